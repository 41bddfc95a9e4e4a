import { cite, parseCitation } from '../../../core/act/citation.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import { type CheckInput, contextOf } from '../../../core/amend/checks/context.ts';
import type { CheckId, Finding } from '../../../core/amend/checks/finding.ts';
import { fixChanges } from '../../../core/amend/checks/fix.ts';
import { findingsIn } from '../../../core/amend/checks/registry.ts';
import type { PlainEdit } from '../../../core/amend/edits/plain-edit.ts';
import { resolvePlainEdits } from '../../../core/amend/edits/resolve-edits.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import { firstRank } from '../../../core/amend/text/rank.ts';
import { actAt } from '../acts/act.ts';

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
  { id, otherAmendments = [], ...more }: Partial<CheckInput> & { readonly id?: CheckId } = {},
): readonly Finding[] {
  const all = findingsIn(contextOf({ instrument, selected, otherAmendments, ...more }));
  return id === undefined ? all : all.filter(({ check }) => check === id);
}

/** A finding as a table has it: how grave, where, whose, what. */
export function line(instrument: Instrument, selected: readonly Drafted[], finding: Finding): string {
  const { amended } = contextOf({ instrument, selected, otherAmendments: [] });
  const root = indexTree(amended).byPid.has(finding.pid) ? amended : instrument.root;
  return `${finding.severity} at ${cite(root, finding.pid, 'short')}: ${finding.message}`;
}

/** A selection with a finding's fix made. */
export function fixed(
  instrument: Instrument,
  selected: readonly Drafted[],
  finding: Finding,
): readonly Drafted[] {
  const changes = fixChanges(contextOf({ instrument, selected, otherAmendments: [] }), finding);
  return selected.map((amendment) => ({ ...amendment, edits: changes.get(amendment.id) ?? amendment.edits }));
}

/** The Act that the rows are drafted on. */
export const act = actAt('current');

/** One amendment of it, as a selection. */
export const draft = (...edits: PlainEdit[]): Drafted[] => [drafted(act, 'A-001', ...edits)];

export const omit = (citation: string): PlainEdit => ({ in: citation, omit: true });
export const replace = (citation: string, words: string, by: string): PlainEdit => ({
  in: citation,
  replace: words,
  with: by,
});
export const subsection = (after: string, num: string, text: string): PlainEdit => ({
  after,
  insertProvision: { num, text },
});
export const section = (after: string, num: string, text: string, heading = 'New section'): PlainEdit => ({
  after,
  insertProvision: { num, heading, children: [{ num: '(1)', text }] },
});

/** @throws Error where the Act has no such provision: a row about nothing would prove nothing */
export function pid(citation: string): Pid {
  const found = parseCitation(act.root, citation);
  if (found === null) throw new Error(`${citation} is not in the Act`);
  return found;
}

/** One draft for each: what a check finds in it, in words; nothing for one that is well made. */
export type Row = readonly [
  id: CheckId,
  name: string,
  drafts: readonly Drafted[],
  expected: readonly string[],
];

/** What one check finds in a draft of the Act, as the rows have it. */
export const lines = (
  id: CheckId,
  selected: readonly Drafted[],
  otherAmendments: readonly Drafted[] = [],
): readonly string[] =>
  found(act, selected, { id, otherAmendments }).map((finding) => line(act, selected, finding));
