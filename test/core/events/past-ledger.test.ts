import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeEntry } from '../../../core/events/describe-entry.ts';
import { replay } from '../../../core/events/replay.ts';
import { breakAt, type ChainHead, EMPTY_HEAD } from '../../../core/ledger/chain.ts';
import { copyOf } from '../../../core/merge/merge.ts';
import { sha256 } from '../../../data/base/hash.ts';
import { expectGolden } from '../../support/reviews/golden.ts';
import { stateOf } from '../../support/reviews/merged-state.ts';
import { PAST_FOLDER, pastLedger } from '../../support/reviews/past-ledger.ts';

/** A value with its maps and sets written out, so that it can be read as text. */
const written = (value: unknown): string =>
  `${JSON.stringify(
    value,
    (_, held: unknown) => (held instanceof Map ? [...held] : held instanceof Set ? [...held] : held),
    1,
  )}\n`;

describe('a ledger of a past version', () => {
  it('is a chain, each entry with its own hash', () => {
    let head: ChainHead = EMPTY_HEAD;
    for (const entry of pastLedger) {
      expect(breakAt(head, entry, sha256)).toBeNull();
      head = entry;
    }
  });

  it('replays to what it came to then', () => {
    const { review, instrumentHash, former, amendments, links, ignored, ...others } = replay(pastLedger);
    const { marks, records, answers, keptValues } = others;
    const state = { review, instrumentHash, former, amendments, links, ignored };
    expectGolden(
      join(PAST_FOLDER, 'state.json'),
      written({ ...state, marks, records, answers, kept: keptValues }),
    );
  });

  it('is told in the same sentences', () => {
    const told = pastLedger.map((entry) => `${entry.seq} ${entry.act}: ${describeEntry(entry)}\n`);
    expectGolden(join(PAST_FOLDER, 'sentences.txt'), told.join(''));
  });

  it('is the same copy for a merge', () => {
    const copy = copyOf(pastLedger);
    const { thingsByName, knownHashes, mergedInto } = copy;
    const state = stateOf(copy);
    expectGolden(
      join(PAST_FOLDER, 'copy.json'),
      written({ things: thingsByName, known: [...knownHashes].toSorted(), same: mergedInto, state }),
    );
  });
});
