import type { Provision } from '../../../act/tree.ts';
import { ok, type Refusal, type Result, refuse } from '../../../base/result.ts';
import type { NewText } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { partsOf } from './closing-words.ts';
import { type Live, remainingChildren, upward } from './live-insertion.ts';
import { type FieldFragment, plain } from './match.ts';
import { bare, cited, numberedTwice } from './name.ts';
import { saysTheSame } from './same-words.ts';

/** Begins every reason that refuses a change because the text seems to have it already. */
export const ALREADY_MADE = 'it appears to be already made';

/** Refuses a change that the text already has: made twice, words would be repeated. */
export const refuseAlreadyMade = (reason: string, node: Live): Result<never> =>
  refuse('refused', `${ALREADY_MADE}: ${reason}`, cited(node));

export const isAlreadyMade = ({ message }: Refusal): boolean => message.startsWith(ALREADY_MADE);

const WORD = /[\p{L}\p{N}]/u;
const STOPS = /[\s,;.:]+$/;
const LINK = /[,;]?\s+(?:and|or|but)\s*$/;

/** Ignores case: the capital that begins a sentence does not tell whether words are there. */
const comparisonKey = (text: string): string => plain(text).toLowerCase();

/** Whether a text goes on with words, and not in the middle of another. */
function beginsWith(text: string, words: string): boolean {
  const [fullText, sought] = [comparisonKey(text), comparisonKey(words)];
  if (sought === '' || !fullText.startsWith(sought)) return false;
  return !(WORD.test(sought.at(-1) ?? '') && WORD.test(fullText.charAt(sought.length)));
}

function endsWith(text: string, words: string): boolean {
  const [fullText, sought] = [comparisonKey(text), comparisonKey(words)];
  if (sought === '' || !fullText.endsWith(sought)) return false;
  return !(WORD.test(sought.charAt(0)) && WORD.test(fullText.charAt(fullText.length - sought.length - 1)));
}

/** Why words are not put in beside others: they stand there. Null where they don't. */
export function refuseIfBeside(
  { isOwn }: ApplyContext,
  { node, field }: FieldFragment,
  at: number,
  side: 'before' | 'after',
  words: string,
): Result<never> | null {
  if (isOwn) return null;
  const text = node.text[field];
  const isThere = side === 'after' ? beginsWith(text.slice(at), words) : endsWith(text.slice(0, at), words);
  return isThere ? refuseAlreadyMade(`“${words}” stands there in ${cited(node)}`, node) : null;
}

/** Why words are not put in the place of several sentences: those that stand there now begin or end with them. */
export function refuseIfInPlace(
  { isOwn }: ApplyContext,
  node: Live,
  text: string,
  words: string,
): Result<never> | null {
  if (isOwn || words.trim() === '' || !(beginsWith(text, words) || endsWith(text, words))) return null;
  return refuseAlreadyMade(`“${words}” stands there in ${cited(node)}`, node);
}

/** Why words are not put at an end of a text: it begins or ends with them, the last stop and linking word aside. */
export function refuseIfAtEdge(
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
  return isThere ? refuseAlreadyMade(`${cited(node)} ${verb} with “${words}”`, node) : null;
}

/** Why words are not put in the place of some that are a part of them: they stand round these. Null where they don't. */
export function refuseIfAround(
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
      return refuseAlreadyMade(`“${words}” stands there in ${cited(node)}`, node);
  }
  return null;
}

/** Why words that run on into provisions are not put in: these stand there. Null where they don't. */
export function refuseIfRunOn({ isOwn }: ApplyContext, node: Live, newText: NewText): Result<never> | null {
  const { provisions } = partsOf(newText);
  if (isOwn || provisions.length === 0) return null;
  const holds = (holder: Live) =>
    provisions.every((provision) => remainingChildren(holder).some((child) => saysTheSame(child, provision)));
  const holder = [...upward(node)].find(holds);
  return holder ? refuseAlreadyMade(`${cited(holder)} has these paragraphs`, holder) : null;
}

/** A note for a provision whose number is already taken there; a refusal where that one has the same words. */
export function noteDuplicate(
  { isOwn }: ApplyContext,
  holder: Live,
  provision: Provision,
): Result<string | null> {
  const num = bare(provision.num);
  const like = remainingChildren(holder).filter(
    (child) =>
      child.kind === provision.kind &&
      (num === '' ? saysTheSame(child, provision) : bare(child.text.num) === num),
  );
  const identical = like.find((child) => saysTheSame(child, provision));
  if (identical && !isOwn) return refuseAlreadyMade(`${cited(identical)} stands there`, identical);
  const [first] = like;
  return ok(first ? numberedTwice(first) : null);
}
