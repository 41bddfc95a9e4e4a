import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../../core/act/instrument.ts';
import { propose } from '../../../../../core/wording/propose.ts';
import { HARBOURS, harboursAct } from '../../../../support/acts/harbours-act.ts';
import { must } from '../../../../support/reviews/review.ts';
import { amount } from '../../../../support/run/amount.ts';
import { outcomeOf } from './table.ts';

const act = harboursAct();
const OTHER = /another part of the same instruction/;

const proposed = (text: string) => {
  const instrument = { title: HARBOURS, root: act } as Instrument;
  return must(
    propose(text, { instrument, amendments: [], am: 'A-001', newPid: () => 'new', mayRevise: () => true }),
  );
};

describe('an instruction that comes to several operations', () => {
  it.each([
    'In section 4 @, omit subsection (2A) and “nowhere”.',
    'In section 4 @, omit “nowhere” and subsection (2A).',
    'In section 4(3) @, for “Minister” and “nowhere” substitute respectively “x” and “y”.',
    'In section 4 @, the existing text becomes subsection (1) and after it insert—\n“(2) X.”',
    'In section 2(1) @, paragraphs (b) and (c) become paragraphs (c) and (d), and after paragraph (aa) insert—\n“(b) be signed,”',
    'In section 2(1) @, paragraph (c) becomes paragraph (d), and omit “nowhere”.',
    'In section 4 @, move subsection (3) to after subsection (1) and renumber it as subsection (1A), and omit “nowhere”.',
    'In section 4 @, subsection (3) becomes subsection (4), in subsection (1) omit “may” and omit “nowhere”.',
    'In section 6 @, omit the “and” at the end of paragraph (b) and insert—\n“(c) seize anything found.”',
  ])('is made whole or not at all: %s', (words) => {
    const wording = words.replace('@', `of the ${HARBOURS}`);
    const { changed, rows } = outcomeOf(act, wording, [HARBOURS]);
    expect(changed).toEqual([]);
    expect(rows.map(({ status }) => status)).not.toContain('applied');
    expect(rows.some(({ reason }) => OTHER.test(reason) || /already made/.test(reason))).toBe(true);
    const { items, edits } = proposed(wording);
    expect(edits).toEqual([]);
    expect(items.map(({ status }) => status)).not.toContain('applied');
  });

  it('leaves what comes after it as it would be without it', () => {
    const half = `In section 4 of the ${HARBOURS}, omit subsection (2A) and “nowhere”.`;
    const next = fc.constantFrom(
      'In section 4 of that Act, in subsection (2A), for “public” substitute “private”.',
      'In section 5(1) of that Act, for “harbour” substitute “port”.',
      `In section 2(3) of the ${HARBOURS}, for “£10” substitute “£20”.`,
      'In section 4 of that Act, omit subsection (2A) and “one if”.',
    );
    fc.assert(
      fc.property(fc.array(next, { minLength: 1, maxLength: 3 }), (others) => {
        const named = `In section 9(1) of the ${HARBOURS}, for “may” substitute “is to”.`;
        const text = (all: readonly string[]) => all.map((one, at) => `(${at + 1}) ${one}`).join('\n');
        const { changed } = outcomeOf(act, text([named, half, ...others]), [HARBOURS]);
        expect(changed).toEqual(outcomeOf(act, text([named, ...others]), [HARBOURS]).changed);
      }),
      { numRuns: amount(20, 300) },
    );
  });
});
