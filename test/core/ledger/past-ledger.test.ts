import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entryWords } from '../../../core/entry-words.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../../../core/ledger-entry.ts';
import { copyOf } from '../../../core/merge/merge.ts';
import { stateOf } from '../../../core/merge/state.ts';
import { Told } from '../../../core/told.ts';
import { breakAt, EMPTY_HEAD } from '../../../data/store/ledger.ts';
import { expectGolden } from '../../support/golden.ts';

/**
 * A ledger as version 0.1 of 28 November 2026 wrote it, with an entry of every event type: the work of two made-up
 * people, merged, with what a move to another text tells. It never changes: files like it are on people's machines.
 */
const folder = join(import.meta.dirname, '../../fixtures/ledger');
const entries: readonly LedgerEntry[] = ledgerEntrySchema
  .array()
  .parse(JSON.parse(readFileSync(join(folder, 'past.json'), 'utf8')));

/** A value with its maps and sets written out, so that it can be read as text. */
const written = (value: unknown): string =>
  `${JSON.stringify(
    value,
    (_, held: unknown) => (held instanceof Map ? [...held] : held instanceof Set ? [...held] : held),
    1,
  )}\n`;

describe('a ledger of a past version', () => {
  it('is a chain, each entry with its own hash', () => {
    let head = EMPTY_HEAD;
    for (const entry of entries) {
      expect(breakAt(head, entry)).toBeNull();
      head = entry;
    }
  });

  it('replays to what it came to then', () => {
    const told = new Told();
    for (const entry of entries) told.take(entry);
    const { review, instrumentHash, former, revisions, amendments, links, ignored } = told;
    const { marks, records, answers, kept } = told;
    const state = { review, instrumentHash, former, revisions, amendments, links, ignored };
    expectGolden(join(folder, 'state.json'), written({ ...state, marks, records, answers, kept }));
  });

  it('is told in the same sentences', () => {
    const told = entries.map((entry) => `${entry.seq} ${entry.act}: ${entryWords(entry)}\n`);
    expectGolden(join(folder, 'sentences.txt'), told.join(''));
  });

  it('is the same copy for a merge', () => {
    const copy = copyOf(entries);
    const { things, known, same } = copy;
    const state = stateOf(copy);
    expectGolden(join(folder, 'copy.json'), written({ things, known: [...known].toSorted(), same, state }));
  });
});
