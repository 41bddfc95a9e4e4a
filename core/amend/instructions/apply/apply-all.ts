import { groupParts, OTHER_PART_FAILED } from '../group-parts.ts';
import type { Instruction, Location, ReadItem, Unread } from '../syntax.ts';
import { type Applied, type ApplySession, applyInstruction, remainingSlips } from './apply.ts';
import { rewind } from './apply-session.ts';
import { actOf, isNamed, isShortName } from './titles.ts';

/** The result of one item of an amending text, in its order. `am` is the id of the amendment that it became. */
export type Outcome =
  | { readonly item: Instruction; readonly am: string; readonly applied: Applied }
  /** Words that seem to amend this Act and could not be read. */
  | { readonly item: Unread; readonly am: null; readonly applied: null };

export interface AppliedText {
  readonly session: ApplySession;
  /** One outcome for each item of the session's Act, in order. Items of other Acts are in `otherActItems`. */
  readonly outcomes: readonly Outcome[];
  /** Items that don't say which Act they are about, and are not applied. */
  readonly unnamed: readonly Unnamed[];
  /** Items of other Acts. */
  readonly otherActItems: readonly ReadItem[];
}

/** Words that amend an unknown Act, with the reason why it is unknown. */
export type Unnamed = Pick<Unread, 'source' | 'context' | 'reason'>;

/** Whether a title doesn't say which Act it means. */
export const isUnclearTitle = (title: string): boolean => title === '' || isShortName(title);

/** The reason why words under another title, or without one, don't amend this Act, to follow "not applied, because". */
export const otherActReason = (steps: Location, title: string): string =>
  isUnclearTitle(title) ? unnamedReason(steps, title) : `it is about the ${title}`;

/** The reason why it is unknown which Act some words amend. */
function unnamedReason(steps: Location, title: string): string {
  if (steps.some((step) => step.type === 'act' && step.title === ''))
    return 'it names no Act, and the words before it name more than one';
  if (title !== '') return `nothing says which Act the ${title} is`;
  const isThat = steps.some((step) => step.type === 'anaphor' && step.unit === 'Act');
  return isThat ? 'nothing before it says which Act that is' : 'it names no Act';
}

/** Outcomes without the slips that a later instruction of the same text put right. */
function withSlipsLeft(session: ApplySession, outcomes: readonly Outcome[]): readonly Outcome[] {
  const slipsOf = ({ applied }: Outcome) => (applied?.status === 'applied' ? applied.slips : []);
  const left = new Set(remainingSlips(session, outcomes.flatMap(slipsOf)));
  return outcomes.map((outcome) => {
    if (outcome.am === null || outcome.applied.status !== 'applied') return outcome;
    const { applied } = outcome;
    return { ...outcome, applied: { ...applied, slips: applied.slips.filter((slip) => left.has(slip)) } };
  });
}

/**
 * Applies all items of an amending text to an Act, in order. Each instruction becomes the amendment whose id `amFor`
 * gives. `amFor` is called before each instruction, and must give the same id again after one that was not applied.
 */
export function applyAll(
  session: ApplySession,
  items: readonly ReadItem[],
  amFor: (count: number) => string,
): AppliedText {
  const outcomes: Outcome[] = [];
  const unnamed: Unnamed[] = [];
  const otherActItems: ReadItem[] = [];
  let latest = session;
  let count = 0;
  for (const linkedItems of groupParts(items, (item) => item)) {
    const before = { session: latest, count };
    const partOutcomes: InstructionOutcome[] = [];
    for (const item of linkedItems) {
      if (!item.read) {
        if (isNamed(session.titles ?? [], item.context)) outcomes.push({ item, am: null, applied: null });
        else if (isUnclearTitle(actOf(item.context, null))) unnamed.push(item);
        else otherActItems.push(item);
        continue;
      }
      const am = amFor(count);
      const applied = applyInstruction(latest, item, am);
      latest = applied.session;
      if (applied.status === 'applied') count++;
      if (applied.status !== 'other-act') partOutcomes.push({ item, am, applied });
      else if (isUnclearTitle(applied.title)) {
        const { source, context } = item;
        unnamed.push({ source, context, reason: unnamedReason(context, applied.title) });
      } else otherActItems.push(item);
    }
    if (partOutcomes.length > 1 && isAppliedInPart(partOutcomes)) {
      latest = rewind(
        latest,
        before.session,
        partOutcomes.map(({ item }) => item),
      );
      count = before.count;
      outcomes.push(...partOutcomes.map((one) => withdraw(one, latest)));
    } else outcomes.push(...partOutcomes);
  }
  return { session: latest, outcomes: withSlipsLeft(latest, outcomes), unnamed, otherActItems };
}

type InstructionOutcome = Extract<Outcome, { readonly item: Instruction }>;

const isAppliedInPart = (outcomes: readonly InstructionOutcome[]): boolean =>
  outcomes.some(({ applied }) => applied.status === 'applied') &&
  outcomes.some(({ applied }) => applied.status !== 'applied');

/** Takes back an applied instruction, because another part of it can't be applied. */
function withdraw(outcome: InstructionOutcome, session: ApplySession): Outcome {
  const { effect, lastNamed, status } = outcome.applied;
  if (status !== 'applied') return outcome;
  return {
    ...outcome,
    applied: {
      status: 'not-applied',
      reason: OTHER_PART_FAILED,
      place: '',
      alternatives: [],
      effect,
      lastNamed,
      session,
    },
  };
}
