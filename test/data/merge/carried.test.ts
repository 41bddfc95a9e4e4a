import { expect, it } from 'vitest';
import { type CallInput, type CallName, calls } from '../../../core/api.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../../core/evidence/marks.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { carriedFault } from '../../../core/merge/carried-fault.ts';
import { CARRIED_PIECES } from '../../../core/merge/carried-schemas.ts';
import { entryHash } from '../../../data/store/ledger.ts';
import { leavesOf, replaced, replacedAll } from '../../support/reviews/leaves.ts';
import { must, newReview, type Opened, stalkingExamples } from '../../support/reviews/review.ts';
import { asFile, csv } from '../consultation/support.ts';
import { copiesFor, ledgerOf, passedOn } from './two-copies.ts';

/** What a call was given, and what it wrote: entries, and pieces of evidence by kind. */
interface Written {
  readonly name: CallName;
  readonly input: unknown;
  readonly entries: readonly LedgerEntry[];
  readonly pieces: readonly { readonly kind: EvidenceKind; readonly value: unknown }[];
}

const pieceLists = async (review: Opened) => {
  const { sources, recommendations, responses, commitments, notes } = await review.do('evidence.get', {});
  return {
    source: sources,
    recommendation: recommendations,
    response: responses,
    commitment: commitments,
    note: notes,
  };
};

/** Calls made one after the other, each with what it wrote. */
class Recorder {
  readonly written: Written[] = [];
  readonly review: Opened;

  constructor(review: Opened) {
    this.review = review;
  }

  async do<N extends CallName>(name: N, input: CallInput<N>) {
    const [before, held] = [(await ledgerOf(this.review)).length, await pieceLists(this.review)];
    const value = await this.review.do(name, input);
    const now = await pieceLists(this.review);
    const pieces = EVIDENCE_KINDS.flatMap((kind) => {
      const known = new Set(held[kind].map((one) => JSON.stringify(one)));
      return now[kind].flatMap((one) => (known.has(JSON.stringify(one)) ? [] : [{ kind, value: one }]));
    });
    this.written.push({ name, input, entries: (await ledgerOf(this.review)).slice(before), pieces });
    return value;
  }
}

const ANSWERS = csv([
  ['Response ID', 'Responding as', 'Q1: Why?'],
  ['1', 'Individual', 'Because nobody is told of it in time'],
]);

/** A call of each kind that takes words from a person, with words that no other has. */
async function everything(review: Opened): Promise<readonly Written[]> {
  const recorder = new Recorder(review);
  const { pid } = stalkingExamples(review.act);
  await recorder.do('review.rename', { title: 'A title of the review' });
  await recorder.do('amendment.create', { title: 'Title one', purpose: 'Purpose one', reason: 'Reason one' });
  await recorder.do('amendment.describe', {
    id: 'A-001',
    revision: 1,
    title: 'Title two',
    reason: 'Reason two',
  });
  await recorder.do('finding.ignore', { key: 'D01/key', because: 'It is meant', said: 'What was found' });
  await recorder.do('thread.add', { on: 'amendment:A-001', words: null, text: 'A first comment' });
  await recorder.do('thread.reply', { id: 'TH-0001', text: 'A second comment' });
  await recorder.do('thread.task', {
    id: 'TH-0001',
    task: { owner: 'An owner', due: '2026-12-24', isDone: false },
  });
  await recorder.do('decision.add', {
    about: 'recommendation:1',
    outcome: 'accepted-no-change',
    reason: 'A reason of a decision',
  });
  await recorder.do('coding.addTheme', { name: 'A theme', description: 'A description' });
  await recorder.do('coding.changeTheme', { id: 'T-0001', name: 'A theme renamed' });
  const [note] = (await review.do('evidence.get', {})).notes;
  if (!note) throw new Error('No note');
  const { id: _, ...given } = note;
  const added = await recorder.do('note.add', {
    ...given,
    text: 'A note that was added',
    author: 'An author',
  });
  const is = { ...added, text: 'A note that was corrected' };
  await recorder.do('note.revise', { was: added, is, because: 'A slip of the pen' });
  await recorder.do('coding.addExcerpt', {
    of: `note:${added.id}`,
    from: 0,
    to: 6,
    quote: 'A note',
    remark: 'A remark',
    themes: ['T-0001'],
  });
  await recorder.do('redaction.add', {
    of: `note:${added.id}`,
    from: 7,
    to: 11,
    quote: 'that',
    because: 'A secret',
  });
  const source = await recorder.do('source.add', {
    title: 'A source',
    author: 'Somebody',
    date: '2026-05-06',
    url: 'https://example.org/a-source',
    licence: 'A licence',
    text: 'We accept it, and will do it soon.',
  });
  const pin = { source: source.id, from: 0, to: 12, quote: 'We accept it' };
  await recorder.do('response.add', {
    recommendations: ['1'],
    body: 'A body',
    date: '2026-07-08',
    category: 'accepted',
    terms: 'Accepted, in its terms',
    pins: [pin],
  });
  await recorder.do('recommendation.add', {
    no: 40,
    addressee: 'An addressee',
    text: 'A wording',
    gist: null,
    gistFrom: null,
    found: 'A report',
  });
  await recorder.do('commitment.add', {
    response: null,
    type: 'review',
    owner: 'An owner of a commitment',
    due: '2027-01-02',
    status: 'open',
    pin,
  });
  const { id, hash } = source;
  await recorder.do('source.revise', { id, was: hash, text: 'We accept it.', because: 'A page was doubled' });
  await recorder.do('consultation.import', asFile('a-file.csv', ANSWERS));
  const [answer] = (await review.do('consultation.responses', {})).answers;
  const { text: was, id: number } = await review.do('consultation.answer', { id: answer?.id ?? 0 });
  await recorder.do('answer.revise', {
    id: number,
    was,
    is: 'Because it is so',
    because: 'A slip of the key',
  });
  await recorder.do('version.keep', { name: 'A version' });
  await recorder.do('pack.describe', { title: 'A paper', department: 'A department', opens: '2026-11-20' });
  await recorder.do('link.add', { type: 'implements', from: `provision:${pid}`, to: 'recommendation:2' });
  return recorder.written;
}

