import { isInline, QUOTED } from '../akn/names.ts';
import { CLML_INLINE } from './clml-rules.ts';
import type { CountRules, StartedElement } from './rules.ts';

/** MathML elements. A formula is written without spaces between its tokens. */
const MATHS =
  /^m(?:i|n|o|s|text|row|frac|sqrt|root|sup|sub|subsup|under|over|underover|fenced|style|padded|phantom|table|tr|td)$/;
const MADE_BY_AN_ACT = /(?:^|:)(?:ChangeId|CommentaryRef)$/;
const PLACEHOLDER = /\b(?:eId|showAs)="([^"]*)"[^>]*?\b(?:showAs|eId)="([^"]*)"/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const MAX_VARIABLE_LENGTH = 500;

const unescaped = (text: string): string =>
  text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** The text for each placeholder, from the file's `references`. */
function placeholders(xml: string): ReadonlyMap<string, string> {
  const namesById = new Map<string, string>();
  const references = /<(?:\w+:)?references\b[\s\S]*?<\/(?:\w+:)?references>/.exec(xml)?.[0] ?? '';
  for (const [tag] of references.matchAll(/<[^>]+>/g)) {
    const [, one = '', other = ''] = PLACEHOLDER.exec(tag) ?? [];
    const isShownFirst = tag.indexOf('showAs=') < tag.indexOf('eId=');
    const [id, shownText] = isShownFirst ? [other, one] : [one, other];
    if (id !== '' && shownText.length <= MAX_VARIABLE_LENGTH) namesById.set(id, unescaped(shownText));
  }
  return namesById;
}

const changeOf = ({ attributes }: StartedElement): string =>
  Object.entries(attributes).find(([name]) => /:change$/.test(name))?.[1] ?? '';

/** Whether a deletion is a drafter's tracked change, and not one that an Act made. */
const isTrackedDeletion = ({ name, attributes }: StartedElement): boolean =>
  name === 'del' &&
  !Object.keys(attributes).some((attribute) => MADE_BY_AN_ACT.test(attribute)) &&
  !/\b(?:first|last|substitution|addition|repeal)\b/.test(attributes.class ?? '');

/** Whether an element is left out of the text when the tracked changes are made. */
function isLeftOut(element: StartedElement): boolean {
  const change = changeOf(element);
  if (isTrackedDeletion(element) || (change.startsWith('del') && !change.endsWith('Struct'))) return true;
  const holder = element.above.at(-1);
  return (
    /^(?:num|heading|subheading)$/.test(element.name) &&
    holder !== undefined &&
    changeOf(holder) === 'delStruct'
  );
}

/** The quotation mark that is printed at the start or end of an element; the file has it in an attribute. */
const markOf = ({ name, attributes }: StartedElement, end: 'start' | 'end'): string =>
  QUOTED.has(name)
    ? (Object.entries(attributes).find(([each]) => each.replace(/^.*:/, '') === `${end}Quote`)?.[1] ?? '')
    : '';

/**
 * The rules for Akoma Ntoso, with tracked changes made. Everything but the metadata and the table of contents is words.
 */
export function aknRules(xml: string): CountRules {
  const names = placeholders(xml);
  const variableText = (href: string): string =>
    (names.get(href.replace(/^#/, '')) ?? '').replace(
      /#(var[A-Za-z]+)/g,
      (_, name: string) => names.get(name) ?? '',
    );
  return {
    isSkipped: (element) => {
      const { name, above } = element;
      return (above.at(-1)?.name === 'meta' && name !== 'notes') || name === 'toc' || isLeftOut(element);
    },
    // A table of the other format is stored unchanged, with that format's inline elements.
    isWithin: ({ name }) => isInline(name) || MATHS.test(name) || CLML_INLINE.has(name),
    isAside: ({ name }) => name === 'authorialNote',
    // A placeholder is an empty reference. A reference with words has its own.
    before: (element) => (element.name === 'docDate' ? ' ' : markOf(element, 'start')),
    after: (element) =>
      element.name === 'ref' && element.isEmpty
        ? variableText(element.attributes.href ?? '')
        : markOf(element, 'end'),
    isTitle: ({ above, name }) => {
      const holder = above.findLast((one) => one.name !== 'container');
      return holder?.name === 'preface' && name !== 'container' && name !== 'longTitle';
    },
    id: 'eId',
  };
}
