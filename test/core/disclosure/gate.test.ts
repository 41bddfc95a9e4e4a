import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gate } from '../../../core/disclosure/gate.ts';
import type { Kind, Kinds } from '../../../core/disclosure/kinds.ts';
import { READERS, type Reader } from '../../../core/disclosure/reader.ts';
import { RULES, type Rule } from '../../../core/disclosure/rules.ts';
import { makeAnchor } from '../../../core/evidence/anchor.ts';
import type { Redaction } from '../../../core/evidence/records.ts';
import {
  amendment,
  clearedInput,
  linkOf,
  noEvidence,
  note,
  packInputOf,
  sampleAmendments,
} from '../../support/papers/pack.ts';

const AT = '2026-12-01T00:00:00.000Z';
const REDACTED_WORDS = 'Zebulon Quillfeather';
const text = `I am ${REDACTED_WORDS}, and say so.`;
const redaction: Redaction = {
  id: 'R-0001',
  of: 'note:N-001',
  anchor: makeAnchor(text, 5, 5 + REDACTED_WORDS.length),
  because: 'A name',
  by: 'Ann',
  at: AT,
};

/** Whether words that are planted in a field reach a reader, by its rule alone. */
const reaches = (rule: Rule, reader: Reader): boolean =>
  reader === 'colleague' ||
  (rule !== 'secret' && (reader === 'lawyer' || (rule !== 'internal' && rule !== 'undated')));
/** Whether a field loses copies of words that are redacted elsewhere. */
const isScrubbed = (rule: Rule, reader: Reader): boolean =>
  reader === 'public' ? rule !== 'open' : reader === 'lawyer' && rule !== 'open' && rule !== 'undated';

const fields = Object.entries(RULES).flatMap(([kind, rules]) =>
  Object.entries<Rule>(rules).map(([field, rule]) => ({ kind: kind as Kind, field, rule })),
);

/** A record of a kind with words in one of its fields, in the shape that the field has. */
function planted(kind: Kind, field: string, words: string): Kinds[Kind] {
  const anchor = { source: 'S-1', from: 0, to: words.length, quote: words, prefix: '', suffix: '' };
  const shapes: Readonly<Record<string, unknown>> = {
    pins: [anchor],
    pin: anchor,
    anchor,
    looked: { by: words, at: words },
    suggested: { method: words, score: 1, words: [words] },
    comments: [{ text: words, by: words, at: words }],
    rows: [{ name: words, byGroup: [] }],
    groups: [{ name: words }],
    sub: [{ no: '1', text: words }],
    notes: [{ header: words, text: words }],
    question: kind === 'text' ? { key: 'Q-1', name: words } : words,
    options: [words],
    was: { code: words, text: words },
    aside: [{ reason: words }],
  };
  const record = {
    id: 'X-1',
    of: 'answer:7',
    text: '',
    consent: true,
    confidential: false,
    ownNames: [],
    otherNames: [],
    pins: [],
    pin: { ...anchor, quote: '' },
  };
  return { ...record, anchor: { ...anchor, quote: '' }, [field]: shapes[field] ?? words } as never;
}

const clearedText = (kind: Kind, record: Kinds[Kind], reader: Reader): string => {
  const texts = [{ ...planted('text', 'text', 'Marmalade'), of: 'note:N-9' }] as never;
  const source = { ...(kind === 'excerpt' && { text: texts }), [kind]: [record] };
  const cleared = new Gate(reader, [redaction], AT).clear(source).value as Readonly<Record<string, unknown>>;
  return JSON.stringify(cleared[kind]);
};

describe('what a reader may have of each field', () => {
  it.each(fields)('is as the table says: $kind, $field', ({ kind, field, rule }) => {
    for (const reader of READERS) {
      const [plain, copy] = ['Marmalade', REDACTED_WORDS].map((words) =>
        clearedText(
          kind,
          { ...planted(kind, field, words), ...(kind === 'excerpt' && { of: 'note:N-9' }) } as never,
          reader,
        ),
      );
      // The words of an excerpt are its text’s, where they are looked for.
      const isUnplaced = kind === 'excerpt' && field === 'anchor';
      expect(plain?.includes('Marmalade'), `${reader}: ${plain}`).toBe(reaches(rule, reader));
      if (!isUnplaced && rule !== 'open')
        expect(copy?.includes(REDACTED_WORDS), `${reader}: ${copy}`).toBe(!isScrubbed(rule, reader));
    }
  });

  it('is nothing of the words of whoever did not agree to publication, or asked for confidence', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(...READERS),
        (consent, confidential, reader) => {
          const secret = note({
            id: 'N-009',
            text: 'Velvet tribunal',
            author: 'Nobody Known',
            consent,
            confidential,
          });
          const said = clearedText('note', secret, reader);
          const isKept = reader !== 'colleague' && (!consent || confidential);
          expect(said.includes('Velvet')).toBe(!isKept);
          expect(said.includes('Nobody')).toBe(!isKept);
          expect(said).toContain('N-009');
        },
      ),
    );
  });

  it('is a note without its redacted words', () => {
    const said = clearedText('note', note({ id: 'N-001', text }), 'public');
    expect(said).toContain('I am [redacted], and say so.');
  });
});

/** Where a note was found, as a reader is told. */
const foundBy = (words: string, reader: Reader): string | undefined => {
  const input = packInputOf([], { evidence: { ...noEvidence, notes: [note({ id: 'N-1', found: words })] } });
  return clearedInput(reader, input).evidence.notes[0]?.found;
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
  expect(foundBy(words, 'public')).toBe(outward);
  expect(foundBy(words, 'lawyer')).toBe(words);
});

it('names to the public nobody who works on it, and none of what is left out', () => {
  const input = packInputOf(
    [...sampleAmendments(), amendment('A-009', [], { title: 'A secret idea', state: 'withdrawn' })],
    {
      links: [linkOf('L-1', 'implements', 'amendment:A-001', 'recommendation:1')],
      decisions: [
        {
          id: 'D-1',
          about: 'recommendation:2',
          outcome: 'deferred',
          reason: 'Later.',
          by: 'Ann Official',
          at: '2026-11-01T00:00:00.000Z',
        },
      ],
    },
  );
  const forLawyer = clearedInput('lawyer', input);
  expect(forLawyer.chosen.map(({ author }) => author)).toContain('Bo Lawyer');
  expect(forLawyer.leftOut).toMatchObject([{ id: 'A-009', title: 'A secret idea' }]);
  const outward = clearedInput('public', input);
  const said = JSON.stringify(outward);
  for (const secret of ['Ann Official', 'Bo Lawyer', 'secret']) expect(said).not.toContain(secret);
  expect(outward.leftOut).toMatchObject([{ id: 'A-009', title: '', why: 'It is withdrawn.' }]);
  expect(outward.paper?.readers).toBe('public');
  expect(outward.chosen.map(({ edits }) => edits)).toEqual(sampleAmendments().map(({ edits }) => edits));
  const dates = outward.chosen.flatMap(({ createdAt, changedAt }) => [createdAt, changedAt]);
  expect(new Set(dates)).toEqual(new Set([input.ledger.at]));
});
