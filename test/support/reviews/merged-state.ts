import { keysOf, valueAt } from '../../../core/merge/conflict-keys.ts';
import { conflictsIn } from '../../../core/merge/conflicts.ts';
import type { Copy } from '../../../core/merge/copy.ts';
import { thingsOf } from '../../../core/merge/merge.ts';

/**
 * What a copy holds, in one form: equal for two copies that hold the same, in whatever order they came to it. A copy's
 * own count of an amendment's revisions, and the order of its entries, are no part of that.
 */
export function stateOf(copy: Copy): unknown {
  const held = copy.state;
  const things: Record<string, unknown> = {};
  for (const key of keysOf(held)) {
    const value = valueAt(held, key);
    if (key.startsWith('amendment:')) {
      const { revision: _, ...rest } = value as { readonly revision: number };
      things[key] = rest;
    } else if (key.startsWith('consultation:')) things[key] = { ...(value as object), consulted: null };
    else things[key] = value;
  }
  const open = conflictsIn(thingsOf(copy)).map(({ kind, id, part, readings }) => ({
    kind,
    id,
    part,
    readings: readings.map(({ event, value }) => ({ event, value })),
  }));
  return { instrument: held.instrumentHash, things, open };
}
