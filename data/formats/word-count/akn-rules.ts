import { isInline, QUOTED } from '../akn/names.ts';
import { CLML_WITHIN } from './clml-rules.ts';
import type { CountRules, Met } from './rules.ts';

/** The signs, numbers and letters of a formula are written without a space between them. */
const MATHS =
  /^m(?:i|n|o|s|text|row|frac|sqrt|root|sup|sub|subsup|under|over|underover|fenced|style|padded|phantom|table|tr|td)$/;
const MADE_BY_AN_ACT = /(?:^|:)(?:ChangeId|CommentaryRef)$/;
const PLACEHOLDER = /\b(?:eId|showAs)="([^"]*)"[^>]*?\b(?:showAs|eId)="([^"]*)"/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LONGEST_NAME = 500;

const unescaped = (text: string): string =>
  text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** What a file's placeholders stand for, from its references. */
function placeholders(xml: string): ReadonlyMap<string, string> {
  const namesById = new Map<string, string>();
  const references = /<(?:\w+:)?references\b[\s\S]*?<\/(?:\w+:)?references>/.exec(xml)?.[0] ?? '';
  for (const [tag] of references.matchAll(/<[^>]+>/g)) {
    const [, one = '', other = ''] = PLACEHOLDER.exec(tag) ?? [];
    const isShownFirst = tag.indexOf('showAs=') < tag.indexOf('eId=');
    const [id, shownText] = isShownFirst ? [other, one] : [one, other];
    if (id !== '' && shownText.length <= LONGEST_NAME) namesById.set(id, unescaped(shownText));
  }
  return namesById;
}

const changeOf = ({ attributes }: Met): string =>
  Object.entries(attributes).find(([name]) => /:change$/.test(name))?.[1] ?? '';

/** Whether words are struck by a drafter whose file has tracked changes, and not by an Act. */
const isStruck = ({ name, attributes }: Met): boolean =>
  name === 'del' &&
  !Object.keys(attributes).some((given) => MADE_BY_AN_ACT.test(given)) &&
  !/\b(?:first|last|substitution|addition|repeal)\b/.test(attributes.class ?? '');

/** What of a file with tracked changes is no part of the text that they make. */
function isUnmade(element: Met): boolean {
  const change = changeOf(element);
  if (isStruck(element) || (change.startsWith('del') && !change.endsWith('Struct'))) return true;
  const holder = element.above.at(-1);
  return (
    /^(?:num|heading|subheading)$/.test(element.name) &&
    holder !== undefined &&
    changeOf(holder) === 'delStruct'
  );
}

/** The mark that is printed at an end of an element’s words and stands in none of them. */
const markOf = ({ name, attributes }: Met, end: 'start' | 'end'): string =>
  QUOTED.has(name)
    ? (Object.entries(attributes).find(([each]) => each.replace(/^.*:/, '') === `${end}Quote`)?.[1] ?? '')
    : '';

/** Of Akoma Ntoso, with a drafter's tracked changes made: all that stands in it but what is said of it. */
export function aknRules(xml: string): CountRules {
  const names = placeholders(xml);
  const shownFor = (href: string): string =>
    (names.get(href.replace(/^#/, '')) ?? '').replace(
      /#(var[A-Za-z]+)/g,
      (_, name: string) => names.get(name) ?? '',
    );
  return {
    isSkipped: (element) => {
      const { name, above } = element;
      return (above.at(-1)?.name === 'meta' && name !== 'notes') || name === 'toc' || isUnmade(element);
    },
    // A table of the other format is kept as it is, with that format's elements in it.
    isWithin: ({ name }) => isInline(name) || MATHS.test(name) || CLML_WITHIN.has(name),
    isAside: ({ name }) => name === 'authorialNote',
    // A placeholder is a reference with nothing in it: one that has words says them itself.
    before: (element) => (element.name === 'docDate' ? ' ' : markOf(element, 'start')),
    after: (element) =>
      element.name === 'ref' && element.isEmpty
        ? shownFor(element.attributes.href ?? '')
        : markOf(element, 'end'),
    isTitle: ({ above, name }) => {
      const holder = above.findLast((one) => one.name !== 'container');
      return holder?.name === 'preface' && name !== 'container' && name !== 'longTitle';
    },
    id: 'eId',
  };
}
