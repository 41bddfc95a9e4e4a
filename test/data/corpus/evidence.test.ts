import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ANCHOR_CONTEXT, findAnchor } from '../../../core/evidence/anchor.ts';
import { type Evidence, evidenceSchema, type Pin } from '../../../core/evidence/evidence.ts';
import { makePin } from '../../../core/evidence/pin.ts';
import { sha256 } from '../../../data/base/hash.ts';
import { packageRoot } from '../../../data/base/package-root.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';

const evidence = loadEvidence();
const { sources, recommendations, responses, commitments, notes } = evidence;

const [letter] = sources;
if (!letter) throw new RangeError('The letter is not held');

const pins: readonly Pin[] = [
  ...responses.flatMap((response) => response.pins),
  ...commitments.map(({ pin }) => pin),
];

test('the types hold, and the hash is of the text', () => {
  const parsed: Evidence = evidenceSchema.parse(evidence);
  expect(parsed).toEqual(evidence);
  expect(sources).toHaveLength(1);
  expect(sha256(letter.text)).toBe(letter.hash);
});

test('a folder in which a source was altered, or a file is gone, is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-evidence-'));
  try {
    cpSync(join(packageRoot(), 'data/corpus/evidence'), folder, { recursive: true });
    expect(loadEvidence(folder)).toEqual(evidence);
    writeFileSync(join(folder, `${letter.id}.txt`), letter.text.replace('must act', 'may act'));
    expect(() => loadEvidence(folder)).toThrow(`The source ${letter.id} is not the text`);
    rmSync(join(folder, 'commitments.json'));
    expect(() => loadEvidence(folder)).toThrow('commitments.json');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('no two things share an id, and every id that is named is held', () => {
  for (const list of [sources, recommendations, responses, commitments, notes]) {
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  }
  const asked = recommendations.map(({ id }) => id);
  for (const response of responses) expect(asked).toEqual(expect.arrayContaining(response.recommendations));
  const answered = responses.map(({ id }) => id);
  for (const { response } of commitments) if (response !== null) expect(answered).toContain(response);
  for (const { source } of pins) expect(source).toBe(letter.id);
  const named = JSON.stringify({ recommendations, commitments }).match(/N-\d{3}/g) ?? [];
  expect(named.length).toBeGreaterThan(0);
  expect(notes.map(({ id }) => id)).toEqual(expect.arrayContaining(named));
});

describe('the letter', () => {
  test('every pin is at its words, with 32 characters on each side', () => {
    expect(pins.length).toBeGreaterThanOrEqual(25);
    for (const pin of pins) {
      expect(makePin(letter, pin.from, pin.to)).toEqual(pin);
      expect(pin.prefix).toHaveLength(ANCHOR_CONTEXT);
      expect(pin.suffix).toHaveLength(ANCHOR_CONTEXT);
      expect(findAnchor(pin, letter.text)).toMatchObject({ from: pin.from, to: pin.to });
    }
  });

  test('its underlined words and the underlined commitments are the same, both ways', () => {
    const under = letter.underlined ?? [];
    expect(under).toHaveLength(7);
    const touches = (a: { from: number; to: number }, b: { from: number; to: number }) =>
      a.from < b.to && b.from < a.to;
    for (const { underlined, pin } of commitments) {
      expect(underlined, pin.quote).toBe(under.some((stretch) => touches(stretch, pin)));
    }
    for (const { from, to } of under) {
      for (let at = from; at < to; at++) {
        if (/\s/.test(letter.text.charAt(at))) continue;
        const covered = commitments.some((c) => c.underlined && c.pin.from <= at && at < c.pin.to);
        expect(covered, letter.text.slice(from, to)).toBe(true);
      }
    }
  });

  test('every sentence in which it promises something is a commitment, or is named here', () => {
    // What the writer says of the letter itself, of an aim, or of a need, with nothing undertaken.
    const nothingUndertaken = [
      'We will use every tool available to target perpetrators, protect victims and address the root causes of abuse and violence.',
      'This letter outlines how the Government will respond to recommendations directed at us.',
      'We need provision that is consistent, available across the whole country and that will be effective in addressing perpetrator behaviours.',
      "You will see from the Government's response that we have carefully considered all the recommendations directed at the Government.",
      'This why I am proud that our response represents a step-change in combatting stalking that will have real-world impacts on the lives of stalking victims across our country.',
      "Given the Government's manifesto commitment to strengthen Stalking Protection Orders (SPOs), I was pleased to see this recommendation in your report.",
    ];
    const sentences = letter.text.split(/(?<=[.])\s+|\n\n/);
    const promising = sentences.filter((s) =>
      /\b(will|commit\w*|intend|assurances|asked my officials)\b/.test(s),
    );
    expect(promising.length).toBeGreaterThan(20);
    for (const sentence of promising) {
      const from = letter.text.indexOf(sentence);
      const pinned = commitments.some(({ pin }) => pin.from < from + sentence.length && from < pin.to);
      expect(pinned !== nothingUndertaken.includes(sentence), sentence).toBe(true);
    }
  });
});

describe('the recommendations', () => {
  const numbered = recommendations.filter(({ no }) => no !== null);

  test('all 29 numbers, each once, and four whose number was not seen', () => {
    expect(numbered.map(({ no }) => no)).toEqual(Array.from({ length: 29 }, (_, at) => at + 1));
    for (const { id, no } of numbered) expect(id).toBe(String(no));
    expect(recommendations.length - numbered.length).toBe(4);
  });

  test('which were seen, and how well', () => {
    const by = (confidence: string) =>
      numbered.filter((r) => r.confidence === confidence).map(({ no }) => no);
    expect(by('A')).toEqual([7, 15]);
    expect(by('B')).toEqual([10, 16]);
    expect(by('C')).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 25, 26, 27]);
    expect(by('X')).toEqual([11, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23, 24, 28, 29]);
  });

  test('nothing is said of what was not found, and no gist is without its source', () => {
    for (const { confidence, text, gist, gistFrom, sub, found } of recommendations) {
      expect(found).not.toBe('');
      expect(gistFrom === null).toBe(gist === null);
      if (confidence === 'X') expect([text, gist, sub.length, found]).toEqual([null, null, 0, 'Not found.']);
      else expect(text ?? gist).not.toBeNull();
    }
    for (const no of [1, 2, 3, 4, 5, 6, 8, 9, 26]) {
      const answered = numbered.find((r) => r.no === no);
      expect(answered?.text).toBeNull();
      expect(answered?.gistFrom).toContain('letter of 21 November 2024');
    }
  });
});

