import type { Field } from '../../../act/tree.ts';
import { ok, type Result } from '../../../base/result.ts';
import type { LiveNode } from './live-node.ts';
import type { Finder, LocatedPlace } from './locate.ts';
import type { WorkingText } from './working-text.ts';

/** The context of applying one instruction: the text, the id of its amendment (`am`), and the places. */
export interface ApplyContext {
  readonly text: WorkingText;
  readonly finder: Finder;
  readonly am: string;
  /** The places of the instruction's context, which an empty location means. */
  readonly places: readonly LocatedPlace[];
  readonly mayOvertake: (am: string) => boolean;
  /** The wording was written for this text, so none of it is there yet, and similar provisions are intended. */
  readonly isOwn: boolean;
  /** Doubts about an applied instruction, for a person to check. */
  readonly notes: string[];
}

export const SUCCESS: Result<null> = ok(null);

/** Changes a field to `now`: the characters `from..to` and the spaces beside them. */
export function rewrite(
  { text, am }: ApplyContext,
  node: LiveNode,
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

/** Does something for each value, and stops at the first refusal. */
export function each<T>(items: Iterable<T>, act: (item: T) => Result<null>): Result<null> {
  for (const item of items) {
    const attempt = act(item);
    if (!attempt.ok) return attempt;
  }
  return SUCCESS;
}
