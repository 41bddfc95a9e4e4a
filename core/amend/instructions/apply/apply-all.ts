import { groupParts, OTHER_PART_FAILED } from '../in-parts.ts';
import type { Instruction, Location, ReadItem, Unread } from '../syntax.ts';
import { type Applied, type ApplySession, applyInstruction, standingSlips } from './apply.ts';
import { rewind } from './apply-session.ts';
import { actOf, isNamed, isShortName } from './titles.ts';

/** What became of one item of an amending text, in its order. `am` is the amendment that it was applied as. */
export type Outcome =
  | { readonly item: Instruction; readonly am: string; readonly applied: Applied }
  /** Words that seem to amend this Act and could not be read. */
  | { readonly item: Unread; readonly am: null; readonly applied: null };

export interface AppliedText {
  readonly session: ApplySession;
  /** One for each item of the session's Act, in order; what is of another Act is left out. */
  readonly outcomes: readonly Outcome[];
  /** Items that don't say which Act they are of, and so are not applied to any. */
  readonly unnamed: readonly Unnamed[];
  /** Items of other Acts. */
  readonly otherActItems: readonly ReadItem[];
}

/** Words that amend an Act, and why it is not known which. */
export type Unnamed = Pick<Unread, 'source' | 'context' | 'reason'>;

/** Whether a title doesn't say of which Act something is. */
export const saysNothing = (title: string): boolean => title === '' || isShortName(title);

/** Why words of another title, or of none, are not of the Act that they are held against, to follow "not applied, because". */
export const whyOther = (steps: Location, title: string): string =>
  saysNothing(title) ? whyUnnamed(steps, title) : `it is about the ${title}`;

/** Why it is not known of which Act words are. */
function whyUnnamed(steps: Location, title: string): string {
  if (steps.some((step) => step.type === 'act' && step.title === ''))
    return 'it names no Act, and the words before it name more than one';
  if (title !== '') return `nothing says which Act the ${title} is`;
  const isThat = steps.some((step) => step.type === 'anaphor' && step.unit === 'Act');
  return isThat ? 'nothing before it says which Act that is' : 'it names no Act';
}

/** Outcomes with those of their slips that the whole of the amending text leaves. */
function withSlipsLeft(session: ApplySession, outcomes: readonly Outcome[]): readonly Outcome[] {
  const slipsOf = ({ applied }: Outcome) => (applied?.status === 'applied' ? applied.slips : []);
  const left = new Set(standingSlips(session, outcomes.flatMap(slipsOf)));
  return outcomes.map((outcome) => {
    if (outcome.am === null || outcome.applied.status !== 'applied') return outcome;
    const { applied } = outcome;
    return { ...outcome, applied: { ...applied, slips: applied.slips.filter((slip) => left.has(slip)) } };
  });
}

/**
 * Applies what was read from an amending text to an Act, in order, each instruction as the amendment that `amFor` names:
 * it is asked for one before each instruction, and given the same again after one that was not applied.
 */
export function applyAll(
  session: ApplySession,
  items: readonly ReadItem[],
  amFor: (count: number) => string,
): AppliedText {
  const outcomes: Outcome[] = [];
  const unnamed: Unnamed[] = [];
  const otherActItems: ReadItem[] = [];
  let now = session;
  let count = 0;
  for (const linkedItems of groupParts(items, (item) => item)) {
    const before = { session: now, count };
    const partOutcomes: InstructionOutcome[] = [];
    for (const item of linkedItems) {
      if (!item.read) {
        if (isNamed(session.titles ?? [], item.context)) outcomes.push({ item, am: null, applied: null });
        else if (saysNothing(actOf(item.context, null))) unnamed.push(item);
        else otherActItems.push(item);
        continue;
      }
      const am = amFor(count);
      const applied = applyInstruction(now, item, am);
      now = applied.session;
      if (applied.status === 'applied') count++;
      if (applied.status !== 'other-act') partOutcomes.push({ item, am, applied });
      else if (saysNothing(applied.title)) {
        const { source, context } = item;
        unnamed.push({ source, context, reason: whyUnnamed(context, applied.title) });
      } else otherActItems.push(item);
    }
    if (partOutcomes.length > 1 && isHalf(partOutcomes)) {
      now = rewind(
        now,
        before.session,
        partOutcomes.map(({ item }) => item),
      );
      count = before.count;
      outcomes.push(...partOutcomes.map((one) => withdraw(one, now)));
    } else outcomes.push(...partOutcomes);
  }
  return { session: now, outcomes: withSlipsLeft(now, outcomes), unnamed, otherActItems };
}

type InstructionOutcome = Extract<Outcome, { readonly item: Instruction }>;

const isHalf = (outcomes: readonly InstructionOutcome[]): boolean =>
  outcomes.some(({ applied }) => applied.status === 'applied') &&
  outcomes.some(({ applied }) => applied.status !== 'applied');

/** What was made of an instruction whose other part could not be: it is taken back. */
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
