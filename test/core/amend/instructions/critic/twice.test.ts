import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../../../core/act/tree.ts';
import { chooseCompatible } from '../../../../../core/amend/edits/clash.ts';
import { applyAll } from '../../../../../core/amend/instructions/apply/apply-all.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { writeClause } from '../../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../../core/amend/instructions/write/clause-text.ts';
import { writeInstructions } from '../../../../../core/amend/instructions/write/instructions.ts';
import { asAmendedOf, redline } from '../../../../../core/amend/redline/redline.ts';
import { actAt } from '../../../../support/acts/act.ts';
import { WIDGETS, widgetsAct } from '../../../../support/acts/critic-act.ts';
import { applySession } from '../../../../support/drafts/instruct.ts';
import { likelyDrafts } from '../../../../support/drafts/likely-drafts.ts';
import { must } from '../../../../support/reviews/review.ts';
import { amount } from '../../../../support/run/amount.ts';

let pids = 0;

/** What became of each item of a text, applied to an Act, and the Act as it then reads. */
function applied(base: Provision, text: string, title: string) {
  const amending = must(readAmendingText(text));
  const newPid = () => {
    pids += 1;
    return `of-run-${pids}`;
  };
  const session = applySession(base, { amending, mayOvertake: () => true, titles: [title], newPid });
  const done = applyAll(session, readInstructions(amending), (count) => `A-${count + 1}`);
  return {
    statuses: done.outcomes.map((outcome) => outcome.applied?.status ?? 'unread'),
    reasons: done.outcomes.map(({ applied }) =>
      applied?.status === 'applied'
        ? applied.notes.join()
        : applied && 'reason' in applied
          ? applied.reason
          : '',
    ),
    act: asAmendedOf(redline(base, done.session.amendments)),
  };
}

describe('an instruction that was carried out before', () => {
  it.each([
    [
      'In section 4 of the Widgets Act 1998, after “notice” insert “in writing”.',
      /“in writing” stands there/,
    ],
    [
      'In section 4 of the Widgets Act 1998, before “authority” insert “licensing”.',
      /“licensing” stands there/,
    ],
    [
      'In section 8(4) of the Widgets Act 1998, for “28 days” substitute “28 working days”.',
      /“28 days” is not$/,
    ],
    [
      'In section 8(4) of the Widgets Act 1998, for “28” substitute “21”.',
      /“21” is already there, and “28” is not/,
    ],
    [
      'In section 8(4) of the Widgets Act 1998, for “days” substitute “days or less”.',
      /“days or less” stands there/,
    ],
    ['In section 4 of the Widgets Act 1998, at the end insert “in writing”.', /ends with “in writing”/],
    [
      'In section 4 of the Widgets Act 1998, at the beginning insert “In due time,”.',
      /begins with “In due time,”/,
    ],
    [
      'After section 8 of the Widgets Act 1998 insert—\n“8A Costs\nThe court may award costs.”',
      /section 8A stands there/,
    ],
    [
      'In section 8 of the Widgets Act 1998, for subsection (4) substitute—\n“(4) An appeal must be made soon.”',
      /section 8\(4\) reads so/,
    ],
    [
      'In section 6(1) of the Widgets Act 1998, at the appropriate place insert—\n““device” includes an app;”.',
      /the definition of “device” is there already/,
    ],
    ['In section 8 of the Widgets Act 1998, for the heading substitute “Challenges”.', /changes nothing/],
  ])('is already made: %s', (text, reason) => {
    const once = applied(widgetsAct(), text, WIDGETS);
    expect(once.statuses).toEqual(['applied']);
    const twice = applied(once.act, text, WIDGETS);
    expect(twice).toMatchObject({ statuses: ['already-made'], act: once.act });
    expect(twice.reasons).toEqual([expect.stringMatching(reason)]);
  });

  it('is told apart from one that puts a second provision of a number beside another', () => {
    const text = 'After section 8 of the Widgets Act 1998 insert—\n“8A Costs\nThe court may award costs.”';
    const other = text.replace('award costs', 'award no costs');
    expect(applied(applied(widgetsAct(), text, WIDGETS).act, other, WIDGETS)).toMatchObject({
      statuses: ['applied'],
      reasons: ['two provisions will then be numbered section 8A'],
    });
  });

  const { root, title } = actAt('current');

  it('is never made a second time, whatever it was', () => {
    let made = 0;
    fc.assert(
      fc.property(likelyDrafts(root, 3), (amendments) => {
        const { chosen } = chooseCompatible(root, amendments);
        const { instructions, inexpressible } = writeInstructions(root, chosen, { title });
        if (instructions.length === 0 || inexpressible.length > 0) return;
        const text = clauseText(writeClause(instructions, 'uk', { actTitle: title }));
        // Of several places where words stand, nobody can tell that there was one more.
        if (/in the \w+ place/.test(text)) return;
        const once = applied(root, text, title);
        const twice = applied(once.act, text, title);
        expect(twice.statuses, text).not.toContain('applied');
        made += once.statuses.filter((status) => status === 'applied').length;
      }),
      { numRuns: amount(60, 2_000) },
    );
    expect(made).toBeGreaterThan(30);
  });
});
