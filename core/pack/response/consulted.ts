import type { Provision } from '../../act/tree.ts';
import type { Amendment } from '../../amend/edits/amendment.ts';
import { choosePack } from '../choose.ts';
import { proposalPart, proposalsInOrder, questionsInOrder } from '../paper/facts.ts';
import { proposedIn } from '../proposed.ts';
import type { Asking, ConsultationRecord, PackArrangement } from '../records.ts';

/** The paper and the draft that people were consulted on, or the present ones if nobody recorded a consultation. */
export interface Consulted {
  readonly root: Provision;
  readonly amendments: readonly Amendment[];
  readonly arrangement: PackArrangement;
  readonly questions: Asking['asks'];
  /** The time of the consultation; null if nobody recorded it. */
  readonly version: ConsultationRecord['consulted'];
  readonly isRebased: boolean;
}

/** The number of each question in the consultation paper. */
export function numbersIn({
  root,
  amendments,
  arrangement,
  questions: askList,
}: Consulted): ReadonlyMap<string, number> {
  const { proposes = 'agreed', leftOut } = arrangement;
  const selection = choosePack(root, amendments, { ...proposedIn(amendments, proposes), isProposed: true });
  const left = new Set(leftOut);
  const proposals = proposalsInOrder(selection.ok ? selection.value.chosen : [], arrangement)
    .map(({ id }) => id)
    .filter((id) => !left.has(proposalPart(id)));
  return new Map(questionsInOrder(askList, proposals).map(({ question }, at) => [question, at + 1]));
}
