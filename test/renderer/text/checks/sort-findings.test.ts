import { describe, expect, it } from 'vitest';
import type { PlacedFinding } from '../../../../renderer/text/checks/protocol.ts';
import {
  countWords,
  newsWords,
  ofAmendment,
  sortFindings,
  worst,
} from '../../../../renderer/text/checks/sort-findings.ts';

const finding = (key: string, more: Partial<PlacedFinding> = {}): PlacedFinding => ({
  key,
  check: 'D02',
  severity: 'error',
  pid: 'p',
  place: 'section 1',
  amendment: 'A-001',
  message: `What ${key} says`,
  ...more,
});
const a = finding('a');
const b = finding('b', { severity: 'warning', amendment: 'A-002' });
const c = finding('c', { severity: 'information', amendment: null });
const ignored = (key: string) => ({
  key,
  said: `What ${key} said`,
  because: 'It is meant',
  by: 'Ann',
  at: 't',
});

describe('findings', () => {
  it('that are ignored are apart, also those that are not found now', () => {
    const { open, dismissed } = sortFindings(
      [a, b, c],
      new Map([
        ['b', ignored('b')],
        ['x', ignored('x')],
      ]),
    );
    expect(open).toEqual([a, c]);
    expect(dismissed).toEqual([
      { ignored: ignored('b'), finding: b },
      { ignored: ignored('x'), finding: null },
    ]);
    expect(ofAmendment({ open, dismissed }, 'A-001')).toEqual({ open: [a], dismissed: [] });
    expect(ofAmendment({ open, dismissed }, 'A-002')).toEqual({ open: [], dismissed: [dismissed[0]] });
  });

  it('are counted by how grave they are', () => {
    expect(countWords([c, a, b, finding('d')])).toBe('2 errors, 1 warning, 1 for information');
    expect(countWords([])).toBe('');
    expect(worst([c, b])).toBe('warning');
    expect(worst([])).toBeNull();
  });
});

describe('news', () => {
  it('is of what came, in its own words where it is one', () => {
    expect(newsWords([], [a])).toBe('Check, error: What a says.');
    expect(newsWords([c], [a, b, c])).toBe('New findings: 1 error, 1 warning.');
  });

  it('is of what went, and what is left', () => {
    expect(newsWords([a, b], [b])).toBe('Fixed: 1 error. Left: 1 warning.');
    expect(newsWords([a, c], [c])).toBe('Fixed: 1 error. None left.');
  });

  it('is none where nothing changed, or only what is for information', () => {
    expect(newsWords([a], [finding('a', { message: 'Said otherwise' })])).toBeNull();
    expect(newsWords([a], [a, c])).toBeNull();
    expect(newsWords([a, c], [a])).toBeNull();
  });
});
