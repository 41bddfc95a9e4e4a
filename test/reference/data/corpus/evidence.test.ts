import { expect, test } from 'vitest';
import { loadEvidence } from '../../../../data/corpus/evidence.ts';
import { plainWords as bare, readLetter } from '../../../support/letter.ts';
import { readReference } from '../../support.ts';

const { sources, recommendations, responses, commitments, notes } = loadEvidence();
const [letter = { text: '', underlined: [] }] = sources;
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
  const published = notes.filter(({ wording }) => wording !== 'sample');
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
    // Every date is the reference's own, for the block in the same place.
    expect(id).toMatch(/^N-0\d\d$/);
  }
  const dates = [...reference.matchAll(/ ?\d+\. \[([^ |,]+ ?\d*)/g)].map(([, date = '']) => date.trim());
  expect(published.map(({ date }) => date)).toEqual(
    dates.slice(0, 12).map((date) => (date === 'December 2024' ? '2024-12' : date)),
  );
});
