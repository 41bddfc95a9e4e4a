import { describe, expect, it } from 'vitest';
import { HARBOURS, harboursAct } from '../../../../support/acts/harbours-act.ts';
import { outcomeOf } from './table.ts';

/** Orders that no rule reads are told of, in whatever words a note of changes gives them. */

const act = harboursAct();
const OF = `of the ${HARBOURS}`;

const told = (wording: string) => {
  const { changed, refused, unnamed } = outcomeOf(act, wording, [HARBOURS]);
  return { changed, count: refused.length + unnamed.length };
};

const NUMBERING = [
  'renumber the remaining subsections accordingly',
  're-number the following subsections',
  'renumber the others',
  'renumber accordingly',
  'reletter the remaining paragraphs accordingly',
  'rearrange paragraphs (a) to (c)',
  're-order the paragraphs',
  'make the necessary renumbering',
  'the order of paragraphs (a) and (b) is reversed',
  'the rest are renumbered',
];

describe('an order to number or set in order', () => {
  it.each(NUMBERING)('is told of by itself, and as a sentence or an item: %s', (order) => {
    const begun = order[0]?.toUpperCase() + order.slice(1);
    expect(told(`In section 2(1) ${OF}, ${order}.`)).toEqual({ changed: [], count: 1 });
    expect(told(`In section 2(1) ${OF}, omit “nowhere”. ${begun}.`)).toEqual({ changed: [], count: 2 });
    expect(told(`In section 2(1) ${OF}—\n(a) omit “nowhere”;\n(b) ${order}.`)).toEqual({
      changed: [],
      count: 2,
    });
  });
});

describe('a whole provision that is left out', () => {
  it.each([
    `In the case of Wales, in section 4 ${OF} omit subsection (2A).`,
    `In section 4 ${OF} (which relates to inquiries) in so far as it relates to Wales omit subsection (2A).`,
    `For Wales, in section 5(2) ${OF} omit paragraph (a).`,
    `As regards Wales in section 5 ${OF} omit sub-paragraph (ii).`,
    `In the view of all, ${OF} omit Schedule 1.`,
  ])('is told of where the words before it can’t be read: %s', (wording) => {
    expect(told(wording)).toEqual({ changed: [], count: 1 });
  });

  it('is not taken for words without their marks', () => {
    const { items } = outcomeOf(act, `For Wales, in section 5(2) ${OF} omit paragraph (a).`, [HARBOURS]);
    expect(items.some((item) => 'suggestion' in item)).toBe(false);
  });
});
