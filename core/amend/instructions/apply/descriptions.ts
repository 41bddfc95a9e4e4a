import type { Kind } from '../../../act/tree.ts';
import { downward, type Live, upward } from './live-insertion.ts';
import { cited } from './name.ts';

/** Provisions that have a heading, which a description in brackets after their number gives. */
const HEADED: ReadonlySet<Kind> = new Set(['section', 'schedule', 'part', 'chapter', 'scheduleParagraph']);

/** What else stands in brackets after a number: where it is from, which chapter of its year, how far it goes. */
const OTHER_NOTE =
  /^(?:as |but |ceases? |and |so |which |that |see |the |inserted|substituted|added|before |after |where |in both|in each|c\. ?\d|\d|[^a-z]*$)|\b(?:S\.I\.|asp|anaw|asc|nawm|chapter)\b|^in (?:its|their|so|the)\b/i;

const SMALL: ReadonlySet<string> = new Set([
  ...['about', 'also', 'another', 'certain', 'etc', 'from', 'general', 'into', 'other', 'others', 'relating'],
  ...['relation', 'respect', 'section', 'such', 'that', 'their', 'this', 'under', 'which', 'with'],
]);

/** The beginnings of the words that tell what a text is about: "orders" and "order" have one. */
const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
      .filter((word) => !SMALL.has(word))
      .map((word) => word.slice(0, 5)),
  );

function shareIn(sought: ReadonlySet<string>, text: string): number {
  const stems = stemsOf(text);
  return sought.size === 0 ? 1 : [...sought].filter((stem) => stems.has(stem)).length / sought.size;
}

const key = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const wordsOf = (node: Live): string =>
  [...downward(node)].map(({ text }) => `${text.intro} ${text.content} ${text.wrapUp}`).join(' ');

/** The headings that a provision stands under, its own last: a description may give them, too. */
const headingsOver = (node: Live): string =>
  [...upward(node)]
    .flatMap((at) => {
      const siblings = at.parent ? at.parent.children : [];
      const italic = siblings.slice(0, siblings.indexOf(at)).findLast(({ kind }) => kind === 'crossheading');
      return [at.text.heading, ...(at.kind === 'crossheading' || !italic ? [] : [italic.text.heading])];
    })
    .toReversed()
    .join(' ');

/**
 * What is to be said of a provision that is named with a description of another ("section 4 (offence of damage)"); null
 * where the description is its heading, or tells what it is about in other words.
 */
export function misdescribed(root: Live, node: Live, note: string): string | null {
  const { heading } = node.text;
  if (!HEADED.has(node.kind) || heading === '') return null;
  const headings = [heading, node.source.heading];
  for (const description of note.split('; ')) {
    if (OTHER_NOTE.test(description)) continue;
    if (headings.some((own) => key(own) === key(description))) continue;
    const other = [...downward(root)].find(
      (one) => one.kind === node.kind && one !== node && key(one.text.heading) === key(description),
    );
    const stems = stemsOf(description);
    const isLike = [...headings, headingsOver(node), wordsOf(node)].some(
      (text) => shareIn(stems, text) >= 0.5,
    );
    if (!other && isLike) continue;
    const actualHeading = `${cited(node)} is “${heading}”`;
    return other
      ? `“${description}” is the heading of ${cited(other)}, and ${actualHeading}`
      : `“${description}” does not describe it: ${actualHeading}`;
  }
  return null;
}
