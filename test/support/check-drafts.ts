import { cite } from '../../core/act/citation.ts';
import type { Instrument } from '../../core/act/instrument.ts';
import { indexTree } from '../../core/act/tree.ts';
import { contextOf, type ToCheck } from '../../core/amend/checks/context.ts';
import type { CheckId, Finding } from '../../core/amend/checks/finding.ts';
import { mendChanges } from '../../core/amend/checks/mend.ts';
import { findingsIn } from '../../core/amend/checks/registry.ts';
import type { PlainEdit } from '../../core/amend/plain-edit.ts';
import { firstRank } from '../../core/amend/rank.ts';
import type { Drafted } from '../../core/amend/redline.ts';
import { resolvePlainEdits } from '../../core/amend/resolve-edits.ts';

/** An amendment of an Act, from edits that name their places and quote their words. */
export function drafted({ root }: Instrument, id: string, ...edits: readonly PlainEdit[]): Drafted {
  let made = 0;
  const resolved = resolvePlainEdits(root, edits, {
    newPid: () => `${id}-new-${++made}`,
    rank: firstRank(id),
  });
  if (!resolved.ok) throw new Error(`${resolved.error.place}: ${resolved.error.message}`);
  return { id, edits: resolved.value };
}

/** What the checks find in a draft of an Act, all of it or that of one check. */
export function found(
  instrument: Instrument,
  selected: readonly Drafted[],
  { id, others = [], ...more }: Partial<ToCheck> & { readonly id?: CheckId } = {},
): readonly Finding[] {
  const all = findingsIn(contextOf({ instrument, selected, others, ...more }));
  return id === undefined ? all : all.filter(({ check }) => check === id);
}

/** A finding as a table has it: how grave, where, whose, what. */
export function line(instrument: Instrument, selected: readonly Drafted[], finding: Finding): string {
  const { amended } = contextOf({ instrument, selected, others: [] });
  const root = indexTree(amended).byPid.has(finding.pid) ? amended : instrument.root;
  return `${finding.severity} at ${cite(root, finding.pid, 'short')}: ${finding.message}`;
}

/** A selection with a finding's mend made. */
export function mended(
  instrument: Instrument,
  selected: readonly Drafted[],
  finding: Finding,
): readonly Drafted[] {
  const changes = mendChanges(contextOf({ instrument, selected, others: [] }), finding);
  return selected.map((amendment) => ({ ...amendment, edits: changes.get(amendment.id) ?? amendment.edits }));
}
