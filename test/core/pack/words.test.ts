import { describe, expect, it } from 'vitest';
import { dateWords } from '../../../core/base/date-words.ts';
import { type Manifest, manifestText, sealedText } from '../../../core/pack/manifest.ts';

describe('a date in words', () => {
  it.each([
    ['2024-11-21', '21 November 2024'],
    ['2024-12', 'December 2024'],
    ['2024', '2024'],
    ['2026-11-24T23:59:59.000Z', '24 November 2026'],
    ['2026-01-02T00:00:00Z', '2 January 2026'],
    ['2024-11/2025-01', 'between November 2024 and January 2025'],
    ['2024/25', '2024/25'],
    ['not known', 'not known'],
    ['2024-13-01', '2024-13-01'],
    ['', ''],
  ])('%s is %s', (iso, words) => {
    expect(dateWords(iso)).toBe(words);
  });
});

describe('a manifest as text', () => {
  const manifest: Manifest = {
    format: 'keeling-pack',
    formatVersion: 1,
    generator: 'keeling test',
    review: { id: 'r', title: 't' },
    instrument: { id: 'i', title: 't', version: 'v', description: 'd', licence: 'l', hash: 'h' },
    ledger: { seq: 1, hash: 'h', at: '2026-11-24T10:00:00Z' },
    selection: ['A-001'],
    leftOut: [],
    withheld: { notesWithoutConsent: 0, confidentialNotes: 0 },
    files: [],
    seal: 'x',
  };

  it('is the same whatever order its keys were set in', () => {
    const { format, ...rest } = manifest;
    expect(manifestText({ ...rest, format })).toBe(manifestText(manifest));
  });

  it('is sealed without its seal', () => {
    expect(sealedText({ ...manifest, seal: 'y' } as Manifest)).toBe(sealedText(manifest));
    expect(sealedText({ ...manifest, generator: 'another' })).not.toBe(sealedText(manifest));
  });
});
