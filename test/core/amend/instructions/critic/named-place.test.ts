import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCompatible } from '../../../../../core/amend/edits/clash.ts';
import { pidsOf } from '../../../../../core/amend/edits/edit.ts';
import { WORDING_STYLES } from '../../../../../core/amend/edits/wording-style.ts';
import { applyAll } from '../../../../../core/amend/instructions/apply/apply-all.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { writeClause } from '../../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../../core/amend/instructions/write/clause-text.ts';
import { writeInstructions } from '../../../../../core/amend/instructions/write/instructions.ts';
import { actAt } from '../../../../support/acts/act.ts';
import { WIDGETS, widgetsAct } from '../../../../support/acts/critic-act.ts';
import { applySession } from '../../../../support/drafts/instruct.ts';
import { likelyDrafts } from '../../../../support/drafts/likely-drafts.ts';
import { amount } from '../../../../support/run/amount.ts';
import { outcomeOf } from './table.ts';

/** An instruction is made in the provision that its words name, or it is refused: it is looked for nowhere else. */

const base = widgetsAct();
const IN_SUBSECTION = 'In subsection (4), for “28” substitute “21”.';
const MADE = ['-(4) An appeal must be made within 28 days.', '+(4) An appeal must be made within 21 days.'];

describe('an opening line that says where', () => {
  it.each([
    'The following amendments are made to section 8 of the Widgets Act 1998.',
    'Section 8 of the Widgets Act 1998 has effect with the following amendments.',
    'Section 8 of the Widgets Act 1998 is subject to the following amendments.',
    'Section 8 of the Widgets Act 1998 is amended as follows.',
    'Amend section 8 of the Widgets Act 1998 as follows.',
    'In section 8 of the Widgets Act 1998 (appeals) is amended as follows.',
    'In section 8 of the Widgets Act 1998 the following amendments are made.',
    'In section 8 of the Widgets Act 1998 (appeals) the following amendments shall be made.',
  ])('is read: %s', (opening) => {
    const { changed, refused, unnamed } = outcomeOf(base, `(1) ${opening}\n(2) ${IN_SUBSECTION}`, [WIDGETS]);
    expect({ changed, refused, unnamed }).toEqual({ changed: MADE, refused: [], unnamed: [] });
  });

  it.each([
    'Section 8 of the Widgets Act 1998 is varied as follows.',
    'Section 8 of the Widgets Act 1998 shall be amended thus.',
    'Section 8 of the Widgets Act 1998 is amended, with effect from 1 May, as follows.',
    'Make the following changes to section 8 of the Widgets Act 1998.',
    'Amendments to section 8 of the Widgets Act 1998 are set out in subsections (2) and (3).',
  ])('and is not understood ends its list, with its words for a reason: %s', (opening) => {
    for (const text of [
      `(1) ${opening}\n(2) ${IN_SUBSECTION}`,
      `${opening.slice(0, -1)}—\n(a) in${IN_SUBSECTION.slice(2)}`,
    ]) {
      const { changed, refused, unnamed } = outcomeOf(base, text, [WIDGETS]);
      expect(changed).toEqual([]);
      expect(unnamed).toEqual([]);
      expect(refused.at(-1)).toContain(`opening words could not be read: “${opening.slice(0, -1)}`);
    }
  });

  it('and is not understood ends no list of what is whole by itself', () => {
    const text = `(1) The Widgets Act 1998 is amended as follows.\n(2) Section 8 is to be altered.\n(3) In section 8(4), for “28” substitute “21”.`;
    const refused = [expect.stringMatching(/could not be read/)];
    expect(outcomeOf(base, text, [WIDGETS])).toMatchObject({ changed: MADE, refused });
  });

  it.each([
    [
      'In the Widgets Act 1998, in subsection (4), for “28” substitute “21”.',
      /which section the subsection \(4\) is in/,
    ],
    [
      'In Part 2 of the Widgets Act 1998, omit subsection (5).',
      /which section of Part 2 the subsection \(5\) is in/,
    ],
    ['In the Widgets Act 1998, omit sub-paragraph (iii).', /which section the sub-paragraph \(iii\) is in/],
  ])('that leaves the section out is none: %s', (wording, reason) => {
    const { changed, refused } = outcomeOf(base, wording, [WIDGETS]);
    expect(changed).toEqual([]);
    expect(refused).toEqual([expect.stringMatching(reason)]);
  });
});

const { root, title } = actAt('current');

/** The provisions that a text's wording changes. */
function changedBy(text: string): ReadonlySet<string> {
  const read = readAmendingText(text);
  if (!read.ok) return new Set();
  const items = readInstructions(read.value);
  const session = applySession(root, { amending: read.value, mayOvertake: () => true, titles: [title] });
  const applied = applyAll(session, items, (count) => `A-${String(count + 1).padStart(3, '0')}`);
  return new Set(applied.session.amendments.flatMap(({ edits }) => edits.flatMap(pidsOf)));
}

/** A word that is no number and no words of the law: it says what is done, or where. */
const WORD = /“[^”]*”|\([^)\s]*\)|(?<![\dA-Za-z])[A-Za-z]{2,}/g;

/** Without these a place is another that can be meant: “in the section” for “in the section title”. */
const PART = /^(?:title|heading|opening|closing|definition|italic)$/;

/** A text with one of its own words left out, misspelt, or another. */
function damaged(text: string, nth: number, how: number): string {
  const all = [...text.matchAll(WORD)].filter(([word]) => /^[A-Za-z]/.test(word) && !PART.test(word));
  const found = all[nth % all.length];
  if (!found) return text;
  const [word] = found;
  const instead = ['', word.slice(1) + word.charAt(0), `${word}s`, 'thing', word.slice(0, -1)][how % 5] ?? '';
  return text.slice(0, found.index) + instead + text.slice(found.index + word.length);
}

it('is never made elsewhere where a word of the clause is damaged', () => {
  let some = 0;
  fc.assert(
    fc.property(
      likelyDrafts(root, 2),
      fc.constantFrom(...WORDING_STYLES),
      fc.nat(40),
      fc.nat(4),
      (amendments, style, nth, how) => {
        const { chosen } = chooseCompatible(root, amendments);
        const { instructions, inexpressible } = writeInstructions(root, chosen, { title });
        if (instructions.length === 0 || inexpressible.length > 0) return;
        const text = clauseText(writeClause(instructions, style, { actTitle: title }));
        const meant = changedBy(text);
        const made = changedBy(damaged(text, nth, how));
        expect(
          [...made].filter((pid) => !meant.has(pid)),
          `${text}\n=> ${damaged(text, nth, how)}`,
        ).toEqual([]);
        some += 1;
      },
    ),
    { numRuns: amount(150, 5_000) },
  );
  expect(some).toBeGreaterThan(50);
});
