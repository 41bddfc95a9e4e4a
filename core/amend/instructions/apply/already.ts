import type { Provision } from '../../../act/tree.ts';
import { ok, type Refusal, type Result, refuse } from '../../../base/result.ts';
import type { NewText } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { partsOf } from './closing-words.ts';
import { type Live, remainingChildren, upward } from './live.ts';
import { type FieldPiece, plain } from './match.ts';
import { bare, cited, numberedTwice } from './name.ts';
import { saysTheSame } from './same-words.ts';

/** How the reason begins why something is not made that seems to be in the text by now. */
export const MADE = 'it appears to be already made';

/** The refusal to make what the text has: made twice, it would read as nobody wrote it. */
export const alreadyMade = (what: string, node: Live): Result<never> =>
  refuse('refused', `${MADE}: ${what}`, cited(node));

export const isAlreadyMade = ({ message }: Refusal): boolean => message.startsWith(MADE);

const WORD = /[\p{L}\p{N}]/u;
const STOPS = /[\s,;.:]+$/;
const LINK = /[,;]?\s+(?:and|or|but)\s*$/;

/** A capital that begins a sentence is the text's own: it tells nothing of whether words stand there. */
const compared = (text: string): string => plain(text).toLowerCase();

/** Whether a text goes on with words, and not in the middle of another. */
function beginsWith(text: string, words: string): boolean {
  const [whole, sought] = [compared(text), compared(words)];
  if (sought === '' || !whole.startsWith(sought)) return false;
  return !(WORD.test(sought.at(-1) ?? '') && WORD.test(whole.charAt(sought.length)));
}

function endsWith(text: string, words: string): boolean {
  const [whole, sought] = [compared(text), compared(words)];
  if (sought === '' || !whole.endsWith(sought)) return false;
  return !(WORD.test(sought.charAt(0)) && WORD.test(whole.charAt(whole.length - sought.length - 1)));
}

/** Why words are not put in beside others: they stand there. Null where they don't. */
export function standsBeside(
  { isOwn }: ApplyContext,
  { node, field }: FieldPiece,
  at: number,
  side: 'before' | 'after',
  words: string,
): Result<never> | null {
  if (isOwn) return null;
  const text = node.text[field];
  const isThere = side === 'after' ? beginsWith(text.slice(at), words) : endsWith(text.slice(0, at), words);
  return isThere ? alreadyMade(`“${words}” stands there in ${cited(node)}`, node) : null;
}

/** Why words are not put in the place of several sentences: those that stand there now begin or end with them. */
export function standsInPlace(
  { isOwn }: ApplyContext,
  node: Live,
  text: string,
  words: string,
): Result<never> | null {
  if (isOwn || words.trim() === '' || !(beginsWith(text, words) || endsWith(text, words))) return null;
  return alreadyMade(`“${words}” stands there in ${cited(node)}`, node);
}

/** Why words are not put at an end of a text: it begins or ends with them, the last stop and linking word aside. */
export function standsAtEdge(
  { isOwn }: ApplyContext,
  node: Live,
  text: string,
  edge: 'beginning' | 'end',
  words: string,
): Result<never> | null {
  if (isOwn) return null;
  const isThere =
    edge === 'beginning'
      ? beginsWith(text, words)
      : endsWith(text, words) ||
        endsWith(text.replace(LINK, '').replace(STOPS, ''), words.replace(STOPS, ''));
  const verb = edge === 'beginning' ? 'begins' : 'ends';
  return isThere ? alreadyMade(`${cited(node)} ${verb} with “${words}”`, node) : null;
}

/** Why words are not put in the place of some that are a part of them: they stand round these. Null where they don't. */
export function standsRound(
  { isOwn }: ApplyContext,
  node: Live,
  text: string,
  from: number,
  to: number,
  words: string,
): Result<never> | null {
  const old = text.slice(from, to);
  if (isOwn || old === '' || old === words) return null;
  for (let at = words.indexOf(old); at >= 0; at = words.indexOf(old, at + 1)) {
    const start = from - at;
    if (start >= 0 && text.slice(start, start + words.length) === words)
      return alreadyMade(`“${words}” stands there in ${cited(node)}`, node);
  }
  return null;
}

/** Why words that run on into provisions are not put in: these stand there. Null where they don't. */
export function runsOn({ isOwn }: ApplyContext, node: Live, matter: NewText): Result<never> | null {
  const { provisions } = partsOf(matter);
  if (isOwn || provisions.length === 0) return null;
  const holds = (holder: Live) =>
    provisions.every((given) => remainingChildren(holder).some((child) => saysTheSame(child, given)));
  const holder = [...upward(node)].find(holds);
  return holder ? alreadyMade(`${cited(holder)} has these paragraphs`, holder) : null;
}

/** What is to be said of a provision that is put where one with its number stands, with other words; the refusal, where it has the same. */
export function besideItsLike(
  { isOwn }: ApplyContext,
  holder: Live,
  given: Provision,
): Result<string | null> {
  const num = bare(given.num);
  const like = remainingChildren(holder).filter(
    (child) =>
      child.kind === given.kind && (num === '' ? saysTheSame(child, given) : bare(child.text.num) === num),
  );
  const same = like.find((child) => saysTheSame(child, given));
  if (same && !isOwn) return alreadyMade(`${cited(same)} stands there`, same);
  const [first] = like;
  return ok(first ? numberedTwice(first) : null);
}
