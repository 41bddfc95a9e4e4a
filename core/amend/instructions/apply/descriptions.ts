import type { Kind } from '../../../act/tree.ts';
import { downward, type LiveNode, upward } from './live-node.ts';
import { cited } from './name.ts';

/** Kinds of provision with a heading, which a note in brackets after the number may repeat. */
const HEADED: ReadonlySet<Kind> = new Set(['section', 'schedule', 'part', 'chapter', 'scheduleParagraph']);

/** Other notes after a number: the origin, the chapter of the year, a limit. */
const OTHER_NOTE =
  /^(?:as |but |ceases? |and |so |which |that |see |the |inserted|substituted|added|before |after |where |in both|in each|c\. ?\d|\d|[^a-z]*$)|\b(?:S\.I\.|asp|anaw|asc|nawm|chapter)\b|^in (?:its|their|so|the)\b/i;

const COMMON_WORDS: ReadonlySet<string> = new Set([
  ...['about', 'also', 'another', 'certain', 'etc', 'from', 'general', 'into', 'other', 'others', 'relating'],
  ...['relation', 'respect', 'section', 'such', 'that', 'their', 'this', 'under', 'which', 'with'],
]);

/** The stems of the words that show what a text is about: "orders" and "order" have the same. */
const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
      .filter((word) => !COMMON_WORDS.has(word))
      .map((word) => word.slice(0, 5)),
  );

function stemShare(sought: ReadonlySet<string>, text: string): number {
  const stems = stemsOf(text);
  return sought.size === 0 ? 1 : [...sought].filter((stem) => stems.has(stem)).length / sought.size;
}

const wordKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const wordsOf = (node: LiveNode): string =>
  [...downward(node)].map(({ text }) => `${text.intro} ${text.content} ${text.wrapUp}`).join(' ');

/** The headings above a provision, its own last, any of which a description may give. */
const headingsOver = (node: LiveNode): string =>
  [...upward(node)]
    .flatMap((at) => {
      const siblings = at.parent ? at.parent.children : [];
      const italic = siblings.slice(0, siblings.indexOf(at)).findLast(({ kind }) => kind === 'crossheading');
      return [at.text.heading, ...(at.kind === 'crossheading' || !italic ? [] : [italic.text.heading])];
    })
    .toReversed()
    .join(' ');

/**
 * The note about a provision that is named with the description of another one ("section 4 (offence of damage)"). Null
 * where the description is its heading, or says in other words what the provision is about.
 */
export function misdescription(root: LiveNode, node: LiveNode, note: string): string | null {
  const { heading } = node.text;
  if (!HEADED.has(node.kind) || heading === '') return null;
  const headings = [heading, node.source.heading];
  for (const description of note.split('; ')) {
    if (OTHER_NOTE.test(description)) continue;
    if (headings.some((own) => wordKey(own) === wordKey(description))) continue;
    const other = [...downward(root)].find(
      (one) => one.kind === node.kind && one !== node && wordKey(one.text.heading) === wordKey(description),
    );
    const stems = stemsOf(description);
    const isLike = [...headings, headingsOver(node), wordsOf(node)].some(
      (text) => stemShare(stems, text) >= 0.5,
    );
    if (!other && isLike) continue;
    const actualHeading = `${cited(node)} is “${heading}”`;
    return other
      ? `“${description}” is the heading of ${cited(other)}, and ${actualHeading}`
      : `“${description}” does not describe it: ${actualHeading}`;
  }
  return null;
}
