import type { Pid, Provision } from '../../act/tree.ts';
import { walk } from '../../act/tree.ts';
import { refuse } from '../../base/result.ts';
import { insertionOf } from '../inserted.ts';
import { claiming } from '../renumber.ts';
import type { Changes } from '../spot.ts';
import { insertProvision, omitProvision } from '../structure.ts';
import { after, type Command, type Desk, finish, named, standingText } from './command.ts';
import { changedInsertion } from './revise.ts';

/** Leaves a provision out; one that an amendment inserts is taken out of that amendment. */
export function omit(desk: Desk, pid: Pid): Command {
  const { base, amendments, me, asAlternative } = desk;
  const live = claiming(amendments);
  const omitted = omitProvision(base, live, me, pid, asAlternative);
  if (!omitted.ok) return omitted;
  const name = named(standingText(desk), pid);
  const holder = insertionOf(live, pid);
  return finish(desk, omitted.value, holder ? `Took ${name} out of ${holder.am}` : `Left out ${name}`);
}

/**
 * Puts `provision` in the place of one or several provisions that stand together: one change, a substitution. It has
 * the number of the first of them unless it brings its own. An inserted provision is rewritten in its amendment.
 */
export function substitute(desk: Desk, pids: readonly Pid[], given: Provision): Command {
  const [first] = pids;
  const last = pids.at(-1);
  const text = standingText(desk);
  const old = [...walk(text)].find(({ pid }) => pid === first);
  if (first === undefined || last === undefined || !old)
    return refuse('not-found', 'There is no such provision to substitute');
  const made = given.num ? given : { ...given, num: old.num };
  const words = `For ${pids.map((pid) => named(text, pid)).join(', ')}, substituted ${made.num || 'another provision'}`;
  const focus = { pid: made.pid, field: 'content', offset: 0 } as const;
  if (insertionOf(claiming(desk.amendments), first)) {
    if (pids.length > 1) return refuse('refused', 'Inserted provisions are rewritten one by one');
    const changes = changedInsertion(desk, first, () => made);
    return changes ? finish(desk, changes, words, focus) : refuse('not-found', 'There is no such provision');
  }
  let now = desk;
  let changes: Changes = new Map();
  for (const pid of pids) {
    const out = omitProvision(
      desk.base,
      claiming(now.amendments),
      desk.me,
      pid,
      desk.asAlternative,
      made.pid,
    );
    if (!out.ok) return out;
    changes = new Map([...changes, ...out.value]);
    now = after(desk, changes);
  }
  const put = insertProvision(
    desk.base,
    claiming(now.amendments),
    desk.me,
    { after: last },
    made,
    desk.asAlternative,
    { numbering: { locked: false }, pair: made.pid },
  );
  return put.ok ? finish(desk, new Map([...changes, ...put.value]), words, focus) : put;
}
