import { describe, expect, it } from 'vitest';
import { type Provision, provision as p } from '../../../core/act/tree.ts';
import { comparisonAccount } from '../../../core/compare/account.ts';
import type { ChangeClass } from '../../../core/compare/classes.ts';
import type { Version } from '../../../core/review/versions.ts';
import { compareChoices, compareWithNow } from '../../../renderer/compare/compare-state.ts';
import {
  hiddenWords,
  rowOf,
  rowsOf,
  type Side,
  stretchesOf,
} from '../../../renderer/compare/compared-rows.ts';
import {
  FIRST,
  keyOf,
  momentOptions,
  type Now,
  optionsOf,
  type Sources,
  sourceOf,
} from '../../../renderer/compare/source-choice.ts';

const sub = (num: string, content: string): Provision =>
  p({ pid: `s${num}`, kind: 'subsection', num: `(${num})`, content });
const actOf = (...children: readonly Provision[]): Provision =>
  p({
    pid: 'act',
    kind: 'act',
    children: [p({ pid: 's', kind: 'section', num: '1', heading: 'Notices', children })],
  });
const text = (root: Provision) => ({
  title: '',
  description: '',
  licence: '',
  remarks: [],
  lineage: 'one',
  root,
});

const same = ['1', '2', '3', '4', '5'].map((num) => sub(num, `Nothing in subsection ${num} ever changes.`));
const account = comparisonAccount(
  text(actOf(...same, sub('6', 'A person must act, now.'), sub('7', 'Gone.'))),
  text(actOf(...same, sub('6', 'A person may act now.'))),
);
const [word, comma, gone] = account.differences;
const hiding =
  (...classes: readonly ChangeClass[]) =>
  (key: string) =>
    !classes.includes(account.differences.find((each) => each.key === key)?.class ?? 'substantive');
const readOf = (side: Side, isShown: (key: string) => boolean): string | undefined => {
  const line = account.lines.find(({ pid }) => pid === 's6');
  return (
    line &&
    stretchesOf(line.body, side, isShown)
      .map(({ key, runs }) => {
        const words = runs.map((run) =>
          run.kind === 'kept' ? run.text : `${run.kind === 'deleted' ? '-' : '+'}${run.text}`,
        );
        return key === null ? words.join('') : `[${words.join('')}]`;
      })
      .join('')
  );
};

describe('what is drawn of a comparison', () => {
  it('is both texts in one, or one of them', () => {
    expect(account.differences.map((each) => each.class)).toEqual([
      'substantive',
      'punctuation',
      'substantive',
    ]);
    expect(readOf('both', hiding())).toBe('A person [-must+may] act[-,] now.');
    expect(readOf('before', hiding())).toBe('A person [-must] act[-,] now.');
    expect(readOf('after', hiding())).toBe('A person [+may] act now.');
  });

  it('marks nothing of what is hidden, and still has the words of each side', () => {
    expect(readOf('both', hiding('punctuation'))).toBe('A person [-must+may] act now.');
    expect(readOf('before', hiding('punctuation'))).toBe('A person [-must] act, now.');
    expect(readOf('both', hiding('substantive', 'punctuation'))).toBe('A person may act now.');
    expect(hiddenWords(account.counts, new Set(['punctuation', 'typography']))).toBe('1 punctuation');
    expect(hiddenWords(account.counts, new Set())).toBe('');
  });

  it('leaves out a line that only a hidden difference has', () => {
    const pids = rowsOf(account.lines, hiding('substantive'), false).flatMap((row) =>
      row.type === 'line' ? [row.line.pid] : [],
    );
    expect(pids).toContain('s6');
    expect(pids).not.toContain('s7');
  });

  it('can be only what differs, with what stands round it and how much is left out', () => {
    const rows = rowsOf(account.lines, hiding(), true);
    expect(rows.map((row) => (row.type === 'gap' ? row.count : row.line.pid))).toEqual([
      's',
      4,
      's5',
      's6',
      's7',
    ]);
    for (const difference of [word, comma]) expect(difference && rowOf(rows, difference)).toBe(3);
    expect(gone && rowOf(rows, gone)).toBe(4);
  });
});

describe('the choice of a text', () => {
  const moments = [4, 7, 9].map((seq) => ({
    seq,
    at: '',
    who: '',
    act: 'amendment.revise',
    amendment: 'A-001',
  }));
  const now: Now = { seq: 12, shownIds: ['A-002'], moments };
  const textOf = (source: string, more = {}) =>
    sourceOf({ source, at: null, ids: ['A-001'], file: null, ...more }, now);

  it('names a moment, so that a later one is asked for anew', () => {
    expect(FIRST.map((chosen) => sourceOf(chosen, now))).toEqual([
      { from: 'review', at: 12, amendments: 'none' },
      { from: 'review', at: 12, amendments: 'all' },
    ]);
    expect(textOf('shown')).toEqual({ from: 'review', at: 12, amendments: ['A-002'] });
    expect(textOf('some')).toEqual({ from: 'review', at: 12, amendments: ['A-001'] });
    expect(textOf('moment')).toEqual({ from: 'review', at: 7, amendments: 'all' });
    expect(textOf('moment', { at: 4 })).toEqual({ from: 'review', at: 4, amendments: 'all' });
    expect(textOf('act ukpga/1997/40 enacted')).toEqual({
      from: 'act',
      id: 'ukpga/1997/40',
      version: 'enacted',
    });
  });

  it('of a file is none until the file is chosen', () => {
    expect(textOf('file')).toBeNull();
    const file = { name: 'act.xml', base64: 'PGE+', nth: 3 };
    expect(textOf('file', { file })).toEqual({ from: 'file', name: 'act.xml', base64: 'PGE+' });
    expect(keyOf({ source: 'file', at: null, ids: [], file }, now)).toEqual({ file: 3 });
  });

  it('offers every moment that has a name, the newest first, and says which moment was asked for', () => {
    const sources: Sources = { acts: [], moments: now.moments, amendments: [] };
    const named = (id: string, seq: number, name: string): Version => {
      const at = `2026-11-02T09:0${seq}:00Z`;
      return { id, name, why: 'export', seq, hash: '', round: null, by: 'Ann', at };
    };
    const versions = [named('V-0001', 3, 'Pack exported'), named('V-0002', 5, 'As sent')];
    const offered = optionsOf(sources, versions).filter(({ words }) => words.startsWith('Version: '));
    expect(offered.map(({ id }) => id)).toEqual(['version 5 V-0002', 'version 3 V-0001']);
    expect(textOf('version 3 V-0001')).toEqual({ from: 'review', at: 3, amendments: 'all' });
    expect(momentOptions(sources, 99)[0]).toEqual({ id: '99', words: 'After entry 99 of the history' });
    expect(momentOptions(sources, 7)).toHaveLength(now.moments.length);
    compareWithNow('r-1', 6);
    expect(compareChoices.of('r-1').pair.map((each) => sourceOf(each, now))).toEqual([
      { from: 'review', at: 6, amendments: 'all' },
      { from: 'review', at: now.seq, amendments: 'all' },
    ]);
  });
});
