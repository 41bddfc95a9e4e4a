import type { Provision } from '../../../../../core/act/tree.ts';
import { applyAll } from '../../../../../core/amend/instructions/apply/apply-all.ts';
import { isNamed } from '../../../../../core/amend/instructions/apply/titles.ts';
import { effectsOf } from '../../../../../core/amend/instructions/effect-table.ts';
import { readText } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { asidePassagesIn } from '../../../../../core/amend/instructions/set-aside.ts';
import { HARBOURS, harboursAct } from '../../../../support/acts/harbours-act.ts';
import { amendedText, applySession, lines } from '../../../../support/drafts/instruct.ts';
import { must } from '../../../../support/reviews/review.ts';
import { expectedLines, type StyleRow } from './rows.ts';

const harbours: Provision = harboursAct();

/** What became of amending words: the lines that the Act then has, and what is said of what was not made. */
export interface StyleOutcome {
  /** The Act as it then reads. */
  readonly root: Provision;
  readonly text: readonly string[];
  readonly applied: number;
  readonly refused: readonly string[];
  readonly made: number;
  readonly none: number;
  readonly slips: readonly string[];
}

const isWorth = (text: string): boolean => text !== '';

/** Amending words as they are read, whatever Act they are applied to. */
function readWording(wording: string) {
  const amending = must(readAmendingText(wording));
  return { amending, ...readText(amending) };
}

const readings = new Map<string, ReturnType<typeof readWording>>();

/** The reading of some words, made once: a row is applied to its Act, and again to what that came to. */
function readingOf(wording: string): ReturnType<typeof readWording> {
  const reading = readings.get(wording) ?? readWording(wording);
  readings.set(wording, reading);
  return reading;
}

export function outcomeOf({ wording, act }: StyleRow): StyleOutcome {
  const root = act?.root() ?? harbours;
  const { amending, items, account } = readingOf(wording);
  const titles = [act?.title ?? HARBOURS];
  const session = applySession(root, { amending, mayOvertake: () => true, titles });
  const applied = applyAll(session, items, (count) => `A-${count + 1}`);
  const rows = effectsOf(applied);
  const reasons = (of: string) => rows.filter(({ status }) => status === of).map(({ reason }) => reason);
  const amended = amendedText(applied.session);
  return {
    root: amended,
    text: lines(amended),
    applied: reasons('applied').length,
    refused: [...reasons('not applied'), ...applied.unnamed.map(({ reason }) => reason)],
    made: reasons('already made').length,
    none: asidePassagesIn(account).filter(
      ({ kind, acts }) => kind !== 'heading' && acts.some((place) => isNamed(titles, place)),
    ).length,
    slips: reasons('applied').filter(isWorth),
  };
}

/** The lines that a row says the Act is to have. */
export const wantedOf = ({ act, changes }: StyleRow): readonly string[] =>
  expectedLines(lines(act?.root() ?? harbours), changes);
