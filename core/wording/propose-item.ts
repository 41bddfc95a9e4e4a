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

/** What an item is held against, and as what it would be made. */
export interface ItemInput {
  readonly instrument: Pick<Instrument, 'root' | 'title'>;
  /** The amendments that make the text it is applied to. No alternatives of each other. */
  readonly amendments: readonly Drafted[];
  /** What the amendment will be called. */
  readonly am: string;
  readonly newPid: () => string;
  /** Whether an amendment's words may still be revised. */
  readonly mayRevise: (id: string) => boolean;
  /**
   * Of text that is gone through item by item: the amendments that came of it before. It may overtake and revise those,
   * and no other.
   */
  readonly own?: ReadonlySet<string> | undefined;
  /** What the review may change; everything, where it is null or absent. */
  readonly scope?: ScopeFields | null | undefined;
}

/** What is said of an item of which there is nothing to say yet. */
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

/** Words that stand by themselves are in a section without a number: `(2)` of it has that for its name. */
export const sourceOf = ({ source }: Pick<ReadItem, 'source'>) => ({
  cite: source.cite.replace(/^(?:section|clause)(?=\(|$)/, ''),
  words: source.text,
});

/**
 * The amendments that keep an instruction from being made, where the base text without them has what it names: it is
 * an alternative to those.
 */
function inTheWay(input: ItemInput, session: ApplySession, instruction: Instruction): readonly string[] {
  const { am, amendments, instrument } = input;
  if (amendments.length === 0) return [];
  const without = amendments.filter(({ id }) => input.own?.has(id));
  const alone = applyInstruction({ ...session, amendments: without }, instruction, am);
  if (alone.status !== 'applied') return [];
  const own = { id: am, edits: alone.changes.get(am) ?? [] };
  return clashesOf(instrument.root, [...amendments, own]).flatMap(({ a, b }) => (b === am ? [a] : []));
}

/** Why what an instruction does to other amendments can't be done; null where it can. */
function mayNotRevise(
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

/** Why the review may not change what an instruction would; null where it may. */
function mayNotChange(
  { instrument: { root }, scope }: ItemInput,
  { amendments }: ApplySession,
  changes: ReadonlyMap<string, readonly Edit[]>,
): { readonly ids: readonly string[]; readonly reason: string } | null {
  const before = amendments.map(({ edits }) => edits);
  const reason = outsideReason(root, scope, [...changes.values()], before);
  return reason === '' ? null : { ids: [], reason };
}

/** The amendments that have other edits than they had, with those. */
export function changedIn(
  before: readonly Drafted[],
  after: readonly Drafted[],
): Map<string, readonly Edit[]> {
  const editsBefore = new Map(before.map(({ id, edits }) => [id, edits]));
  return new Map(
    after.flatMap(({ id, edits }) => (editsBefore.get(id) === edits ? [] : [[id, edits] as const])),
  );
}

/** What became of one instruction, the session for the next, and the slips that it leaves in its text as that is then. */
type Proposed = readonly [proposal: ProposedItem, next: ApplySession, slips: readonly ResultSlip[]];

/** What became of an instruction, with those of its slips that a text has. */
export const withSlips = (proposed: ProposedItem, slips: readonly ResultSlip[]): ProposedItem =>
  slips.length === 0
    ? proposed
    : { ...proposed, notes: [...proposed.notes, ...slips.map(({ message }) => message)] };

type OfStatus = Pick<ProposedItem, 'status'>;

/** Whether some of what is made together can be made, and some of it can't, or is not wanted. */
export const isHalf = (proposed: readonly OfStatus[]): boolean =>
  proposed.some(({ status }) => status === 'applied') &&
  proposed.some(({ status }) => ['not-applied', 'overlaps', 'already-made', 'left-out'].includes(status));

/** Why a part isn't made, where another that can be made was not asked for. */
export const OTHER_LEFT_OUT = 'another part of the same instruction is left out';

/** What is said of a part that can be made, where another of the parts of the same instruction can't, or is left out. */
export const takenBack = ({ cite, words, pid }: ProposedItem, parts: readonly OfStatus[]): ProposedItem => ({
  ...BLANK_ITEM,
  cite,
  words,
  pid,
  status: 'not-applied',
  reason: parts.some(({ status }) => status === 'left-out') ? OTHER_LEFT_OUT : OTHER_PART_FAILED,
});

function outcome(
  input: ItemInput,
  session: ApplySession,
  item: Instruction,
  applied: Applied,
  mode: 'proposed' | 'made' | 'tried',
): Proposed {
  const far = 'place' in applied ? parseCitation(session.base, applied.place) : null;
  const proposedItem = { ...sourceOf(item), ...BLANK_ITEM, pid: applied.lastNamed ?? far };
  if (applied.status === 'other-act') {
    const reason = otherActReason(item.context, applied.title);
    return [{ ...proposedItem, status: statusOfOther(applied.title), reason }, applied.session, []];
  }
  if (applied.status === 'already-made') {
    const { reason, place } = applied;
    return [{ ...proposedItem, status: 'already-made', reason, place }, applied.session, []];
  }
  if (applied.status === 'not-applied') {
    const otherAmendments =
      applied.alternatives.length > 0 ? applied.alternatives : inTheWay(input, session, item);
    const { reason, place } = applied;
    const status = otherAmendments.length > 0 ? 'overlaps' : 'not-applied';
    return [{ ...proposedItem, status, reason, place, alternatives: otherAmendments }, applied.session, []];
  }
  const barred = mayNotChange(input, session, applied.changes) ?? mayNotRevise(input, applied.changes);
  if (barred) {
    const { ids, reason } = barred;
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

/** What is of another Act is set aside; where nothing says of which Act it is, it may be of this one, and is not applied. */
const statusOfOther = (title: string): 'other-act' | 'not-applied' =>
  isUnclearTitle(title) ? 'not-applied' : 'other-act';

type Propose = (input: ItemInput, session: ApplySession, item: Instruction) => Proposed;

/** Makes one instruction, and says what became of it. */
export const proposed: Propose = (input, session, item) =>
  outcome(input, session, item, applyInstruction(session, item, input.am), 'proposed');

/** The same, without what it does to the text in words: to compare the texts takes longer than all else. */
export const makeItem: Propose = (input, session, item) =>
  outcome(input, session, item, applyInstruction(session, item, input.am), 'made');

/** Says what would become of one instruction. The text stays as it is. */
export const tryItem: Propose = (input, session, item) =>
  outcome(input, session, item, tryInstruction(session, item, input.am), 'tried');

/** An item that was not asked for, and the session for the next, which may say "that subsection" of what this names. */
export const leftOut: Propose = ({ am }, session, item) => {
  const { session: next, lastNamed } = tryInstruction(session, item, am);
  return [{ ...sourceOf(item), ...BLANK_ITEM, status: 'left-out', pid: lastNamed }, next, []];
};

/** What becomes of words that could not be read. */
export function unread(item: ReadItem & { read: false }, title: string): ProposedItem {
  const actNamed = actOf(item.context, null);
  const isOther = actNamed !== '' && !isTitleOf([title], actNamed);
  const source = sourceOf(item);
  if (isOther)
    return {
      ...source,
      ...BLANK_ITEM,
      status: statusOfOther(actNamed),
      reason: otherActReason(item.context, actNamed),
    };
  const { reason, suggestion = '' } = item;
  return { ...source, ...BLANK_ITEM, status: 'unread', reason, suggestion };
}

/** A part of a text that amends nothing, as one of the items. */
export const setAsideItem = ({ source, kind, words }: AsidePassage): ProposedItem => ({
  ...sourceOf({ source }),
  ...BLANK_ITEM,
  words,
  status: 'set-aside',
  aside: kind,
  reason: WHY_ASIDE[kind],
});
