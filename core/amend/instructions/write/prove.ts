import type { Provision } from '../../../act/tree.ts';
import { asAmendedOf, type Drafted, redline } from '../../redline/redline.ts';
import { type ApplySession, applyInstruction } from '../apply/apply.ts';
import { whyOther } from '../apply/apply-all.ts';
import { underAct } from '../names-act.ts';
import { readInstructions } from '../read/instructions.ts';
import { ownWords } from '../read/own-words.ts';
import type { Instruction } from '../syntax.ts';
import { firstDifference } from './reading.ts';

/** What is wrong with wording: not read, not applied, or that it makes another text. */
export type Fault =
  | { readonly type: 'unread'; readonly words: string; readonly reason: string }
  | { readonly type: 'not-applied'; readonly words: string; readonly reason: string }
  /** `ours` is how a line of the text as amended reads, `theirs` how the wording would make it read. */
  | { readonly type: 'other-text'; readonly ours: string; readonly theirs: string; readonly after: string };

/** What wording makes of a text when it is read and carried out by the same rules as anyone else's. */
interface CarriedOut {
  readonly text: Provision;
  readonly faults: readonly Fault[];
}

const ME = 'W-001';

function sessionOf(base: Provision, title: string): ApplySession {
  let pidCount = 0;
  return {
    base,
    amendments: [],
    newPid: () => `${ME}-${++pidCount}`,
    titles: [title],
    isOwn: true,
    mayOvertake: () => true,
  };
}

/** The text that instructions make of a base text, one after another, with those that can't be carried out. */
export function carryOut(base: Provision, instructions: readonly Instruction[], title: string): CarriedOut {
  let session = sessionOf(base, title);
  const faults: Fault[] = [];
  for (const instruction of instructions) {
    const applied = applyInstruction(session, instruction, ME);
    session = applied.session;
    const words = instruction.source.text;
    if (applied.status === 'not-applied') faults.push({ type: 'not-applied', words, reason: applied.reason });
    if (applied.status === 'other-act')
      faults.push({ type: 'not-applied', words, reason: whyOther(instruction.context, applied.title) });
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
 * What keeps a clause from being the wording of a selection: empty when it is read whole, all of it can be carried out,
 * and that gives exactly the text as amended. Spaces are compared as wording tells them: as one.
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
