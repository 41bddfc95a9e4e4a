import { describe, expect, it } from 'vitest';
import type { Line } from '../../../core/amend/redline/lines.ts';
import type { ChangeStatus, Run } from '../../../core/amend/redline/redline.ts';
import { UNSIGNED } from '../../../core/history/signed-runs.ts';
import { officeChanges } from '../../support/word/office-changes.ts';

const kept = (text: string): Run => ({ kind: 'kept', text });
const ins = (text: string, am = 'A-001'): Run => ({ kind: 'inserted', text, am });
const del = (text: string, am = 'A-001'): Run => ({ kind: 'deleted', text, am });

function line(
  label: readonly Run[],
  body: readonly Run[],
  changeStatus: ChangeStatus = { state: 'kept' },
): Line {
  const piece = (field: 'num' | 'content', runs: readonly Run[]) =>
    runs.length ? [{ pid: 'p', field, runs }] : [];
  return {
    key: 'p/content',
    pid: 'p',
    kind: 'subsection',
    role: 'text',
    level: 1,
    label: piece('num', label),
    body: piece('content', body),
    changeStatus,
  };
}

const INSERTED: ChangeStatus = { state: 'inserted', am: 'A-001' };
const DELETED: ChangeStatus = { state: 'deleted', am: 'A-001' };

describe('the stretches of a line', () => {
  it.each<[string, Line, readonly Run[]]>([
    ['a kept label has a kept tab', line([kept('(1)')], [kept('x')]), [kept('(1)\tx')]],
    ['a new label brings its tab', line([ins('(1)')], [kept('x')]), [ins('(1)\t'), kept('x')]],
    ['a label that goes takes its tab', line([del('(1)')], [kept('x')]), [del('(1)\t'), kept('x')]],
    [
      'a label that is another keeps its tab',
      line([del('(1)'), ins('(2)')], [kept('x')]),
      [del('(1)'), ins('(2)'), kept('\tx')],
    ],
    ['a line without a label has no tab', line([], [kept('x')]), [kept('x')]],
    ['neighbours of one amendment are one', line([], [ins('a'), ins('b')]), [ins('ab')]],
    ['neighbours of two are two', line([], [ins('a'), ins('b', 'A-002')]), [ins('a'), ins('b', 'A-002')]],
    ['an inserted line is all inserted', line([ins('(1)')], [ins('x')], INSERTED), [ins('(1)\tx')]],
    ['what is kept in a line that goes, goes with it', line([], [del('x'), kept('”')], DELETED), [del('x”')]],
    [
      'what is inserted in a line that goes, never comes',
      line([], [del('x'), ins('y')], DELETED),
      [del('x')],
    ],
  ])('%s', (_, given, expected) => {
    expect(UNSIGNED.runsOf(given).map(({ run }) => run)).toEqual(expected);
  });
});

describe('the number of changes that LibreOffice counts', () => {
  const at = (time: string) => ({ author: 'Ann', date: `2026-11-21T${time}Z` });
  const revisions: Readonly<Record<string, { readonly author: string; readonly date: string }>> = {
    'A-001': at('10:30:15'),
    'A-002': at('10:31:15'),
    'A-003': at('10:31:16'),
    'A-004': { ...at('10:30:15'), author: 'Bo' },
  };
  const count = (...lines: readonly Line[]) =>
    officeChanges(lines, (am) => revisions[am] ?? { author: am, date: '2026-01-01T00:00:00Z' });

  // Each of these was seen in LibreOffice 25.2.
  it.each<[string, number, readonly Line[]]>([
    ['none', 0, [line([], [kept('x')])]],
    ['a deletion and what takes its place', 2, [line([], [del('a'), ins('b')])]],
    ['neighbours of one author within a minute', 1, [line([], [ins('a'), ins('b', 'A-002')])]],
    ['the same a second later', 2, [line([], [ins('a'), ins('b', 'A-003')])]],
    ['the same of two authors', 2, [line([], [ins('a'), ins('b', 'A-004')])]],
    ['a minute is counted from the first', 2, [line([], [ins('a'), ins('b', 'A-002'), ins('c', 'A-003')])]],
    ['a line with its end', 1, [line([], [ins('a')], INSERTED)]],
    ['lines that follow each other', 1, [line([], [ins('a')], INSERTED), line([], [ins('b')], INSERTED)]],
    [
      'a line that goes and one that comes',
      2,
      [line([], [del('a')], DELETED), line([], [ins('b')], INSERTED)],
    ],
    ['a new line before a deletion', 2, [line([], [ins('a')], INSERTED), line([], [del('b'), kept('x')])]],
    [
      'a line that comes and, elsewhere, the same that goes',
      3,
      [line([], [ins('a')], INSERTED), line([], [kept('x')]), line([], [del('a')], DELETED)],
    ],
    [
      'an insertion before a line that comes',
      2,
      [line([], [kept('x'), ins('a')]), line([], [ins('b')], INSERTED)],
    ],
    [
      'a line that comes before an insertion',
      1,
      [line([], [ins('a')], INSERTED), line([], [ins('b'), kept('x')])],
    ],
  ])('%s: %i', (_, expected, lines) => {
    expect(count(...lines)).toBe(expected);
  });
});