test('the responses: the nine that the letter answers and the APCC’s, in their own terms', () => {
  expect(responses.map(({ recommendations: to, category }) => `${to.join()} ${category}`)).toEqual([
    '1 agrees-review-committed',
    '2 accepted',
    '3 accepted-in-spirit',
    '4 accepted',
    '5,6,8 accepted',
    '9 accepted',
    '26 accepted',
    '15 accepted',
  ]);
  for (const { id, terms, pins: quoted, recommendations: to } of responses) {
    if (id === 'apcc-15') {
      expect(terms).toBe('All 43 PCCs in England and Wales accepted the recommendation.');
      continue;
    }
    expect(quoted.map(({ quote }) => quote).join(' … ')).toBe(terms);
    // Each quote stands in the letter under the heading of the recommendation that it answers.
    for (const { from } of quoted) {
      const headings = [...letter.text.slice(0, from).matchAll(/^Recommendations? (.+)$/gm)];
      expect(headings.at(-1)?.[1]?.match(/\d+/g)).toEqual(to);
    }
  }
});

test('the commitments stand in the answer that they are given for', () => {
  expect(commitments).toHaveLength(18);
  for (const { response, pin, owner, due, status } of commitments) {
    const headings = [...letter.text.slice(0, pin.from).matchAll(/^Recommendations? (.+)$/gm)];
    const answer = responses.find(({ id }) => id === response);
    expect(headings.at(-1)?.[1]?.match(/\d+/g) ?? null).toEqual(answer?.recommendations ?? null);
    expect(owner).toBe(response === 'gov-9' ? 'Ministry of Justice' : 'Home Office');
    expect(due).toBe(pin.quote.includes('December 3') ? '2024-12-03' : null);
    expect(status).toBe('not-known');
  }
});

describe('the notes', () => {
  const samples = notes.filter(({ wording }) => wording === 'sample');
  const published = notes.filter(({ wording }) => wording !== 'sample');

  test('are numbered in order: twelve published statements, the samples, and the statements found since', () => {
    expect(notes.map(({ id }) => id)).toEqual(notes.map((_, at) => `N-${String(at + 1).padStart(3, '0')}`));
    expect(notes.slice(12, 19)).toEqual(samples);
    expect(published).toHaveLength(25);
  });

  test('no sample is unlabelled in any of its parts, and nothing else is labelled one', () => {
    for (const note of samples) {
      expect(note.author).toMatch(/^Sample respondent \d+$/);
      expect(note.organisation).toMatch(/^Sample .*\(invented for trying Keeling out\)$/);
      expect(note.question).toMatch(/^Sample question \(invented\): /);
      expect(note.text).toMatch(/^Sample response\. /);
      expect(note.found).toBe('Invented for trying Keeling out: nobody said this.');
    }
    for (const note of published) expect(JSON.stringify(note)).not.toMatch(/sample|invented/i);
    expect(samples.some(({ consent }) => !consent)).toBe(true);
    expect(samples.some(({ confidential }) => confidential)).toBe(true);
    expect(samples.some(({ text }) => /support/.test(text))).toBe(true);
    expect(samples.some(({ text }) => /oppose/.test(text))).toBe(true);
  });

  test('published statements are dated, may be published, and say where they were found', () => {
    for (const { date, question, consent, confidential, found } of published) {
      // Of those that are undated, where they were found says so.
      if (date === '') expect(found).toMatch(/the date was/i);
      else expect(date).toMatch(/^202[45](-\d\d(-\d\d)?|-\d\d\/202[45]-\d\d)?$/);
      expect([question, consent, confidential]).toEqual(['', true, false]);
      expect(found).not.toBe('');
    }
  });
});
