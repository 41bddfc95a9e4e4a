import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { Package } from '../../../core/merge/package.ts';
import { sha256 } from '../../../data/base/hash.ts';
import { packageBytes, readPackage } from '../../../data/formats/package.ts';
import { chained } from '../../support/reviews/chained.ts';
import { must, newReview, type Opened, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { passedOn, twoCopies } from './two-copies.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const given = (bytes: Uint8Array) => ({ name: 'x', base64: base64(bytes) });
const zipped = (value: unknown, name = 'package.json'): Uint8Array =>
  zipSync({ [name]: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) });

let ann: Opened;
let sound: Package;

async function prepare(): Promise<void> {
  const both = await twoCopies(async (review) => {
    await review.do('amendment.create', { title: 'Both know it' });
  });
  ann = both.ann;
  await both.bea.do('amendment.create', { title: 'Bea’s' });
  await both.bea.do('note.add', {
    date: '2026-11-02',
    author: 'A. N. Other',
    organisation: '',
    question: '',
    text: 'A note',
    wording: 'sample',
    consent: true,
    confidential: false,
    found: '',
  });
  sound = must(readPackage(Buffer.from((await passedOn(both.bea)).base64, 'base64')));
}

/** A package with its last entry another, well chained. */
function ending(change: (entry: LedgerEntry) => Partial<LedgerEntry>): Package {
  const { entries } = sound;
  const last = entries.at(-1);
  const anew = chained(entries.slice(0, -1).concat(last ? [{ ...last, ...change(last) }] : []));
  const { seq = 0, hash = '' } = anew.at(-1) ?? {};
  return { ...sound, entries: anew, head: { seq, hash } };
}

/** A package with one entry more. */
function adding(entry: Pick<LedgerEntry, 'act' | 'subject' | 'payload'>): Package {
  const { entries, head } = sound;
  const [more] = chained(
    [{ ...entry, at: '2026-11-03T09:00:00.000Z', who: 'Mallory', seq: 0, prev: '', hash: '' }],
    head,
  );
  return more ? { ...sound, entries: [...entries, more], head: { seq: more.seq, hash: more.hash } } : sound;
}

const A = 'a'.repeat(64);

