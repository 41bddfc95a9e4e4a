import { expect, it } from 'vitest';
import type { PackInput } from '../../../core/pack/pack-input.ts';
import { UNTOUCHED } from '../../../core/pack/paper/document.ts';
import { forReaders } from '../../../core/pack/readers.ts';
import { linkOf, noEvidence, note, packInputOf, sampleAmendments } from '../../support/pack.ts';

/** Where a note was found, as readers of a profile are told. */
const found = (words: string, profile: 'outward' | 'lawyer' = 'outward'): string | undefined => {
  const input = packInputOf([], { evidence: { ...noEvidence, notes: [note({ id: 'N-1', found: words })] } });
  return forReaders(input, profile).evidence.notes[0]?.found;
};

it.each([
  ['C:\\Users\\ann\\My drafts\\responses.csv', 'a file'],
  ['Seen in \\\\server\\policy$\\r.xlsx; page 3', 'Seen in a file; page 3'],
  ['/home/ann/responses.csv, row 3', 'a file, row 3'],
  ['file:///Users/ann/a.docx', 'a file'],
  ['https://www.gov.uk/home/ann/paper', 'https://www.gov.uk/home/ann/paper'],
  ['gov.uk, responses/tmp/x; the opening only', 'gov.uk, responses/tmp/x; the opening only'],
  ['Report, page 3/4', 'Report, page 3/4'],
])('says nothing outward of a disk: %s', (words, outward) => {
  expect(found(words)).toBe(outward);
  expect(found(words, 'lawyer')).toBe(words);
});

it('names nobody who works on it, and none of what is left out, and says as much otherwise', () => {
  const given = {
    leftOut: [{ id: 'A-009', title: 'A secret idea', why: 'It is withdrawn.' }],
    withoutEdits: [{ amendment: 'A-001', key: 'A-001 ["omit","x"]', change: 'Left out a secret' }],
    links: [linkOf('L-1', 'implements', 'amendment:A-001', 'recommendation:1')],
    decisions: [
      {
        id: 'D-1',
        about: 'recommendation:2' as const,
        outcome: 'deferred' as const,
        reason: 'Later.',
        by: 'Ann Official',
        at: '2026-11-01T00:00:00.000Z',
      },
    ],
  } satisfies Partial<PackInput>;
  const input = packInputOf(sampleAmendments(), given);
  expect(forReaders(input, 'lawyer')).toEqual({ ...input, paper: { ...UNTOUCHED, readers: 'colleagues' } });
  for (const profile of ['outward', 'clean'] as const) {
    const outward = forReaders(input, profile);
    const said = JSON.stringify(outward);
    for (const secret of ['Ann Official', 'Bo Lawyer', 'secret']) expect(said).not.toContain(secret);
    expect(outward.leftOut).toMatchObject([{ id: 'A-009', why: 'It is withdrawn.' }]);
    expect(outward.withoutEdits).toMatchObject([{ amendment: 'A-001', key: 'A-001 ["omit","x"]' }]);
    expect(outward.chosen.flatMap(({ author, changedBy }) => [author, changedBy]).join('')).toBe('');
    expect(outward.paper?.readers).toBe('public');
    expect(outward.chosen.map(({ edits }) => edits)).toEqual(input.chosen.map(({ edits }) => edits));
    const dates = outward.chosen.flatMap(({ createdAt, changedAt }) => [createdAt, changedAt]);
    expect(new Set(dates)).toEqual(new Set([input.ledger.at]));
  }
});
