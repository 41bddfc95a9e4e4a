import type { Pid, Provision } from '../../act/tree.ts';
import { walk } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { rowsWith } from '../edits/rows-held-together.ts';
import { claiming } from '../structure/renumber.ts';
import type { Changes } from '../structure/spot-for.ts';
import { insertProvision, omitProvision, UNLOCKED } from '../structure/structural-edits.ts';
import { insertionOf } from '../structure/with-inserted.ts';
import {
  applyChanges,
  type Command,
  type DraftingSession,
  finish,
  nameOf,
  textWithInsertions,
} from './command.ts';
import { changedInsertion } from './revise.ts';

/** Omits several provisions, one after another. */
function omitAll(session: DraftingSession, pids: readonly Pid[], pair?: Pid): Result<Changes> {
  const { base, me, asAlternative } = session;
  let now = session;
  let changes: Changes = new Map();
  for (const pid of pids) {
    const out = omitProvision(base, claiming(now.amendments), me, pid, asAlternative, pair);
    if (!out.ok) return out;
    changes = new Map([...changes, ...out.value]);
    now = applyChanges(session, changes);
  }
  return ok(changes);
}

/**
 * Omits a provision. A row of a table is omitted with the rows that share a spanning cell with it. An inserted provision
 * is removed from its amendment.
 */
export function omit(session: DraftingSession, pid: Pid): Command {
  const pids = rowsWith(session.base, pid);
  const omitted = omitAll(session, pids);
  if (!omitted.ok) return omitted;
  const text = textWithInsertions(session);
  const name = pids.map((one) => nameOf(text, one)).join(', ');
  const holder = insertionOf(claiming(session.amendments), pid);
  return finish(session, omitted.value, holder ? `Deleted ${name} from ${holder.am}` : `Omitted ${name}`);
}

/**
 * Substitutes one provision for one or several adjacent ones, as one change. Without a number of its own, it gets the
 * number of the first of them. An inserted provision is rewritten in its amendment.
 */
export function substitute(session: DraftingSession, pids: readonly Pid[], replacement: Provision): Command {
  const [first] = pids;
  const last = pids.at(-1);
  const text = textWithInsertions(session);
  const old = [...walk(text)].find(({ pid }) => pid === first);
  if (first === undefined || last === undefined || !old)
    return refuse('not-found', 'That provision does not exist to substitute');
  const numbered = replacement.num ? replacement : { ...replacement, num: old.num };
  const words = `For ${pids.map((pid) => nameOf(text, pid)).join(', ')}, substituted ${numbered.num || 'another provision'}`;
  const focus = { pid: numbered.pid, field: 'content', offset: 0 } as const;
  if (insertionOf(claiming(session.amendments), first)) {
    if (pids.length > 1) return refuse('refused', 'Change inserted provisions one at a time');
    const changes = changedInsertion(session, first, () => numbered);
    return changes
      ? finish(session, changes, words, focus)
      : refuse('not-found', 'That provision does not exist');
  }
  const out = omitAll(session, pids, numbered.pid);
  if (!out.ok) return out;
  const inserted = insertProvision(
    session.base,
    claiming(applyChanges(session, out.value).amendments),
    session.me,
    { after: last },
    numbered,
    session.asAlternative,
    { ...UNLOCKED, pair: numbered.pid },
  );
  return inserted.ok ? finish(session, new Map([...out.value, ...inserted.value]), words, focus) : inserted;
}