const HARM = [
  '',
  '   ',
  'x'.repeat(30_000),
  'not a date',
  '2026-02-30',
  'NaN',
  'javascript:alert(1)',
] as const;

/** Whether a package that has some words otherwise in what a call wrote is refused. */
function isRefused({ entries, pieces }: Written, was: unknown, is: unknown): boolean {
  const harmed = entries.some(
    (entry) => carriedFault(replacedAll(entry, was, is) as LedgerEntry, entryHash) !== null,
  );
  return (
    harmed ||
    pieces.some(({ kind, value }) => !CARRIED_PIECES[kind].safeParse(replacedAll(value, was, is)).success)
  );
}

it('is read no more laxly of a package than of the call that writes it', async () => {
  const written = await everything(await newReview());
  const trial = await newReview();
  await everything(trial);
  const [tried, lax]: [string[], string[]] = [[], []];
  for (const one of written) {
    for (const entry of one.entries)
      expect([one.name, carriedFault(entry, entryHash)]).toEqual([one.name, null]);
    for (const { path, value } of leavesOf(one.input)) {
      // Only what is carried by itself can be altered by itself, and is seen to be.
      const isCarried = [...one.entries, ...one.pieces].some((held) =>
        leavesOf(held).some((leaf) => leaf.value === value),
      );
      if (typeof value !== 'string' || !isCarried) continue;
      for (const harm of HARM) {
        const input = replaced(one.input, path, harm) as never;
        const read = calls[one.name].input.safeParse(input);
        const refused = read.success ? await trial.session.call(one.name, input) : null;
        if (read.success && (refused?.ok || refused?.error.kind !== 'invalid')) continue;
        const where = `${one.name} ${path.join('.')}: ${harm.slice(0, 20)}`;
        if (!isRefused(one, value, harm)) lax.push(where);
        tried.push(where);
      }
    }
  }
  expect(lax).toEqual([]);
  expect(tried.length).toBeGreaterThan(60);
});

it('is refused in one sentence, and nothing is written', async () => {
  const [ann, bea] = await copiesFor(['Bea Reader']);
  await everything(bea);
  const { base64 } = await passedOn(bea);
  const before = [await ledgerOf(ann), await ann.do('evidence.get', {})];
  const { packageBytes, readPackage } = await import('../../../data/formats/package.ts');
  const sound = must(readPackage(Buffer.from(base64, 'base64')));
  for (const [was, is, why] of [
    [
      'amendment:A-001',
      'amendment:A-99999999999999999999',
      /has the number “amendment:A-99999999999999999999”/,
    ],
    ['A theme', ' ', /has an empty name|something that Keeling never writes/],
    ['Bea Reader', '', /has an empty name/],
    ['2026-12-24', '2026-02-30', /something that Keeling never writes/],
  ] as const) {
    let head = sound.since;
    const entries = sound.entries.map((entry) => {
      const open = { ...(replacedAll(entry, was, is) as LedgerEntry), prev: head.hash };
      head = { seq: open.seq, hash: entryHash(open) };
      return { ...open, hash: head.hash };
    });
    const given = { ...sound, entries, head };
    for (const call of ['package.look', 'package.merge'] as const) {
      const refused = await ann.session.call(call, {
        name: 'x',
        base64: Buffer.from(packageBytes(given)).toString('base64'),
      });
      const message = refused.ok ? '' : refused.error.message;
      expect(message).toMatch(why);
      expect(message).toMatch(/^This package cannot be imported: entry \d+ .*\. Nothing was imported\.$/);
    }
    expect([await ledgerOf(ann), await ann.do('evidence.get', {})]).toEqual(before);
  }
});
