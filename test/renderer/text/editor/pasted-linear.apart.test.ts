import { describe, expect, it } from 'vitest';
import type { PastedLine } from '../../../../core/amend/pasted/entries.ts';
import { pastedList, pastedWordsOf } from '../../../../core/amend/pasted/pasted-list.ts';
import { htmlText } from '../../../../renderer/text/editor/pasted-words.ts';
import { asOneLine } from '../../../../renderer/text/editor/plain-text.ts';
import { workOf } from '../../../support/drafts/work-of.ts';

/** What four times the text may come to. */
const MOST = 4 * 1.35;
const asIs = (words: string) => words;

/** How many times the work four times as much takes; what is not counted to the end is counted again. */
function grown(folder: string, run: (times: number) => unknown): number {
  const twice = (times: number) => [0, 1].map(() => workOf(folder, () => run(times)));
  return Math.min(...twice(1200)) / Math.max(...twice(300));
}

describe('four times what is pasted', () => {
  it.each([
    ['elements that are open', '<b>x', ''],
    ['lists in lists', '<ul><li>x', ''],
    ['cells of a row', '<td>x', '<table><tr>'],
    ['rows in rows', '<table><tr><td>x', ''],
    ['ends of what was never begun', '</i>', `${'<p>'.repeat(300)}`],
    ['elements of two kinds, closed by turns', '<b><i>x</b></i>', ''],
    ['styles', '<p style="text-decoration:">x', ''],
  ])('takes four times the work in a page of %s', (_, unit, before) => {
    const page = (times: number) => htmlText(before + unit.repeat(times), asIs);
    expect(grown('/renderer/text/editor/pa', page)).toBeLessThan(MOST);
  });

  it.each<[string, (at: number) => PastedLine]>([
    ['numbers that count', () => ({ words: '1. x', depth: 0 })],
    ['numbers and letters by turns', (at) => ({ words: at % 2 === 0 ? '1. x' : 'a) x', depth: 0 })],
    ['a number, and then no other', (at) => ({ words: at === 0 ? '1. x' : 'x', depth: 0 })],
    ['labels', () => ({ words: '(i) x', depth: 0 })],
    ['items without a label', () => ({ words: 'x', depth: 1 })],
    ['a label, and items without', (at) => ({ words: at === 0 ? '(a) x' : 'x', depth: at === 0 ? 0 : 1 })],
    ['items each in the one before', (at) => ({ words: 'x', depth: at + 1 })],
    ['an item that goes on', (at) => ({ words: at === 0 ? '(a) x—' : at === 1 ? '(i) y' : 'X.', depth: 0 })],
  ])('takes four times the work in lines of %s', (_, line) => {
    const lines = (times: number) => Array.from({ length: times }, (_none, at) => line(at));
    expect(grown('/core/amend/pasted/', (times) => pastedList(lines(times)))).toBeLessThan(MOST);
  });

  // What a pattern looks at in vain is counted nowhere: these would take minutes.
  it('is read at all where it has long runs of what a pattern looks for', () => {
    const style = `<p style="${'text-decoration:'.repeat(100_000)}">x`;
    expect(htmlText(style, asIs).lines).toEqual([{ words: 'x', depth: 0 }]);
    for (const run of [' ', '\t', '\n', ' \t', '- ']) {
      const long = `a${run.repeat(200_000)}b`;
      expect(asOneLine(long).text.replace(/[\s-]+/, '')).toBe('ab');
      expect(pastedWordsOf([{ words: long, depth: 0 }]).replace(/[\s-]+/, '')).toBe('ab');
    }
  });
});
