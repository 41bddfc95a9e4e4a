import { parseCitation } from '../act/citation.ts';
import type { Instrument } from '../act/instrument.ts';
import { outsideReason, type ScopeFields } from '../amend/changes/scope.ts';
import { clashesOf } from '../amend/edits/clash.ts';
import type { Edit } from '../amend/edits/edit.ts';
import {
  type Applied,
  type ApplySession,
  applyInstruction,
  tryInstruction,
} from '../amend/instructions/apply/apply.ts';
import { isUnclearTitle, otherActReason } from '../amend/instructions/apply/apply-all.ts';
import type { ResultSlip } from '../amend/instructions/apply/result-check.ts';
import { actOf, isTitleOf } from '../amend/instructions/apply/titles.ts';
import { OTHER_PART_FAILED } from '../amend/instructions/group-parts.ts';
import { type AsidePassage, WHY_ASIDE } from '../amend/instructions/set-aside.ts';
import type { Instruction, ReadItem } from '../amend/instructions/syntax.ts';
import type { Drafted } from '../amend/redline/redline.ts';
import { listedByNumber, subjectAndVerb } from '../base/english.ts';
import { changesBetween } from './changes-between.ts';
import type { ProposedItem } from './proposed-item-schema.ts';
import { unranked } from './unranked.ts';

/** The draft that an item is applied to. */
export interface ItemInput {
  readonly instrument: Pick<Instrument, 'root' | 'title'>;
  /** The item is applied to the text as amended by these. They must not have alternatives. */
  readonly amendments: readonly Drafted[];
  /** The id of the item's amendment. */
  readonly am: string;
  readonly newPid: () => string;
  /** Whether an amendment's words may still be revised. */
  readonly mayRevise: (id: string) => boolean;
  /**
   * For an overlay: the amendments that earlier items of it became. An item may change the words of those, but of no other
   * amendments. Absent if it may change any.
   */
  readonly own?: ReadonlySet<string> | undefined;
  /** The provisions that the review may change. If null or absent, all. */
  readonly scope?: ScopeFields | null | undefined;
}

/** The default members of a proposed item. */
export const BLANK_ITEM = {
  aside: null,
  reason: '',
  suggestion: '',
  place: '',
  alternatives: [],
  revises: [],
  notes: [],
  changes: [],
  pid: null,
} as const;

