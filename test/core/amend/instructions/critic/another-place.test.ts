import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HARBOURS, harboursAct } from '../../../../support/acts/harbours-act.ts';
import { amount } from '../../../../support/run/amount.ts';
import { outcomeOf } from './table.ts';

/** A number that is another provision's place: a provision is numbered anew where it stands, and moved by nothing else. */

const act = harboursAct();
const OF = `of the ${HARBOURS}`;

const outcome = (wording: string) => outcomeOf(act, wording, [HARBOURS]);

describe('a new number that is another place’s', () => {
  it.each([
    `Section 4(3) ${OF} becomes section 5(1A).`,
    `Section 4(3) ${OF} is renumbered as section 5(4).`,
    `In section 4 ${OF}, subsection (3) becomes section 5(4).`,
    `Section 5(3)(a) ${OF} becomes section 6(3)(b).`,
    `Section 5(3)(a) ${OF} becomes section 5(2)(c).`,
    `Section 4(2A) and (3) ${OF} are renumbered as section 5(3) and (4).`,
    `Section 8 ${OF} becomes section 7(3).`,
    `In Schedule 1 ${OF}, paragraph 1(2) becomes paragraph 2(2).`,
    `In section 4 ${OF}, move subsection (3) to after section 5(1) and renumber it as section 4(1A).`,
  ])('is refused: %s', (wording) => {
    const { changed, refused } = outcome(wording);
    expect({ changed, count: refused.length }).toEqual({ changed: [], count: 1 });
  });

  it.each([
    `Subsection (3) of section 4 ${OF} becomes subsection (2) of section 9.`,
    `Subsection (3) of section 4 ${OF} becomes subsection (2) of section 9 ${OF}.`,
    `In section 4 ${OF}, subsections (2A) and (3) become subsections (4) and (5) of section 5.`,
    `In section 3 ${OF}, the existing text becomes subsection (1) of section 9.`,
    `Section 3 ${OF} becomes subsection (1) of section 9.`,
    `Move subsection (3) of section 4 ${OF} to after subsection (1) of section 5 and renumber it as subsection (1A) of section 9.`,
  ])('is refused where it is named after it: %s', (wording) => {
    const { changed, refused } = outcome(wording);
    const reason = /would be in another provision|could not be read with what is before/;
    expect({ changed, refused }).toEqual({ changed: [], refused: [expect.stringMatching(reason)] });
  });

  it.each([
    [`Section 4(3) ${OF} is renumbered as section 4(4).`, '+(4) The Minister must'],
    [`Section 4(3) ${OF} becomes subsection (4) of that section.`, '+(4) The Minister must'],
    [`Subsection (3) of section 4 ${OF} becomes subsection (4) of section 4.`, '+(4) The Minister must'],
    [`Section 5(3)(b) ${OF} becomes section 5(3)(c).`, '+(c) reasonable care'],
    [`Section 3 ${OF} becomes section 3(1).`, '+(1) A person may object'],
    [`Section 3 ${OF} becomes subsection (1) of that section.`, '+(1) A person may object'],
    [`Section 8 ${OF} becomes section 8A of that Act.`, '+8A Orders'],
    [
      `In section 4 ${OF}, move subsection (3) to after section 5(1) and renumber it as section 5(1A).`,
      '+(1A) The Minister must',
    ],
  ])('and its own place is none: %s', (wording, line) => {
    const { changed, refused } = outcome(wording);
    expect(refused).toEqual([]);
    expect(changed.some((one) => one.startsWith(line))).toBe(true);
  });

  it('is found in whichever way the places are named', () => {
    const places = fc.constantFrom('1', '2', '4', '5', '7', '9');
    const forms = fc.constantFrom(
      (from: string, to: string) => `Section ${from}(1) ${OF} becomes section ${to}(9).`,
      (from: string, to: string) => `Section ${from}(1) ${OF} becomes subsection (9) of section ${to}.`,
      (from: string, to: string) => `Subsection (1) of section ${from} ${OF} is renumbered section ${to}(9).`,
    );
    fc.assert(
      fc.property(places, places, forms, (from, to, form) => {
        const { changed, refused } = outcome(form(from, to));
        expect({ isChanged: changed.length > 0, isRefused: refused.length > 0 && refused[0] !== '' }).toEqual(
          { isChanged: from === to, isRefused: from !== to },
        );
      }),
      { numRuns: amount(50, 300) },
    );
  });
});
