import type { Provision } from '../../../act/tree.ts';
import { ok, type Refusal, type Result, refuse } from '../../../base/result.ts';
import type { NewText } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { splitClosingWords } from './closing-words.ts';
import { type LiveNode, remainingChildren, upward } from './live-node.ts';
import { type FieldFragment, plain } from './match.ts';
import { bare, cited, numberedTwice } from './name.ts';
import { saysTheSame } from './same-words.ts';

/** The beginning of every reason that refuses a change because the text seems to have it already. */
export const ALREADY_MADE = 'it appears to be already made';

/** Refuses a change that the text already has, because it would repeat words. */
export const refuseAlreadyMade = (reason: string, node: LiveNode): Result<never> =>
  refuse('refused', `${ALREADY_MADE}: ${reason}`, cited(node));

export const isAlreadyMade = ({ message }: Refusal): boolean => message.startsWith(ALREADY_MADE);

const LETTER = /[\p{L}\p{N}]/u;
const LAST_STOPS = /[\s,;.:]+$/;
const LAST_LINK = /[,;]?\s+(?:and|or|but)\s*$/;

/** Without case, because a word may have a capital only for beginning a sentence. */
const comparisonKey = (text: string): string => plain(text).toLowerCase();

/** Whether a text begins with words, and not in the middle of a longer word. */
function beginsWith(text: string, words: string): boolean {
  const [fullText, sought] = [comparisonKey(text), comparisonKey(words)];
  if (sought === '' || !fullText.startsWith(sought)) return false;
  return !(LETTER.test(sought.at(-1) ?? '') && LETTER.test(fullText.charAt(sought.length)));
}

function endsWith(text: string, words: string): boolean {
  const [fullText, sought] = [comparisonKey(text), comparisonKey(words)];
  if (sought === '' || !fullText.endsWith(sought)) return false;
  return !(
    LETTER.test(sought.charAt(0)) && LETTER.test(fullText.charAt(fullText.length - sought.length - 1))
  );
}

/** Refuses to insert words beside others if they are already there; otherwise null. */
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

/** Refuses to replace several sentences if the text there already begins or ends with the new words; otherwise null. */
export function refuseIfInPlace(
  { isOwn }: ApplyContext,
  node: LiveNode,
  text: string,
  words: string,
): Result<never> | null {
  if (isOwn || words.trim() === '' || !(beginsWith(text, words) || endsWith(text, words))) return null;
  return refuseAlreadyMade(`“${words}” stands there in ${cited(node)}`, node);
}

/** Refuses to insert words at an edge if the text already has them there, before any last stop and linking word; otherwise null. */
export function refuseIfAtEdge(
  { isOwn }: ApplyContext,
  node: LiveNode,
  text: string,
  edge: 'beginning' | 'end',
  words: string,
): Result<never> | null {
  if (isOwn) return null;
  const isThere =
    edge === 'beginning'
      ? beginsWith(text, words)
      : endsWith(text, words) ||
        endsWith(text.replace(LAST_LINK, '').replace(LAST_STOPS, ''), words.replace(LAST_STOPS, ''));
  const verb = edge === 'beginning' ? 'begins' : 'ends';
  return isThere ? refuseAlreadyMade(`${cited(node)} ${verb} with “${words}”`, node) : null;
}

/** Refuses to replace words by longer words that contain them, if the longer words are already there; otherwise null. */
export function refuseIfAround(
  { isOwn }: ApplyContext,
  node: LiveNode,
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

/** Refuses to insert words that run on into provisions, if the provisions are already there; otherwise null. */
export function refuseIfRunOn(
  { isOwn }: ApplyContext,
  node: LiveNode,
  newText: NewText,
): Result<never> | null {
  const { provisions } = splitClosingWords(newText);
  if (isOwn || provisions.length === 0) return null;
  const holds = (holder: LiveNode) =>
    provisions.every((provision) => remainingChildren(holder).some((child) => saysTheSame(child, provision)));
  const holder = [...upward(node)].find(holds);
  return holder ? refuseAlreadyMade(`${cited(holder)} has these paragraphs`, holder) : null;
}

/** Notes that the number of a new provision is already taken. Refuses if the old provision has the same words. */
export function noteDuplicate(
  { isOwn }: ApplyContext,
  holder: LiveNode,
  provision: Provision,
): Result<string | null> {
  const num = bare(provision.num);
  const alike = remainingChildren(holder).filter(
    (child) =>
      child.kind === provision.kind &&
      (num === '' ? saysTheSame(child, provision) : bare(child.text.num) === num),
  );
  const identical = alike.find((child) => saysTheSame(child, provision));
  if (identical && !isOwn) return refuseAlreadyMade(`${cited(identical)} stands there`, identical);
  const [first] = alike;
  return ok(first ? numberedTwice(first) : null);
}
