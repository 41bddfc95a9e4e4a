import { describe, expect, it } from 'vitest';
import { wordsOfBlock } from '../../../data/formats/akn/blocks.ts';
import { AKN } from '../../../data/formats/akn/names.ts';
import { CLML } from '../../../data/formats/clml/names.ts';
import { plainWords } from '../../../data/formats/clml/words-of.ts';
import { readXml } from '../../../data/formats/xml/read.ts';
import { must } from '../../support/reviews/review.ts';

const row = (...tokens: readonly string[]) => {
  const token = (text: string) => (/\w/.test(text) ? `<mi>${text}</mi>` : `<mo>${text}</mo>`);
  return `<mrow>${tokens.map(token).join('')}</mrow>`;
};
const math = (inner: string) => `<math xmlns="http://www.w3.org/1998/Math/MathML">${inner}</math>`;

describe('a formula in words', () => {
  it.each([
    ['a fraction', `<mfrac>${row('R')}${row('T')}</mfrac>`, 'R/T'],
    ['one over a sum', `<mfrac>${row('S')}${row('1', '+', 'M')}</mfrac>`, 'S/(1+M)'],
    ['one with brackets of its own', `<mfrac>${row('(', 'R', '−', 'A', ')')}${row('T')}</mfrac>`, '(R−A)/T'],
    [
      'brackets that do not go round all',
      `<mfrac>${row('(', 'R', ')', '−', '(', 'A', ')')}${row('T')}</mfrac>`,
      '((R)−(A))/T',
    ],
    ['one in another', `<mfrac><mfrac>${row('A')}${row('B')}</mfrac>${row('C')}</mfrac>`, '(A/B)/C'],
    ['a power', `<msup>${row('1', '+', 'r')}<mi>n</mi></msup>`, '(1+r)^n'],
    ['a root', `<msqrt>${row('x', '+', 'y')}</msqrt>`, '√(x+y)'],
    ['numbers one above the other', `<mfrac linethickness="0">${row('n')}${row('k')}</mfrac>`, 'nk'],
    ['a sum', row('A', '+', 'B'), 'A+B'],
  ])('has a sign for what only its drawing says: %s', (_, inner, expected) => {
    const clml = must(readXml(`<Formula>${math(inner)}</Formula>`, { prefixes: CLML }));
    const akn = must(readXml(`<foreign>${math(inner)}</foreign>`, { prefixes: AKN }));
    expect([plainWords(clml), wordsOfBlock(akn)].map((words) => words.replaceAll(' ', ''))).toEqual([
      expected,
      expected,
    ]);
  });
});