/** The citation and words of an item. Text without a section number is read as a section without one, which is not cited. */
export const sourceOf = ({ source }: Pick<ReadItem, 'source'>) => ({
  cite: source.cite.replace(/^(?:section|clause)(?=\(|$)/, ''),
  words: source.text,
});

/**
 * The amendments that prevent an instruction, if it could be applied to the text without them. The instruction can then be an
 * alternative to them.
 */
function conflictingAmendments(
  input: ItemInput,
  session: ApplySession,
  instruction: Instruction,
): readonly string[] {
  const { am, amendments, instrument } = input;
  if (amendments.length === 0) return [];
  const without = amendments.filter(({ id }) => input.own?.has(id));
  const alone = applyInstruction({ ...session, amendments: without }, instruction, am);
  if (alone.status !== 'applied') return [];
  const own = { id: am, edits: alone.changes.get(am) ?? [] };
  return clashesOf(instrument.root, [...amendments, own]).flatMap(({ a, b }) => (b === am ? [a] : []));
}

/** Why an instruction may not change other amendments as it would, with their ids. Null if it may. */
function revisionRefusal(
  { am, amendments, own, mayRevise }: ItemInput,
  changes: ReadonlyMap<string, readonly Edit[]>,
): { readonly ids: readonly string[]; readonly reason: string } | null {
  const revised = [...changes.keys()].filter((id) => id !== am);
  const settled = revised.filter((id) => !mayRevise(id));
  if (settled.length > 0) {
    const [is, them] = settled.length === 1 ? ['is', 'it'] : ['are', 'them'];
    const reason = `it also changes ${listedByNumber(settled)}, which ${is} settled: reopen ${them} first`;
    return { ids: settled, reason };
  }
  if (!own) return null;
  const before = new Map(amendments.map(({ id, edits }) => [id, edits]));
  const ids = revised.filter(
    (id) => !own.has(id) && unranked(before.get(id) ?? []) !== unranked(changes.get(id) ?? []),
  );
  const them = ids.length === 1 ? 'it' : 'them';
  const reason = `it changes what only ${subjectAndVerb(ids, 'puts', 'put')} there: change ${them} by hand`;
  return ids.length === 0 ? null : { ids, reason };
}

/** Why an instruction would change something outside the review's scope. Null if it wouldn't. */
function scopeRefusal(
  { instrument: { root }, scope }: ItemInput,
  { amendments }: ApplySession,
  changes: ReadonlyMap<string, readonly Edit[]>,
): { readonly ids: readonly string[]; readonly reason: string } | null {
  const before = amendments.map(({ edits }) => edits);
  const reason = outsideReason(root, scope, [...changes.values()], before);
  return reason === '' ? null : { ids: [], reason };
}

/** The amendments whose edits differ, with their new edits. */
export function changedIn(
  before: readonly Drafted[],
  after: readonly Drafted[],
): Map<string, readonly Edit[]> {
  const editsBefore = new Map(before.map(({ id, edits }) => [id, edits]));
  return new Map(
    after.flatMap(({ id, edits }) => (editsBefore.get(id) === edits ? [] : [[id, edits] as const])),
  );
}

/** The result of one instruction: the proposal, the session for the next instruction, and the slips that it leaves in the text. */
type Proposed = readonly [proposal: ProposedItem, next: ApplySession, slips: readonly ResultSlip[]];

/** Adds the messages of slips to a proposal's notes. */
export const withSlips = (proposed: ProposedItem, slips: readonly ResultSlip[]): ProposedItem =>
  slips.length === 0
    ? proposed
    : { ...proposed, notes: [...proposed.notes, ...slips.map(({ message }) => message)] };

type HasStatus = Pick<ProposedItem, 'status'>;

/** Whether some parts of an instruction can be applied, and others can't or are not wanted. Then none may be applied. */
export const isPartlyApplicable = (proposed: readonly HasStatus[]): boolean =>
  proposed.some(({ status }) => status === 'applied') &&
  proposed.some(({ status }) => ['not-applied', 'overlaps', 'already-made', 'left-out'].includes(status));

/** The reason why a part isn't applied, if another part was not wanted. */
export const OTHER_LEFT_OUT = 'another part of the same instruction is left out';

/** The proposal of a part that could be applied, if another part of its instruction can't be applied or is not wanted. */
export const asNotApplied = (
  { cite, words, pid }: ProposedItem,
  parts: readonly HasStatus[],
): ProposedItem => ({
  ...BLANK_ITEM,
  cite,
  words,
  pid,
  status: 'not-applied',
  reason: parts.some(({ status }) => status === 'left-out') ? OTHER_LEFT_OUT : OTHER_PART_FAILED,
});

/**
 * Makes the proposal from the result of applying an instruction. In the mode `proposed`, it also describes the changes to the
 * text. In the mode `tried`, the text is not changed.
 */
function proposalFrom(
  input: ItemInput,
  session: ApplySession,
  instruction: Instruction,
  applied: Applied,
  mode: 'proposed' | 'made' | 'tried',
): Proposed {
  const nearestPid = 'place' in applied ? parseCitation(session.base, applied.place) : null;
  const proposedItem = { ...sourceOf(instruction), ...BLANK_ITEM, pid: applied.lastNamed ?? nearestPid };
  if (applied.status === 'other-act') {
    const reason = otherActReason(instruction.context, applied.title);
    return [{ ...proposedItem, status: statusOfOther(applied.title), reason }, applied.session, []];
  }
  if (applied.status === 'already-made') {
    const { reason, place } = applied;
    return [{ ...proposedItem, status: 'already-made', reason, place }, applied.session, []];
  }
  if (applied.status === 'not-applied') {
    const otherAmendments =
      applied.alternatives.length > 0
        ? applied.alternatives
        : conflictingAmendments(input, session, instruction);
    const { reason, place } = applied;
    const status = otherAmendments.length > 0 ? 'overlaps' : 'not-applied';
    return [{ ...proposedItem, status, reason, place, alternatives: otherAmendments }, applied.session, []];
  }
  const refusal = scopeRefusal(input, session, applied.changes) ?? revisionRefusal(input, applied.changes);
  if (refusal) {
    const { ids, reason } = refusal;
    return [
      { ...proposedItem, status: 'not-applied', reason, alternatives: ids },
      mode === 'tried' ? applied.session : session,
      [],
    ];
  }
  const revises = [...applied.changes.keys()].filter((id) => id !== input.am);
  const changes = mode === 'proposed' ? changesBetween(session, applied.session) : [];
  const { notes, slips } = applied;
  return [{ ...proposedItem, status: 'applied', revises, notes, changes }, applied.session, slips];
}

/** The status of an item that doesn't amend this Act. An item that names no Act could amend it, and is refused. */
const statusOfOther = (title: string): 'other-act' | 'not-applied' =>
  isUnclearTitle(title) ? 'not-applied' : 'other-act';

type Propose = (input: ItemInput, session: ApplySession, instruction: Instruction) => Proposed;

/** Applies one instruction, and describes its changes to the text. */
export const proposeItem: Propose = (input, session, instruction) =>
  proposalFrom(input, session, instruction, applyInstruction(session, instruction, input.am), 'proposed');

/** Applies one instruction without describing its changes, since comparing the texts takes most of the time. */
export const makeItem: Propose = (input, session, instruction) =>
  proposalFrom(input, session, instruction, applyInstruction(session, instruction, input.am), 'made');

/** Reports what applying one instruction would do, without changing the text. */
export const tryItem: Propose = (input, session, instruction) =>
  proposalFrom(input, session, instruction, tryInstruction(session, instruction, input.am), 'tried');

/** Skips an item that is not wanted. The next item may still refer to what this one names as "that subsection". */
export const skipItem: Propose = ({ am }, session, instruction) => {
  const { session: next, lastNamed } = tryInstruction(session, instruction, am);
  return [{ ...sourceOf(instruction), ...BLANK_ITEM, status: 'left-out', pid: lastNamed }, next, []];
};

/** The proposal for words that could not be read. */
export function proposeUnread(unread: ReadItem & { read: false }, title: string): ProposedItem {
  const actNamed = actOf(unread.context, null);
  const isOther = actNamed !== '' && !isTitleOf([title], actNamed);
  const source = sourceOf(unread);
  if (isOther)
    return {
      ...source,
      ...BLANK_ITEM,
      status: statusOfOther(actNamed),
      reason: otherActReason(unread.context, actNamed),
    };
  const { reason, suggestion = '' } = unread;
  return { ...source, ...BLANK_ITEM, status: 'unread', reason, suggestion };
}

/** A passage that amends nothing, as an item. */
export const setAsideItem = ({ source, kind, words }: AsidePassage): ProposedItem => ({
  ...sourceOf({ source }),
  ...BLANK_ITEM,
  words,
  status: 'set-aside',
  aside: kind,
  reason: WHY_ASIDE[kind],
});
