import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LARGE_ACT } from './large.ts';
import { rewritten } from './pages.ts';
import type { Row } from './rows.ts';
import { targetsInShort, targetsOf, targetTable } from './targets.ts';

const row = (made: Partial<Row>): Row => ({
  topic: 'compare',
  what: 'two texts',
  input: LARGE_ACT.short,
  amendments: 500,
  unit: 'ms',
  ours: 10,
  peer: null,
  theirs: null,
  ...made,
});

const targets = targetsOf([
  row({ peer: 'jsdiff, in words', theirs: 120 }),
  row({ what: 'the same, moved', peer: 'jsdiff, in words', theirs: 50 }),
  row({ topic: 'word', what: 'the Act as a Word file', ours: 2500 }),
]);

describe('what was measured', () => {
  it('is told figure by figure, with each that is not enough', () => {
    expect(targetTable(targets).split('\n').slice(2)).toEqual([
      expect.stringMatching(/\(two texts\) \| 12 times \| met \|$/),
      expect.stringMatching(/\(the same, moved\) \| 5 times \| \*\*not met\*\* \|$/),
      expect.stringMatching(/\| 2500 ms \| \*\*not met\*\* \|$/),
    ]);
  });

  it('is told in short, with all figures for one aim in one line', () => {
    expect(targetsInShort(targets).split('\n').slice(2)).toEqual([
      expect.stringMatching(/\| ten times .* \| 12 times and 5 times \(\*\*not met\*\*\) \|$/),
      expect.stringMatching(/\| under 2 s \| 2500 ms \(\*\*not met\*\*\) \|$/),
    ]);
  });

  it('is written between the markers of a page, and nowhere else', () => {
    const page = 'Before\n\n<!-- bench: begin -->\n\nold\n\n<!-- bench: end -->\n\nAfter\n';
    expect(rewritten(page, 'new')).toBe(page.replace('old', 'new'));
    expect(() => rewritten('No place for it\n', 'new')).toThrow(RangeError);
  });

  it.each(['README.md', 'docs/performance.md'])('has a place in %s', (name) => {
    const page = readFileSync(join(import.meta.dirname, '../..', name), 'utf8');
    expect(rewritten(page, 'new')).toMatch(/begin -->\n\nnew\n\n<!-- bench: end/);
  });
});
