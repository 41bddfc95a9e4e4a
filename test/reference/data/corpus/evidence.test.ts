import { expect, test } from 'vitest';
import { loadEvidence } from '../../../../data/corpus/evidence.ts';
import { plainWords as bare, readLetter } from '../../../support/reviews/letter.ts';
import { readReference } from '../../support.ts';

const { sources, recommendations, responses, commitments, notes } = loadEvidence();
const [letter = { text: '', underlined: [] }] = sources;
const published = notes.filter(({ wording }) => wording !== 'sample');
const read = (name: string): string => readReference('evidence', name).toString('utf8');

const LETTER = 'government-response-letter-2024-11-21.txt';

test('the letter is the transcript, white space and tags aside, with the same words underlined', () => {
  const reference = read(LETTER);
  expect(bare(letter.text)).toBe(bare(reference));
  const marked = [...reference.matchAll(/<u>(.*?)<\/u>/gs)].map(([, words = '']) => bare(words)).join(' ');
  expect((letter.underlined ?? []).map(({ from, to }) => bare(letter.text.slice(from, to))).join(' ')).toBe(
    marked,
  );
  const flat = bare(reference);
  const pins = [...responses.flatMap((response) => response.pins), ...commitments.map(({ pin }) => pin)];
  expect(pins.length).toBeGreaterThanOrEqual(25);
  for (const { quote } of pins) expect(flat).toContain(bare(quote));
});

test('what is held of the nine recommendations is what the transcript says of them', () => {
  const held = responses.filter(({ id }) => id.startsWith('gov-'));
  expect(readLetter(read(LETTER)).map(({ numbers, category }) => [numbers, category])).toEqual(
    held.map(({ recommendations: answered, category }) => [answered, category]),
  );
});

test('the recommendations’ wording is the wording that was seen, to the character', () => {
  const reference: {
    recommendations: { no: number | null; text: string; deadline: string | null; sub?: unknown }[];
  } = JSON.parse(read('super-complaint-recommendations.json'));
  const seen = reference.recommendations.map(({ text }) => text);
  for (const { text } of recommendations) if (text !== null) expect(seen).toContain(text);
  for (const { no, text, deadline, sub } of reference.recommendations) {
    const ours = recommendations.find((r) =>
      no === null
        ? r.no === null && (r.text ?? `Gist: ${r.gist}`).toLowerCase() === text.toLowerCase()
        : r.no === no,
    );
    expect(ours, text).toBeDefined();
    expect(ours?.deadline).toBe(deadline ?? null);
    expect(ours?.sub).toEqual(sub ?? []);
    if (no !== null && no !== 1 && text.startsWith('Gist: ')) {
      expect(`gist: ${ours?.gist}`.toLowerCase()).toBe(text.toLowerCase());
    }
  }
});

test('of the notes, what is called quoted was seen, and so was all that stands in quotation marks', () => {
  const plain = (text: string) => text.replace(/[“”"]/g, '"').replace(/\s+/g, ' ');
  const reference = plain(read('notes-and-responses.md').replace('…(cut)', '…'));
  const quoted = reference.split('"').filter((_, at) => at % 2 === 1);
  for (const { id, wording, text } of published) {
    const passages =
      wording === 'quoted'
        ? text.split('\n\n')
        : [...text.matchAll(/“([^”]+)”/g)].map(([, words = '']) => words);
    for (const passage of passages) {
      expect(
        quoted.some((seen) => seen.includes(plain(passage))),
        `${id}: ${passage}`,
      ).toBe(true);
    }
  }
});

/** The notes that hold each block of the reference: where several people speak in one, each has a note. */
const NOTES: Readonly<Record<number, readonly string[]>> = {
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [at + 1, [`N-${String(at + 1).padStart(3, '0')}`]]),
  ),
  14: ['N-020'],
  15: ['N-021'],
  16: ['N-022'],
  17: ['N-023'],
  18: ['N-024'],
  19: ['N-025', 'N-026'],
  20: ['N-027'],
  21: ['N-028', 'N-029', 'N-030'],
  22: ['N-031', 'N-032'],
};
/** Months as the reference writes them, and the day that it gives by an address alone. */
const DATES: Readonly<Record<string, string>> = {
  'December 2024, day not seen': '2024-12',
  'between November 2024 and January 2025': '2024-11/2025-01',
  '2025, day not seen': '2025',
};

test('every block of the reference is held, with its date, all its words and the page that it names', () => {
  const blocks = [...read('notes-and-responses.md').matchAll(/^(\d+)\. (.*(?:\n .*)*)/gm)].map(
    ([, number = '', words = '']) => ({ number: Number(number), words }),
  );
  // Of the thirteenth nothing was found.
  expect(blocks.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1));
  const plain = (text: string) => text.replace(/[“”"]/g, '"').replace(/\s+/g, ' ');
  for (const { number, words } of blocks.filter((block) => block.number !== 13)) {
    const held = notes.filter(({ id }) => NOTES[number]?.includes(id));
    expect(held, String(number)).toHaveLength(NOTES[number]?.length ?? 0);
    const [, date = ''] = /^\[([^|]+) \|/.exec(words) ?? [];
    for (const note of held)
      expect(note.date, note.id).toBe(note.id === 'N-032' ? '2025-01-10' : (DATES[date] ?? date));
    const all = plain(held.map(({ text, found }) => `${text} ${found}`).join(' '));
    for (const [, quoted = ''] of words.replace('…(cut)', '…').matchAll(/"([^"]+)"/g))
      for (const passage of plain(quoted).split(/ ?… ?/)) expect(all, `${number}`).toContain(passage);
    const pages = words.match(/[a-z-]+(?:\.[a-z]+)+\/[\w/?=-]+|wired-gov \d+/g) ?? [];
    for (const page of pages.slice(0, number > 13 ? undefined : 0)) expect(all, `${number}`).toContain(page);
  }
  expect(published.map(({ id }) => id)).toEqual(Object.values(NOTES).flat());
});
