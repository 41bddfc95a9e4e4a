import type { Provision } from '../../../act/tree.ts';
import { asAmendedOf, type Drafted, redline } from '../../redline/redline.ts';
import { type ApplySession, applyInstruction } from '../apply/apply.ts';
import { otherActReason } from '../apply/apply-all.ts';
import { underAct } from '../names-act.ts';
import { readInstructions } from '../read/instructions.ts';
import { ownWords } from '../read/own-words.ts';
import type { Instruction } from '../syntax.ts';
import { firstDifference } from './reading.ts';

/** A fault of wording: unreadable, not applicable, or with another outcome than the draft. */
export type Fault =
  | { readonly type: 'unread'; readonly words: string; readonly reason: string }
  | { readonly type: 'not-applied'; readonly words: string; readonly reason: string }
  /** `ours` is the first different line of the text as amended, `theirs` that line by the wording, `after` the line before. */
  | { readonly type: 'other-text'; readonly ours: string; readonly theirs: string; readonly after: string };

/** The outcome of wording, carried out by the same rules as imported wording. */
interface CarriedOut {
  readonly text: Provision;
  readonly faults: readonly Fault[];
}

/** The id of the throwaway amendment into which the wording is carried out. */
const AMENDMENT_ID = 'W-001';

function sessionOf(base: Provision, title: string): ApplySession {
  let pidCount = 0;
  return {
    base,
    amendments: [],
    newPid: () => `${AMENDMENT_ID}-${++pidCount}`,
    titles: [title],
    isOwn: true,
    mayOvertake: () => true,
  };
}

/** Carries out instructions on a base text one after another. Those that can't be carried out become faults. */
export function carryOut(base: Provision, instructions: readonly Instruction[], title: string): CarriedOut {
  let session = sessionOf(base, title);
  const faults: Fault[] = [];
  for (const instruction of instructions) {
    const applied = applyInstruction(session, instruction, AMENDMENT_ID);
    session = applied.session;
    const words = instruction.source.text;
    if (applied.status === 'not-applied') faults.push({ type: 'not-applied', words, reason: applied.reason });
    if (applied.status === 'other-act')
      faults.push({ type: 'not-applied', words, reason: otherActReason(instruction.context, applied.title) });
  }
  return { text: asAmendedOf(redline(base, session.amendments)), faults };
}

/** Reads a clause and carries it out on a base text. */
export function carryOutClause(base: Provision, clause: Provision, title: string): CarriedOut {
  const items = readInstructions(clause, { act: { title, shortNames: [] } });
  const unread = items.flatMap((item): readonly Fault[] =>
    item.read ? [] : [{ type: 'unread', words: item.source.text, reason: item.reason }],
  );
  if (items.length === 0) {
    const words = ownWords(clause) || clause.heading;
    return {
      text: base,
      faults: [{ type: 'unread', words, reason: 'It says of nothing that it is amended' }],
    };
  }
  const read = items.flatMap((item) => (item.read ? [underAct(item, title)] : []));
  const { text, faults } = carryOut(base, read, title);
  return { text, faults: [...unread, ...faults] };
}

/**
 * Lists the faults of a clause as the wording of a selection: none if all of it can be read and carried out, and the outcome
 * is the text as amended. Runs of spaces count as one space, because wording can't express their number.
 * @throws RangeError when the selection holds alternatives.
 */
export function faultsOf(
  base: Provision,
  selection: readonly Drafted[],
  clause: Provision,
  title: string,
): readonly Fault[] {
  const { text, faults } = carryOutClause(base, clause, title);
  if (faults.length > 0) return faults;
  const difference = firstDifference(asAmendedOf(redline(base, selection)), text);
  if (!difference) return [];
  return [{ type: 'other-text', ours: difference.one, theirs: difference.two, after: difference.before }];
}
