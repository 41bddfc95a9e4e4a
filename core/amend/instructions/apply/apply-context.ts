import type { Field } from '../../../act/tree.ts';
import { ok, type Result } from '../../../base/result.ts';
import type { Live } from './live-insertion.ts';
import type { Finder, LocatedPlace } from './locate.ts';
import type { WorkingText } from './working-text.ts';

/** An instruction being carried out: in what text, for which amendment, and in which places it is. */
export interface ApplyContext {
  readonly text: WorkingText;
  readonly finder: Finder;
  readonly am: string;
  /** The places of the context: what an empty location stands for. */
  readonly places: readonly LocatedPlace[];
  readonly mayOvertake: (am: string) => boolean;
  /** The wording was written for this very text, so nothing of it is there yet. Similar provisions are meant to be repeated. */
  readonly isOwn: boolean;
  /** Doubts for a person to check, though the instruction is applied. */
  readonly notes: string[];
}

export const SUCCESS: Result<null> = ok(null);

/** Makes a field read `now`, as a change of the characters `from..to` and of spaces beside them. */
export function rewrite(
  { text, am }: ApplyContext,
  node: Live,
  field: Field,
  from: number,
  to: number,
  now: string,
): Result<null> {
  const was = node.text[field];
  let start = 0;
  while (start < from && start < now.length && was.charCodeAt(start) === now.charCodeAt(start)) start++;
  let end = 0;
  const maxTail = Math.min(was.length - to, now.length - start, was.length - start);
  while (end < maxTail && was.charCodeAt(was.length - 1 - end) === now.charCodeAt(now.length - 1 - end))
    end++;
  return text.splice(am, node, field, {
    at: start,
    remove: was.length - end - start,
    insert: now.slice(start, now.length - end),
  });
}

/** Does something for each in turn, and stops at the first refusal. */
export function each<T>(items: Iterable<T>, act: (item: T) => Result<null>): Result<null> {
  for (const item of items) {
    const attempt = act(item);
    if (!attempt.ok) return attempt;
  }
  return SUCCESS;
}
