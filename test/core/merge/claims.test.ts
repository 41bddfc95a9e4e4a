import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, type EventTypeName, eventTypeOf } from '../../../core/events/event-types.ts';
import { RECORD_SCHEMAS } from '../../../core/events/records.ts';
import { replayEntry } from '../../../core/events/replay.ts';
import { ReviewState } from '../../../core/events/review-state.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { withheldOf } from '../../../core/merge/claims.ts';
import { keysOf, partsOf, splitKey, valueAt } from '../../../core/merge/conflict-keys.ts';
import { copyOf, mergeOf } from '../../../core/merge/merge.ts';
import { reviewedSchema } from '../../../core/review/records.ts';
import { doings } from '../../support/acts/random-acts.ts';
import { CopyInMemory } from '../../support/reviews/ledgers.ts';
import { pastLedger } from '../../support/reviews/past-ledger.ts';
import { amount } from '../../support/run/amount.ts';

/** What each event type is to a merge: whoever adds one says here, too, whether it can carry authority. */
const MERGING: { readonly [N in EventTypeName]: string } = {
  'review.create': 'own',
  'review.rename': 'own',
  'review.rebase': 'own',
  'amendment.create': 'own',
  'amendment.revise': 'claim',
  'amendment.change': 'claim',
  'amendment.describe': 'own',
  'amendment.setState': 'claim',
  'amendment.word': 'claim',
  'amendment.rebase': 'claim',
  'amendment.settle': 'claim',
  'amendment.merge': 'result',
  'finding.ignore': 'own',
  'finding.heed': 'own',
  'evidence.add': 'own',
  'evidence.remove': 'own',
  'note.add': 'own',
  'note.revise': 'own',
  'source.revise': 'own',
  'answer.revise': 'own',
  'records.change': 'claim',
  'link.add': 'own',
  'link.look': 'own',
  'link.unlook': 'own',
  'link.remove': 'own',
  'review.merge': 'account',
  'review.choose': 'choice',
  'link.merge': 'result',
  'finding.merge': 'result',
  'pack.export': 'own',
};

/** What of a thing's parts takes authority to become what it is now. */
function withheldIn(key: string, was: unknown, is: unknown): readonly string[] {
  const { kind } = splitKey(key);
  const [before, after] = [partsOf(kind, was), partsOf(kind, is)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((part) => {
    const withheld = withheldOf(kind, after.get(part) ?? null, before.get(part) ?? null, part);
    return withheld ? [`${key} ${withheld.claimKind}`] : [];
  });
}

/** Replays a ledger. @returns what took authority, by the types of the entries that did it */
function authorityIn(entries: readonly LedgerEntry[]): ReadonlyMap<string, readonly string[]> {
  const state = new ReviewState();
  const found = new Map<string, readonly string[]>();
  for (const entry of entries) {
    const before = new Map([...keysOf(state)].map((key) => [key, valueAt(state, key)]));
    replayEntry(state, entry);
    const keys = new Set([...before.keys(), ...keysOf(state)]);
    const took = [...keys].flatMap((key) => withheldIn(key, before.get(key) ?? null, valueAt(state, key)));
    if (took.length > 0) found.set(entry.act, [...(found.get(entry.act) ?? []), ...took]);
  }
  return found;
}

/** What a mark on an amendment was called before that was renamed; undefined for all else. */
function formerMark(key: string, renamed: ReadonlyMap<string, string>): string | undefined {
  const [, amendment = '', who = ''] = /^reviewed:(\S+) (.*)$/.exec(key) ?? [];
  const former = renamed.get(`amendment:${amendment}`);
  return former && `reviewed:${splitKey(former).id} ${who}`;
}

const isSameMark = (was: unknown, is: unknown): boolean => {
  const [before, after] = [was, is].map((mark) => reviewedSchema.safeParse(mark).data);
  return before !== undefined && before.by === after?.by && before.at === after.at;
};

describe('an event type', () => {
  it('says whether it can say that something was agreed, signed off or allowed', () => {
    const said = Object.entries(EVENT_TYPES).map(([name, { merging }]) => [name, merging]);
    expect(Object.fromEntries(said)).toEqual(MERGING);
  });

  it('says so truly: nothing that somebody drafts takes authority, in any ledger', () => {
    const seen = new Set<string>();
    const holds = (entries: readonly LedgerEntry[]) => {
      for (const [act, took] of authorityIn(entries)) {
        expect(['own'], `${act}: ${took[0]}`).not.toContain(eventTypeOf({ act })?.merging);
        for (const one of took) seen.add(one.split(' ').at(-1) ?? '');
      }
    };
    holds(pastLedger);
    fc.assert(
      fc.property(doings(10, 60), (all) => {
        const ann = CopyInMemory.begin();
        for (const one of all) ann.do(one);
        holds(ann.entries);
        expect(ann.entries.length).toBeGreaterThan(0);
      }),
      { numRuns: amount(20, 500) },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['agreed', 'reviewed']));
  });

  it('of records says it of each kind that there is', () => {
    for (const kind of Object.keys(RECORD_SCHEMAS))
      expect(() => withheldOf(kind, null, { id: 'x' }, 'whole')).not.toThrow();
  });
});

describe('what another copy brings', () => {
  it('takes no authority in this one that nobody took on, whatever both did', () => {
    fc.assert(
      fc.property(doings(5, 30), doings(0, 15), doings(5, 30), (before, ours, theirs) => {
        const ann = CopyInMemory.begin();
        for (const one of before) ann.do(one);
        const bea = ann.passedOn('Bea Counsel');
        for (const one of ours) ann.do(one);
        for (const one of theirs) bea.do(one);
        const copy = copyOf(ann.entries);
        let merge: ReturnType<typeof mergeOf>;
        try {
          merge = mergeOf(copy, copyOf(bea.entries), bea.entries, {
            shelf: ann.shelf(bea),
            takes: () => false,
          });
        } catch (error) {
          // Some copies can't be merged.
          if (!(error instanceof RangeError)) throw error;
          expect(error.message).not.toBe('');
          return;
        }
        const renamed = new Map(
          merge.renamed
            .filter((one) => one.ours)
            .map(({ kind, from, to }) => [`${kind}:${to}`, `${kind}:${from}`]),
        );
        const took = [...merge.shownValues].flatMap(([key, is]) => {
          const former = renamed.get(key) ?? formerMark(key, renamed);
          if (former === undefined) return withheldIn(key, valueAt(copy.state, key), is);
          // What is called otherwise by now is looked at by what it says, not by its name.
          const isOurs = !key.startsWith('reviewed:') || isSameMark(valueAt(copy.state, former), is);
          return isOurs ? [] : [`${key} is not ${former}`];
        });
        expect(took).toEqual([]);
      }),
      { numRuns: amount(20, 500) },
    );
  });
});
