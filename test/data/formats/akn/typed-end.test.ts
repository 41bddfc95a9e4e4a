import { describe, expect, it } from 'vitest';
import { type Provision, walk } from '../../../../core/act/tree.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { must } from '../../../support/reviews/review.ts';

/** A draft that is no law, with one paragraph in it, and before it a date across from what it is of. */
const draft = (paragraph: string) => `<?xml version="1.0" encoding="utf-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:ukl="https://www.legislation.gov.uk/namespaces/UK-AKN">
 <act name="uksi"><meta/>
  <preface><block name="madeDate"><span>Made</span><docDate date="2030-01-02">2nd January 2030</docDate></block>
   <block name="laidDate"><span>Laid</span><docDate date="2030-01-03">3rd January 2030</docDate></block></preface>
  <body><hcontainer name="regulation"><num>1.</num><content><p>${paragraph}</p></content></hcontainer></body>
 </act>
</akomaNtoso>`;
const quoted = (words: string, start = '“') =>
  `<quotedStructure startQuote="${start}" endQuote=""><hcontainer name="definition"><content><p>${words}</p></content></hcontainer></quotedStructure>`;
const quotations = (root: Provision) => [...walk(root)].filter(({ kind }) => kind === 'quotation');

describe('a closing mark that is typed among the words quoted', () => {
  const read = must(readAkn(draft(`${quoted('“cat” means a cat;”;')}${quoted('“dog” means a dog.”')}`)));

  it('is read as the mark it is, and what follows it as the words after the quotation', () => {
    const [cat, dog] = quotations(read.instrument.root);
    expect(cat).toMatchObject({ quote: { start: '“', end: '”' }, wrapUp: ';' });
    expect(cat?.children[0]?.content).toBe('“cat” means a cat;');
    expect(dog).toMatchObject({ quote: { start: '“', end: '”' }, wrapUp: '' });
    expect(dog?.children[0]?.content).toBe('“dog” means a dog.');
  });

  it('is told', () => {
    expect(read.remarks).toEqual([
      'A closing quotation mark is typed among the words: it was read as the mark it is (2 times)',
    ]);
  });

  it('is the same when it is written and read again', () => {
    const again = must(readAkn(writeAkn(read.instrument, { ids: 'lawmaker' })));
    expect(again.instrument.root).toEqual(read.instrument.root);
    expect(again.remarks).toEqual([]);
  });

  it.each([
    ['closes what is opened in the words', 'the word “cat”'],
    ['is an apostrophe', 'the cats’'],
    ['is not at the end', 'a cat” or dog'],
  ])('is left where it %s', (_, words) => {
    const { instrument, remarks } = must(readAkn(draft(quoted(words))));
    expect(quotations(instrument.root)[0]?.children[0]?.content).toBe(words);
    expect(remarks).toEqual([]);
  });

  it('is left in a paragraph that goes on being quoted', () => {
    const { instrument } = must(readAkn(draft(quoted('a cat”', ''))));
    expect(quotations(instrument.root)[0]?.children[0]?.content).toBe('a cat”');
  });
});

it('keeps a date apart from the word that it stands across from', () => {
  const { instrument } = must(readAkn(draft('A cat.')));
  expect(instrument.dateOfEnactment).toBe('Made 2nd January 2030');
  expect(instrument.prelims).toEqual([{ part: 'preface', name: 'laidDate', text: 'Laid 3rd January 2030' }]);
});
