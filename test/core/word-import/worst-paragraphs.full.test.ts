import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  by,
  documentOf,
  ins,
  LINES,
  numbered,
  outcomeOf,
  r,
  run,
  shapeFile,
  t,
} from '../../support/word/word-shape.ts';

const ONE = 'A person must not pursue a course of conduct.';
const outcome = (inner: string) =>
  outcomeOf(shapeFile(documentOf(bodyOf({ one: numbered('(1)', `${r(ONE)}${inner}`) }))));
const eli = (text: string) =>
  `<w:ins w:id="8" w:author="Eli Drafter" w:date="2026-12-02T09:00:00Z">${r(text)}</w:ins>`;

describe('the worst paragraph of a returned file', () => {
  it('may hold a word of 200,000 letters, tracked or not', () => {
    const word = 'x'.repeat(200_000);
    expect(outcome(ins(word)).reads[1]).toBe(`(1)\t${ONE}${word}`);
    expect(outcome(r(word)).reads[1]).toBe(`(1)\t${ONE}${word}`);
  });

  it('may be in 50,000 runs of one letter, each of its own look', () => {
    const runs = Array.from({ length: 50_000 }, (_, at) =>
      run(`<w:rPr><w:sz w:val="${20 + (at % 3)}"/></w:rPr>${t('ab '.charAt(at % 3))}`),
    );
    expect(outcome(runs.join('')).reads[1]).toHaveLength(4 + ONE.length + 50_000);
    const looks = Array.from(
      { length: 5000 },
      () => `<w:r><w:rPr>${by('rPrChange', '<w:rPr/>')}</w:rPr>${t('a')}</w:r>`,
    );
    expect(outcome(looks.join('')).listed).toHaveLength(1);
  });

  it('may have more changes than anybody could review: listed as one, with all of its words', () => {
    const changes = Array.from({ length: 10_000 }, (_, at) => (at % 2 ? eli(`e${at} `) : ins(`d${at} `)));
    const { items, listed, reads } = outcome(changes.join(''));
    expect([items, reads[1]]).toEqual([[], `(1)\t${ONE}`]);
    expect(listed).toHaveLength(1);
    expect(listed[0]).toContain('more than 1,000 separate changes');
    for (const word of ['d0 ', 'e4999 ', 'e9999 ']) expect(listed[0]).toContain(word);
  });

  it('may have as many as are told apart, each with what is round it', () => {
    const changes = Array.from({ length: 300 }, (_, at) => (at % 2 ? eli(`e${at} `) : ins(`d${at} `)));
    const { items, reads } = outcome(changes.join(''));
    expect(items).toHaveLength(300);
    expect(reads[1]).toBe(
      `(1)\t${ONE}${Array.from({ length: 300 }, (_, at) => `${at % 2 ? 'e' : 'd'}${at} `).join('')}`,
    );
  });

  it('may be one of thousands that are empty', () => {
    expect(outcomeOf(shapeFile(documentOf(bodyOf({ within: '<w:p/>'.repeat(20_000) })))).items).toEqual([]);
    expect(LINES.one).toContain(ONE);
  });
});
