import { describe, expect, it } from 'vitest';
import { describeStatus, extentOf, sourcesOf, statusOf, statusRuns } from '../../../core/act/extent.ts';
import { provision } from '../../../core/act/tree.ts';

const root = provision({
  pid: 'act',
  kind: 'act',
  extent: 'E+W+S',
  sources: ['the Queen’s Printer'],
  children: [
    provision({
      pid: '1',
      kind: 'section',
      num: '1',
      status: 'verified',
      extent: 'E+W',
      children: [
        provision({
          pid: '1(1)',
          kind: 'subsection',
          num: '(1)',
          content: 'one two three',
          spans: [
            { field: 'content', from: 8, to: 13, status: 'unverified' },
            { field: 'content', from: 0, to: 3, status: 'derived' },
          ],
        }),
        provision({ pid: '1(2)', kind: 'subsection', num: '(2)', content: 'four', status: 'unverified' }),
        provision({ pid: '1(3)', kind: 'subsection', num: '(3)', content: 'five', sources: [] }),
        provision({ pid: '1(4)', kind: 'subsection', num: '(4)', missing: true }),
      ],
    }),
    provision({ pid: '2', kind: 'section', num: '2', content: 'six' }),
  ],
});
const statusKey = { verified: 'read', derived: 'worked out', unverified: 'not read' };

describe('what a provision has from those round it', () => {
  it('is the nearest that is said', () => {
    expect(['1(1)', '2', 'act'].map((pid) => extentOf(root, pid))).toEqual(['E+W', 'E+W+S', 'E+W+S']);
    expect(['1(1)', '1(2)'].map((pid) => statusOf(root, pid))).toEqual(['verified', 'unverified']);
    expect(['1(1)', '1(3)'].map((pid) => sourcesOf(root, pid))).toEqual([['the Queen’s Printer'], []]);
  });

  it('is the least that can be claimed where nothing is said', () => {
    const bare = provision({ pid: 'a', kind: 'act' });
    expect([extentOf(bare, 'a'), statusOf(bare, 'a'), sourcesOf(bare, 'a')]).toEqual(['', 'unverified', []]);
    expect(statusOf(root, '2')).toBe('unverified');
  });

  it('is not guessed for a provision of another tree', () => {
    for (const ask of [extentOf, statusOf, sourcesOf]) expect(() => ask(root, 'p-0001')).toThrow(RangeError);
  });
});

describe('statusRuns', () => {
  it('covers the whole field, in order', () => {
    expect(statusRuns(root, '1(1)', 'content').map(({ from, to, status }) => [from, to, status])).toEqual([
      [0, 3, 'derived'],
      [3, 8, 'verified'],
      [8, 13, 'unverified'],
    ]);
    expect(statusRuns(root, '1(1)', 'num')).toEqual([{ field: 'num', from: 0, to: 3, status: 'verified' }]);
    expect(statusRuns(root, '1(1)', 'intro')).toEqual([]);
  });
});

describe('describeStatus', () => {
  const describePart = (pid: string): string => describeStatus({ root, statusKey }, pid);

  it('says one thing of a text that is all alike', () => {
    expect(describePart('1(2)')).toBe('Unverified: not read.');
    expect(describePart('1(3)')).toBe('Verified: read.');
    expect(describePart('1(4)')).toBe('The wording is not available.');
  });

  it('says where the rest is, of one that is not', () => {
    expect(describePart('1')).toBe(
      'Verified: read. Derived (worked out): words of section 1(1). ' +
        'Unverified (not read): words of section 1(1) and section 1(2).',
    );
  });
});
