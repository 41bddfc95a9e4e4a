import { describe, expect, it } from 'vitest';
import { HARBOURS } from '../../../../support/acts/harbours-act.ts';
import { BESIDE_IT } from './beside-it.ts';
import { CONTINUED } from './continued.ts';
import { FORMS } from './forms.ts';
import { HEADINGS } from './headings.ts';
import { JOINTS } from './joints.ts';
import { NAMED_MARKS } from './named-marks.ts';
import { NINETIES } from './nineties.ts';
import { ALREADY_MADE, NO_AMENDMENTS, REFUSED } from './no-amendments.ts';
import { NOUGHTIES } from './noughties.ts';
import { OPENINGS, OTHER_FORMS } from './other-forms.ts';
import { outcomeOf, type StyleOutcome, wantedOf } from './outcome.ts';
import { PAPERS } from './papers.ts';
import { PUT_IN } from './put-in.ts';
import { RANGES } from './ranges.ts';
import { REAL } from './real.ts';
import { REMARKS } from './remarks.ts';
import { RENUMBERED } from './renumbered.ts';
import type { StyleRow } from './rows.ts';
import { SEVERAL_PLACES } from './several-places.ts';
import { SINGLE_MARKS } from './single-marks.ts';
import { NO_SLIPS, SLIPS } from './slips.ts';
import { TENS } from './tens.ts';
import { WISHES } from './wishes.ts';

const SETS: Readonly<Record<string, readonly StyleRow[]>> = {
  'Acts of about 1994 to 2003': NINETIES,
  'Acts of about 2000 to 2012': NOUGHTIES,
  'Acts of about 2010 to 2020': TENS,
  'text that goes on after what is put into it': CONTINUED,
  'other forms': OTHER_FORMS,
  'what goes in beside “it”': BESIDE_IT,
  'words from one point to another': RANGES,
  'where words meet': JOINTS,
  'italic headings': HEADINGS,
  'more forms': FORMS,
  'papers, older prints and plain notes': PAPERS,
  'other numbers': RENUMBERED,
  'single quotation marks': SINGLE_MARKS,
  'several places at once': SEVERAL_PLACES,
  'named marks, bare lists and side-notes': NAMED_MARKS,
  'what somebody wants': WISHES,
  'what an instruction before puts in': PUT_IN,
  'what needs a look': REMARKS,
  'opening lines': OPENINGS,
  'sentences that amend nothing': NO_AMENDMENTS,
  'what the Act has by now': ALREADY_MADE,
  'what can’t be made': REFUSED,
  'real Acts and Bills': REAL,
  'words with a slip of their own': SLIPS,
  'words that leave no slip': NO_SLIPS,
};

const outcomes = new Map<StyleRow, StyleOutcome>();

/** The outcome of a row, which its own test and the count of all of them look at. */
function seenOutcomeOf(row: StyleRow): StyleOutcome {
  const outcome = outcomes.get(row) ?? outcomeOf(row);
  outcomes.set(row, outcome);
  return outcome;
}

describe.each(Object.entries(SETS))('%s', (_name, rows) => {
  it.each(rows.map((row): [string, StyleRow] => [row.wording, row]))('%s', (_wording, row) => {
    const { root, text, applied, refused, made, none, slips } = seenOutcomeOf(row);
    expect({ text, refused, made, none, slips }).toEqual({
      text: wantedOf(row),
      refused: row.refused.map((reason) => expect.stringMatching(reason)),
      made: row.made,
      none: row.none,
      slips: row.slips.map((slip) => expect.stringMatching(slip)),
    });
    if (applied === 0) return;
    // Nothing is made a second time.
    const again = outcomeOf({ ...row, act: { title: row.act?.title ?? HARBOURS, root: () => root } });
    expect({ applied: again.applied, text: again.text }).toEqual({ applied: 0, text });
  });
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What became of a row, by what was to: a text that nobody wanted is wrong, and one of which nothing is said is silent. */
function gradeOf(row: StyleRow, { text, refused, made, none }: StyleOutcome): string {
  const isChanged = row.changes.length > 0;
  if (!same(text, wantedOf(row)))
    return isChanged && refused.length > 0 ? 'refused that should be applied' : 'wrong';
  if (!isChanged && refused.length + made + none === 0) return 'silent';
  if (isChanged) return 'applied correctly';
  return made > 0 ? 'already made' : refused.length > 0 ? 'rightly refused' : 'no amendment';
}

it('leaves nothing wrong, and nothing unsaid', () => {
  const rows = Object.values(SETS).flat();
  const grades = new Map<string, number>();
  for (const row of rows) {
    const grade = gradeOf(row, seenOutcomeOf(row));
    grades.set(grade, (grades.get(grade) ?? 0) + 1);
  }
  console.info(
    `${rows.length} amending texts: ${[...grades].map(([grade, count]) => `${count} ${grade}`).join(', ')}`,
  );
  expect(rows.length).toBeGreaterThan(200);
  expect([...grades.keys()].sort()).toEqual([
    'already made',
    'applied correctly',
    'no amendment',
    'rightly refused',
  ]);
});
