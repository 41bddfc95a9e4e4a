import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUsableText } from '../../../core/amend/text/characters.ts';
import { openReview } from '../../../data/session/session.ts';
import {
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';
import { caseCount } from '../../support/run/amount.ts';

const note = {
  date: '2026-10-01',
  author: 'A respondent',
  organisation: 'An organisation',
  question: 'Q1',
  text: '',
  wording: 'sample',
  consent: true,
  confidential: false,
  found: 'typed in',
} as const;

const INERT = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://example.invalid","here")',
  "'; DROP TABLE ledger; --",
  '%s %d {{title}} \\u0000 \\\\ " \'',
  'ligature \uFB01, combining e\u0301, Ll\u0177n, \u{1D50F}, \u{1F469}\u{1F3FD}\u200D\u2696\uFE0F, \u202Eabc\u202C, \u00A0\u2011\u2028',
  '\t leading and trailing \n\n ',
  '__proto__',
];

const reopened = async (review: Opened): Promise<Opened> => {
  await review.session.close();
  return opened(mustOpen(await openReview(review.path, testDeps())), review.act);
};

describe('what a person types', () => {
  it('is kept exactly, in every place that takes text', async () => {
    const review = await newReview();
    const { pid } = stalkingExamples(review.act);
    for (const text of INERT) {
      await review.do('note.add', { ...note, text, author: text, organisation: text });
      const edits = [replacing(review.act, pid, 'examples', text)];
      await review.do('amendment.create', { title: text, purpose: text, reason: text, edits });
      await review.do('review.rename', { title: `${text}.` });
    }
    const again = await reopened(review);
    const { notes } = await again.do('evidence.get', {});
    expect(notes.slice(-INERT.length).map(({ text, author }) => [text, author])).toEqual(
      INERT.map((t) => [t, t]),
    );
    const kept = await again.do('amendment.list', {});
    expect(kept.map(({ title, edits }) => [title, edits[0]?.type === 'text' && edits[0].insert])).toEqual(
      INERT.map((text) => [text, text]),
    );
    expect((await again.do('review.get', {})).title).toBe('__proto__.');
    await again.do('ledger.verify', {});
  });

  it('is kept exactly, or refused, whatever it is', async () => {
    const review = await newReview();
    const texts = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(texts, fc.string({ unit: 'binary' })), async (text) => {
        const answer = await review.session.call('note.add', { ...note, text });
        expect(answer.ok).toBe(isUsableText(text));
        const last = (await review.do('evidence.get', {})).notes.at(-1);
        if (answer.ok) expect(last?.text).toBe(text);
        else expect(answer.error).toMatchObject({ kind: 'invalid', place: 'text' });
      }),
      { numRuns: caseCount(30, 400) },
    );
    await review.do('ledger.verify', {});
  });

  it.each([
    ['a null byte', 'a\0b'],
    ['a bare carriage return', 'a\rb'],
    ['half of a character', 'a\uD83D'],
    ['the other half', '\uDE00b'],
  ])('is refused where it holds %s, saying where', async (_, text) => {
    const review = await newReview();
    const { pid } = stalkingExamples(review.act);
    const edits = [replacing(review.act, pid, 'examples', text)];
    const { call } = review.session;
    const where = async (answer: ReturnType<typeof call>) => {
      const { ok, error } = (await answer) as { ok: boolean; error?: { kind: string; place?: string } };
      return ok || `${error?.kind}: ${error?.place}`;
    };
    expect(await where(call('note.add', { ...note, author: text }))).toBe('invalid: author');
    expect(await where(call('review.rename', { title: text }))).toBe('invalid: title');
    expect(await where(call('amendment.create', { reason: text }))).toBe('invalid: reason');
    expect(await where(call('amendment.create', { edits }))).toBe('invalid: edits, item 1, insert');
    expect(await review.do('ledger.list', {})).toHaveLength(2);
  });

  it('may be a million characters long', async () => {
    const review = await newReview();
    const text = 'A person must not — “so to speak” — pursue 👣. '.repeat(25_000).slice(0, 1_000_000);
    await review.do('note.add', { ...note, text });
    const edits = [replacing(review.act, stalkingExamples(review.act).pid, 'examples', text)];
    await review.do('amendment.create', { edits });
    const again = await reopened(review);
    expect((await again.do('evidence.get', {})).notes.at(-1)?.text === text).toBe(true);
    expect(await again.do('amendment.list', {})).toMatchObject([{ edits: [{ insert: text }] }]);
    await again.do('ledger.verify', {});
  });

  it('is refused when it is longer than can be taken', async () => {
    const review = await newReview();
    const text = 'x'.repeat(2_000_001);
    expect(await review.session.call('note.add', { ...note, text })).toMatchObject({
      ok: false,
      error: { kind: 'invalid', place: 'text', message: expect.stringMatching(/Nothing was saved/) },
    });
  });
});

describe('a call from outside', () => {
  it.each([
    ['an unknown call', 'amendment.destroy', {}, 'unsupported', undefined],
    ['a call named like a part of every object', 'constructor', {}, 'unsupported', undefined],
    ['no input', 'amendment.create', undefined, 'invalid', 'the input'],
    ['a list for input', 'amendment.create', [], 'invalid', 'the input'],
    ['a number for a title', 'amendment.create', { title: 7 }, 'invalid', 'title'],
    [
      'an edit of no kind',
      'amendment.create',
      { edits: [{ type: 'rewrite' }] },
      'invalid',
      'edits, item 1, type',
    ],
    [
      'an offset below nothing',
      'amendment.revise',
      {
        changes: [
          { id: 'A-001', revision: 1, edits: [{ type: 'text', pid: 'p-1', field: 'intro', from: -1 }] },
        ],
      },
      'invalid',
      'changes, item 1, edits, item 1, from',
    ],
    ['an id of another form', 'amendment.describe', { id: "A-001' --", revision: 1 }, 'invalid', 'id'],
    ['revision nought', 'amendment.describe', { id: 'A-001', revision: 0 }, 'invalid', 'revision'],
    ['a page without end', 'ledger.list', { limit: 1e9 }, 'invalid', 'limit'],
    [
      'a state of no kind',
      'amendment.setState',
      { id: 'A-001', revision: 1, state: 'law' },
      'invalid',
      'state',
    ],
  ])('with %s is refused in words', async (_, name, input, kind, place) => {
    const review = await newReview();
    const answer = await review.session.call(name as 'review.get', input as never);
    expect(answer).toMatchObject({ ok: false, error: { kind, ...(place && { place }) } });
    expect(await review.do('ledger.list', {})).toHaveLength(2);
  });

  it('with a tree nested without end is refused, and the session goes on', async () => {
    const review = await newReview();
    const { pid } = stalkingExamples(review.act);
    const root = { pid: 'n', kind: 'paragraph', num: '', heading: '', intro: '', content: '', wrapUp: '' };
    let deep: object = { ...root, children: [] };
    for (let level = 0; level < 20_000; level++) deep = { ...root, pid: `n${level}`, children: [deep] };
    const edits = [{ type: 'insert', parent: pid, after: null, rank: 'V', provision: deep }];
    const answer = await review.session.call('amendment.create', { edits } as never);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    expect(await review.do('amendment.list', {})).toEqual([]);
  });

  it('with keys that are not asked for keeps none of them', async () => {
    const review = await newReview();
    const input = JSON.parse(
      '{"title":"Plain","__proto__":{"state":"agreed"},"state":"agreed","id":"A-099"}',
    );
    expect(await review.do('amendment.create', input)).toMatchObject({
      id: 'A-001',
      state: 'draft',
      title: 'Plain',
    });
  });
});
