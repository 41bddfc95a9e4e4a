import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Block } from '../../../core/pack/blocks.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { paperDocxOf } from '../../../data/formats/docx/paper.ts';
import { packOf, sampleAmendments } from '../../support/papers/pack.ts';

/** Each paragraph of a Word file, outside its tables, and whether it stays on the page of the next one. */
function paragraphsOf(bytes: Uint8Array) {
  const parts = unzipSync(bytes);
  const [document = '', styles = ''] = ['word/document.xml', 'word/styles.xml'].map((path) =>
    strFromU8(parts[path] ?? new Uint8Array()),
  );
  const kept = new Set(
    [...styles.matchAll(/<w:style [^>]*w:styleId="(\w+)".*?<\/w:style>/gs)]
      .filter(([style]) => style.includes('<w:keepNext/>'))
      .map(([, id]) => id),
  );
  return [...document.replace(/<w:tbl>.*?<\/w:tbl>/gs, '').matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) => ({
    text: [...xml.matchAll(/<w:t[ >][^<]*/g)].map(([run]) => run.replace(/^<w:t[^>]*>/, '')).join(''),
    isKept: xml.includes('<w:keepNext/>') || kept.has(/<w:pStyle w:val="(\w+)"/.exec(xml)?.[1] ?? ''),
  }));
}

it('has no words at the end of a page that lead to what is on the next, and no question parted from its answers', () => {
  const model = packOf(sampleAmendments());
  const [first] = model.document.parts;
  if (!first) throw new RangeError('A pack without parts');
  const blocks: readonly Block[] = [
    { kind: 'paragraph', text: 'These were made:', number: '1.1' },
    { kind: 'list', items: ['First item', 'Second item'] },
    { kind: 'paragraph', text: 'It said:' },
    { kind: 'quote', text: 'Quoted words', from: '' },
    { kind: 'paragraph', text: 'In figures:' },
    { kind: 'table', caption: 'Caption', header: ['A', 'B'], rows: [['a', 'b']] },
    {
      kind: 'question',
      question: { id: 'Q-1', number: 1, text: 'Which?', kind: 'closed', options: ['Yes', 'No'] },
    },
    { kind: 'question', question: { id: 'Q-2', number: 2, text: 'Why?', kind: 'open', options: [] } },
    { kind: 'paragraph', text: 'Words of their own.' },
    { kind: 'paragraph', text: 'More of them.' },
  ];
  const pack: PackModel = { ...model, document: { ...model.document, parts: [{ ...first, blocks }] } };
  const paragraphs = paragraphsOf(paperDocxOf(pack));
  const keptOf = (start: string) => paragraphs.find(({ text }) => text.startsWith(start))?.isKept;
  for (const start of [
    '1.1',
    'It said',
    'In figures',
    'Caption',
    'Question 1',
    'Choose one',
    'Yes',
    'No',
    'Question 2',
  ])
    expect([start, keptOf(start)]).toEqual([start, true]);
  for (const start of ['Second item', 'Quoted', 'Please give', 'Answer in', 'Words of', 'More of'])
    expect([start, keptOf(start)]).toEqual([start, false]);
});
