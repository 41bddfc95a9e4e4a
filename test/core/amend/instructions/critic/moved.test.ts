import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkEdits } from '../../../../../core/amend/edits/check.ts';
import { applyAll } from '../../../../../core/amend/instructions/apply/apply-all.ts';
import type { ApplySession } from '../../../../../core/amend/instructions/apply/apply-session.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { HARBOURS, harboursAct } from '../../../../support/acts/harbours-act.ts';
import { amendedText, applySession, lines } from '../../../../support/drafts/instruct.ts';
import { must } from '../../../../support/reviews/review.ts';
import { amount } from '../../../../support/run/amount.ts';
import { outcomeOf } from './table.ts';

const act = harboursAct();

/** What wording makes of a session's text; the session for what comes next, with its live text or without. */
function applied(session: ApplySession, wording: string, from: number) {
  const items = readInstructions(must(readAmendingText(wording)));
  const done = applyAll(session, items, (count) => `A-${from + count}`);
  const statuses = done.outcomes.map(({ applied: one }) => one?.status ?? 'unread');
  return { session: done.session, statuses, text: lines(amendedText(done.session)) };
}

const PLACES = [
  '1(1)',
  '1(2)',
  '1(4)',
  '1(5)',
  '2(3)',
  '4(1)',
  '4(2)',
  '4(2A)',
  '4(3)',
  '5(1)',
  '7(2)',
  '9(2)',
];
const place = fc.constantFrom(...PLACES);
const NEXT = [
  'omit subsection (9)',
  'in subsection (9), after “the” insert “new”',
  'after subsection (9) insert—\n“(9A) X.”',
  'before subsection (9) insert—\n“(8A) X.”',
  'subsection (9) is renumbered as subsection (10)',
  'for subsection (9) substitute—\n“(9) X.”',
  'in subsection (9), omit the second sentence',
  'at the end insert—\n“(11) X.”',
  'move subsection (9) to after subsection (1) and renumber it as subsection (1A)',
];

const textOf = (label: string): string => {
  const [section = '', num = ''] = label.split('(');
  const all = lines(act);
  const start = all.findIndex((line) => new RegExp(`^${section} [A-Z]`).test(line));
  return (
    all
      .slice(start)
      .find((line) => line.startsWith(`(${num} `))
      ?.replace(/^\(\w+\) /, '') ?? ''
  );
};

it('is the same text in another place, for itself and for whatever comes after', () => {
  let moved = 0;
  fc.assert(
    fc.property(place, place, fc.boolean(), fc.constantFrom(...NEXT), (from, to, isAfter, next) => {
      const [section] = to.split('(');
      const side = isAfter ? 'after' : 'before';
      const wording = `In the ${HARBOURS}, move section ${from} to ${side} section ${to} and renumber it as subsection (9).`;
      const session = applySession(act, { mayOvertake: () => true, titles: [HARBOURS] });
      const once = applied(session, wording, 1);
      if (from === to) expect(once.statuses).toEqual(['not-applied']);
      if (once.statuses[0] !== 'applied') {
        expect(once.text).toEqual(lines(act));
        return;
      }
      moved++;
      const words = textOf(from);
      expect(once.text.filter((line) => line.endsWith(words))).toEqual([`(9) ${words}`]);
      expect(once.text).toHaveLength(lines(act).length);
      const at = once.text.indexOf(`(9) ${words}`);
      const beside = once.text[isAfter ? at - 1 : at + 1] ?? '';
      if (!['1(5)', '5(1)'].includes(to) || isAfter) expect(beside.endsWith(textOf(to))).toBe(true);
      expect(
        checkEdits(
          act,
          once.session.amendments.flatMap(({ edits }) => edits),
        ).ok,
      ).toBe(true);

      const more = `In section ${section} of the ${HARBOURS}, ${next}.`;
      // What is read anew from the edits must read as the text that the move left.
      const anew = applySession(act, {
        mayOvertake: () => true,
        titles: [HARBOURS],
        amendments: once.session.amendments,
      });
      const inOne = applied(once.session, more, 2);
      const inTwo = applied(anew, more, 2);
      expect({ statuses: inOne.statuses, text: inOne.text }).toEqual({
        statuses: inTwo.statuses,
        text: inTwo.text,
      });
    }),
    { numRuns: amount(150, 3_000) },
  );
  expect(moved).toBeGreaterThan(30);
});

it('is said to be moved, where what comes after looks for it in its old place', () => {
  const move = `In section 4 of the ${HARBOURS}, move subsection (3) to after subsection (1) and renumber it as subsection (1A).`;
  const inOld = `In section 4(3) of the ${HARBOURS}, omit “report”.`;
  const reasonsOf = (wording: string) => outcomeOf(act, wording, [HARBOURS]).refused;
  expect(reasonsOf(`${move} ${inOld}`)).toEqual(['section 4(3) was moved by A-001']);
  expect(reasonsOf(`Omit section 4(3) of the ${HARBOURS}. ${inOld}`)).toEqual([
    'section 4(3) is left out by A-001',
  ]);
});
