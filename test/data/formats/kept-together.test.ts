import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { bodyWriter } from '../../../data/formats/docx/body.ts';
import { responseFormFiles } from '../../support/papers/filled-form.ts';

const kept = (xml: string): number => xml.split('"TableTextKept"').length - 1;
const body = bodyWriter((am) => ({ author: am, date: '2026-11-24T10:00:00Z' }));
const tableOf = (rows: readonly (readonly string[])[]) =>
  body.table([4000, 4000], ['Proposal', 'Changes'], rows).toString();

it('keeps the rows of a short table on one page, and no tall row with another, for which no page might have room', () => {
  const short = ['One', 'Two'];
  const tall = ['Three', 'A line of words. '.repeat(60)];
  expect(kept(tableOf([short, short, short]))).toBe(4);
  expect(kept(tableOf([tall, tall, tall]))).toBe(0);
  expect(kept(tableOf([tall, short, short]))).toBe(2);
  expect(kept(tableOf([short, tall, short, short, short, short, short, short]))).toBe(2);
});

it('keeps the answers to choose from on one page in the form, all but the last with the next', () => {
  const { docx } = responseFormFiles([
    { text: 'How far do you agree?', options: ['A lot', 'A little', 'Not at all'] },
  ]);
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
  const options = [...xml.matchAll(/<w:pStyle w:val="FormOption"\/>(<w:keepNext\/>)?.*?<\/w:p>/g)].map(
    ([paragraph, next]) => [/"preserve"> ([^<]+)</.exec(paragraph)?.[1], next !== undefined],
  );
  expect(options.slice(-3)).toEqual([
    ['A lot', true],
    ['A little', true],
    ['Not at all', false],
  ]);
});
