import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { affectedBy } from '../../../core/events/event-types.ts';
import { replayEntry } from '../../../core/events/replay.ts';
import { ReviewState } from '../../../core/events/review-state.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { doings } from '../../support/acts/random-acts.ts';
import { CopyInMemory } from '../../support/reviews/ledgers.ts';
import { pastLedger } from '../../support/reviews/past-ledger.ts';
import { caseCount } from '../../support/run/amount.ts';

/** What may affect anything. */
const VAGUE: readonly string[] = [
  'import undone',
  'review.choose',
  'review.create',
  'review.merge',
  'review.rebase',
];

const undoesImport = ({ payload }: LedgerEntry): boolean =>
  (
    (payload as { readonly records?: readonly { readonly kind: string; readonly is: unknown }[] }).records ??
    []
  ).some(({ kind, is }) => kind === 'import' && is === null);

type Things = readonly (readonly [string, unknown])[];

/**
 * Every thing of each part of a state by its key, written out without a look at how a merge or a link reads one. The
 * compiler refuses a new part that is not here.
 */
const THINGS: { readonly [Part in keyof ReviewState]: (held: ReviewState[Part]) => Things } = {
  review: (review) => [['review:', review?.title]],
  amendments: (held) => [...held].map(([id, value]) => [`amendment:${id}`, value]),
  links: (held) => [...held].map(([id, value]) => [`link:${id}`, value]),
  ignored: (held) => [...held].map(([key, value]) => [`finding:${key}`, value]),
  marks: (held) => held.map(({ kind, id, hash }) => [`${kind}:${id}`, hash]),
  records: (held) => [...held].map(([key, { value }]) => [key, value]),
  answers: (held) => [...held].map(([id, value]) => [`answer:${id}`, value]),
  // The text, which `textOf` compares, and what no thing is made of.
  instrumentHash: () => [],
  former: () => [],
  keptValues: () => [],
};

function thingsIn(state: ReviewState): ReadonlyMap<string, string> {
  const of = <Part extends keyof ReviewState>(part: Part): Things => THINGS[part](state[part]);
  const all = (Object.keys(THINGS) as (keyof ReviewState)[]).flatMap((part) => of(part));
  return new Map(all.flatMap(([key, value]) => (value === undefined ? [] : [[key, canonicalJson(value)]])));
}

/** What the Act's text as amended is made of. */
const textOf = ({ instrumentHash, amendments }: ReviewState): string =>
  canonicalJson([
    instrumentHash,
    ...[...amendments.values()].map(({ id, edits, state }) => [id, edits, state]),
  ]);

/** Replays a ledger, and holds every entry to what it says it affects. @returns the event types that may affect anything */
function holdsAffected(entries: readonly LedgerEntry[]): ReadonlySet<string> {
  const state = new ReviewState();
  const vague = new Set<string>();
  for (const entry of entries) {
    const [before, textBefore] = [thingsIn(state), textOf(state)];
    const { keys, text } = affectedBy(entry);
    replayEntry(state, entry);
    const now = thingsIn(state);
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (key) => before.get(key) !== now.get(key),
    );
    const place = `${entry.seq} ${entry.act}`;
    if (!text) expect(textOf(state), place).toBe(textBefore);
    if (keys === 'everything') {
      vague.add(undoesImport(entry) ? 'import undone' : entry.act);
      continue;
    }
    expect(
      changed.filter((key) => !keys.includes(key)),
      place,
    ).toEqual([]);
  }
  return vague;
}

describe('what an entry says it affects', () => {
  it('covers all that differs after it, in any ledger of two people', () => {
    fc.assert(
      fc.property(doings(5, 30), doings(0, 15), doings(0, 15), (before, ours, theirs) => {
        const ann = CopyInMemory.begin();
        for (const doing of before) ann.do(doing);
        const bea = ann.passedOn('Bea Counsel');
        for (const doing of ours) ann.do(doing);
        for (const doing of theirs) bea.do(doing);
        try {
          ann.merge(bea);
        } catch (error) {
          // Some copies can't be merged; what each of them did holds all the same.
          if (!(error instanceof RangeError)) throw error;
        }
        const vague = [...holdsAffected(ann.entries)];
        expect(vague.filter((name) => !VAGUE.includes(name))).toEqual([]);
      }),
      { numRuns: caseCount(40, 1000) },
    );
  });

  it('covers it for every event type, in a ledger of a past version', () => {
    expect([...holdsAffected(pastLedger)].toSorted()).toEqual(VAGUE);
  });
});