describe('a package from a stranger', () => {
  const cases: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
    ['nothing at all', () => new Uint8Array(8), /not a review package: it is another kind of file/],
    ['a review itself', () => readFileSync(ann.path), /another kind of file/],
    ['cut short', () => packageBytes(sound).subarray(0, -40), /cut short/],
    [
      'of many files',
      () => zipSync({ 'package.json': new Uint8Array(1), b: new Uint8Array(1) }),
      /another kind/,
    ],
    ['naming a place outside itself', () => zipped(sound, '../package.json'), /another kind of file/],
    ['no JSON', () => zipped('{"keeling":'), /can’t be read/],
    ['not in UTF-8', () => zipSync({ 'package.json': new Uint8Array([0xff, 0xfe, 0x22]) }), /can’t be read/],
    ['a tower of brackets', () => zipped(`${'['.repeat(90_000)}${']'.repeat(90_000)}`), /too deeply/],
    [
      'deep in a payload',
      () =>
        zipped(
          canonicalJson({ ...sound, x: 1 }).replace(
            '"x":1',
            `"x":${'[{"a":'.repeat(150)}1${'}]'.repeat(150)}`,
          ),
        ),
      /too deeply/,
    ],
    ['of another version', () => zipped({ ...sound, version: 2 }), /made by a newer version of Keeling/],
    [
      'without entries',
      () => zipped({ ...sound, entries: undefined }),
      /lacks what every package has.*entries/,
    ],
    [
      'with something else in it',
      () => zipped({ ...sound, more: 1 }),
      /lacks what every package has, or has something else/,
    ],
    [
      'holding half a character',
      () => zipped({ ...sound, review: { ...sound.review, title: '\ud800' } }),
      /characters that no file/,
    ],
    [
      'of another review',
      () => packageBytes({ ...sound, review: { ...sound.review, id: 'other' } }),
      /from another review, “Stalking”/,
    ],
    [
      'saying that it is of this review',
      () =>
        packageBytes({
          ...sound,
          entries: chained(
            sound.entries.map((e, at) => (at === 0 ? { ...e, at: '2020-01-01T00:00:00.000Z' } : e)),
          ),
          head: { seq: 0, hash: '' },
        }),
      /does not end where it says/,
    ],
    [
      'with an entry altered',
      () =>
        packageBytes({
          ...sound,
          entries: sound.entries.map((e, at) => (at === 2 ? { ...e, who: 'Mallory' } : e)),
        }),
      /does not match its own hash/,
    ],
    [
      'with an entry taken out',
      () => packageBytes({ ...sound, entries: sound.entries.toSpliced(2, 1) }),
      /is missing/,
    ],
    [
      'ending elsewhere',
      () => packageBytes({ ...sound, head: { seq: 900, hash: A } }),
      /does not end where it says/,
    ],
    [
      'with evidence altered',
      () =>
        packageBytes({
          ...sound,
          evidence: sound.evidence.map((one) => ({ ...one, value: { text: 'Altered' } })),
        }),
      /evidence is not the one/,
    ],
    [
      'without the evidence that it names',
      () => packageBytes({ ...sound, evidence: [] }),
      /is in neither copy|cannot be imported/,
    ],
    [
      'with evidence twice',
      () => packageBytes({ ...sound, evidence: [...sound.evidence, ...sound.evidence] }),
      /twice/,
    ],
    [
      'with a value that no entry tells of',
      () => packageBytes({ ...sound, kept: [{ hash: A, value: 1 }] }),
      /kept is not the one/,
    ],
    [
      'with an answer that no entry tells of',
      () => packageBytes({ ...sound, answers: [{ id: 1001, text: 'x' }] }),
      /answer 1001 is not/,
    ],
    [
      'with evidence of another shape',
      () => {
        const value = { id: 'N-900', text: 5 };
        const bytes = canonicalJson(value);
        const hash = sha256(bytes);
        const made = adding({
          act: 'note.add',
          subject: 'note:N-900',
          payload: { marks: [{ kind: 'note', id: 'N-900', hash }] },
        });
        return packageBytes({ ...made, evidence: [...made.evidence, { hash, value }] });
      },
      /note N-900 is not as it was stored/,
    ],
    [
      'of an act that nobody knows',
      () => packageBytes(adding({ act: 'review.burn', subject: '', payload: {} })),
      /a kind that this version does not know/,
    ],
    [
      'with a payload of another shape',
      () => packageBytes(ending(() => ({ payload: { marks: 'all' } }))),
      /something that Keeling never writes/,
    ],
    [
      'with a payload of nothing',
      () => packageBytes(ending(() => ({ payload: null }))),
      /something that Keeling never writes/,
    ],
    [
      'revising out of turn',
      () =>
        packageBytes(
          adding({
            act: 'amendment.revise',
            subject: 'amendment:A-001',
            payload: { revision: 9, edits: [] },
          }),
        ),
      /can't make revision 9/,
    ],
    [
      'changing a revision that it doesn’t hold',
      () =>
        packageBytes(
          adding({
            act: 'amendment.change',
            subject: 'amendment:A-001',
            payload: { revision: 3, changes: [], counts: {} },
          }),
        ),
      /can't make revision 3/,
    ],
    [
      'changing an edit that there is not',
      () =>
        packageBytes(
          adding({
            act: 'amendment.change',
            subject: 'amendment:A-001',
            payload: { revision: 2, changes: [{ at: 99, removed: 1, put: [] }], counts: {} },
          }),
        ),
      /that there is not/,
    ],
    [
      'changing what isn’t in the Act',
      () =>
        packageBytes(
          adding({
            act: 'amendment.revise',
            subject: 'amendment:A-001',
            payload: { revision: 2, edits: [{ type: 'omit', pid: 'nowhere' }] },
          }),
        ),
      /A-001: /,
    ],
    [
      'of another text of the Act',
      () =>
        packageBytes(
          adding({
            act: 'review.rebase',
            subject: '',
            payload: {
              from: { hash: sound.instrument.hash },
              to: { hash: A },
              links: [],
              linksGone: [],
              findings: [],
              findingsGone: [],
            },
          }),
        ),
      /different base text of the Act/,
    ],
    [
      'with a record that changes its name',
      () =>
        packageBytes(
          adding({
            act: 'records.change',
            subject: '',
            payload: {
              what: '',
              records: [
                {
                  kind: 'theme',
                  id: 'T-0001',
                  was: null,
                  is: { id: 'T-0002', name: 'x', description: '', parent: null },
                },
              ],
            },
          }),
        ),
      /would become T-0002/,
    ],
    [
      'with prototypes',
      () => zipped(canonicalJson(sound).replace('{', '{"__proto__":{"a":1},')),
      /something else|lacks/,
    ],
  ];
  it('is refused, and nothing of it kept, whatever is wrong with it', async () => {
    await prepare();
    const before = await ann.do('review.get', {});
    for (const [name, make, why] of cases) {
      for (const call of ['package.look', 'package.merge'] as const) {
        const refused = await ann.session.call(call, given(make()));
        expect(refused, name).toMatchObject({ ok: false, error: { message: expect.stringMatching(why) } });
        expect(refused.ok ? '' : refused.error.kind, name).not.toBe('internal');
      }
      expect(await ann.do('review.get', {}), name).toEqual(before);
    }
  });

  it('is refused when it unpacks to more than it says, or to more than anybody has', async () => {
    await prepare();
    const honest = Buffer.from(zipSync({ 'package.json': new Uint8Array(0) }));
    const packed = Buffer.from(zipSync({ 'package.json': Buffer.alloc(2_000_000, 0x20) }));
    // The archive's own list says how much there is: less than there is, and more than may be.
    for (const size of [10, 0xfffffff0]) {
      const lying = Buffer.from(packed);
      lying.writeUInt32LE(size, lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
      expect(await ann.session.call('package.look', given(lying))).toMatchObject({ ok: false });
    }
    expect(await ann.session.call('package.look', given(honest))).toMatchObject({ ok: false });
  });

  it('is not unpacked when it is a bomb, or larger than anybody’s work, and says what to ask for', () => {
    const packed = Buffer.from(zipSync({ 'package.json': Buffer.alloc(2_000_000, 0x20) }));
    const before = process.memoryUsage().arrayBuffers;
    expect(readPackage(packed)).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', message: expect.stringMatching(/unpack to far more/) },
    });
    packed.writeUInt32LE(201_000_000, packed.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    expect(readPackage(packed)).toMatchObject({
      ok: false,
      error: {
        kind: 'refused',
        message: expect.stringMatching(/more than 200 MB.*with work after a later history entry/),
      },
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  });

  it('is refused unparsed when it holds more than anybody’s work', () => {
    // In words that don't pack to nothing, which would be refused for that.
    const words = Array.from({ length: 400_000 }, (_, at) => `"${at}"`).join();
    const parse = vi.spyOn(JSON, 'parse');
    expect(readPackage(zipped(`[${words},${'{},'.repeat(5_000_000)}1]`))).toMatchObject({
      ok: false,
      error: { kind: 'refused', message: expect.stringMatching(/far more in it than any real package/) },
    });
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  it('is read with many responses as it was made', async () => {
    await prepare();
    const respondents = Array.from({ length: amount(3_000, 20_000) }, (_, at) => ({
      id: at + 1,
      import: 'imp',
      line: at + 2,
      type: 'Individual',
      consent: 1,
      confidential: false,
      key: `ANON-${at}`,
      row: `${at},“curled”\u2028 \\"`,
      json: JSON.stringify({ words: ['a, b', `[${at}}`, '’'] }),
    }));
    const answers = respondents.map(({ id }) => ({ id, respondent: id, question: 'q', text: `Nº ${id}` }));
    const many = { ...sound, imports: [{ id: 'imp', respondents, answers }] };
    expect(must(readPackage(packageBytes(many)))).toEqual(many);
  });

  it('is refused where it begins after what this copy has', async () => {
    const { bea } = await twoCopies();
    for (const title of ['One', 'Two', 'Three']) await bea.do('amendment.create', { title });
    const other = await newReview(testDeps('Cas Other'));
    const { since, ...rest } = must(readPackage(Buffer.from((await passedOn(bea, 4)).base64, 'base64')));
    const own = await other.do('review.get', {});
    const moved = packageBytes({ ...rest, since, review: { id: own.id, title: 'x' } });
    expect(await other.session.call('package.look', given(moved))).toMatchObject({
      ok: false,
      error: { kind: 'clash', message: expect.stringMatching(/starts after history entry 4/) },
    });
    const whole = must(readPackage(Buffer.from((await passedOn(bea)).base64, 'base64')));
    const disguised = packageBytes({ ...whole, review: { id: own.id, title: 'x' } });
    expect(await other.session.call('package.look', given(disguised))).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/its history starts differently/) },
    });
  });
});
