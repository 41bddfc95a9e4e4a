import { expect, it } from 'vitest';
import { describeDisplaced, isOwnVersionOf, ownVersionName } from '../../../core/base/displaced.ts';
import type { Displacement } from '../../../core/base/result.ts';

it('tells of a displaced file in one sentence that names it and says what to do', () => {
  const hows: readonly Displacement[] = ['replaced', 'deleted', 'moved', 'unreachable'];
  const own = { path: 'C:\\Reviews\\Bill (your version).keeling', isWhole: true };
  for (const how of hows)
    for (const kept of [null, own, { ...own, isWhole: false }]) {
      const told = describeDisplaced(how, '/home/ann/Bill.keeling', kept);
      expect(told).toMatch(/^[^.]*“Bill\.keeling”[^.]*, so [^.]*(?:\.keeling”[^.]*)*\.$/);
      const isNamed = kept !== null && (how === 'replaced' || how === 'deleted');
      expect(told.includes('“Bill (your version).keeling”')).toBe(isNamed);
      expect(told.includes('as of the last backup')).toBe(isNamed && !kept.isWhole);
    }
});

it('knows a person’s own version of a file by its name, wherever it is', () => {
  for (const path of ['/a/Bill.keeling', '\\\\server\\share\\Bill.keeling', 'Bill.KEELING']) {
    for (const nth of [1, 2, 31]) expect(isOwnVersionOf(`/b/${ownVersionName(path, nth)}`, path)).toBe(true);
    expect(isOwnVersionOf(path, path)).toBe(false);
    expect(isOwnVersionOf('/b/Bills (your version).keeling', path)).toBe(false);
    expect(isOwnVersionOf('/b/Bill (your version two).keeling', path)).toBe(false);
  }
  const second = ownVersionName('/a/Bill (your version).keeling', 1);
  expect(isOwnVersionOf(second, '/a/Bill (your version).keeling')).toBe(true);
});
