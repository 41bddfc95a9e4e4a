import { sameValue } from '../base/same-value.ts';
import { eventTypeOf } from '../events/event-types.ts';
import {
  type ChoosePayload,
  choosePayloadSchema,
  type Head,
  type MergedThing,
  type MergePayload,
  mergePayloadSchema,
} from '../events/merge-account.ts';
import { replayEntry } from '../events/replay.ts';
import { ReviewState } from '../events/review-state.ts';
import type { Import, Question } from '../evidence/records.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { withPlace } from './answer-places.ts';
import {
  CORRECTED,
  keyOf,
  keysChangedBy,
  keysOf,
  type Parts,
  partsOf,
  splitKey,
  valueAt,
  WHOLE_PART,
} from './conflict-keys.ts';
import { isNumbered, keepsNumber, numberless, STORED_OUTSIDE_LEDGER } from './kinds.ts';
import { applyRenames, refsIn } from './rename.ts';

/**
 * The current readings of a part, by the entry that wrote them. More than one where people did not know of each
 * other.
 */
export type Heads = ReadonlyMap<string, Head>;

/** A thing with all its current readings, and its id in this copy. */
export interface ThingInCopy {
  readonly kind: string;
  readonly id: string;
  readonly parts: ReadonlyMap<string, Heads>;
}

/**
 * One copy of a review, replayed from its ledger with what only a merge needs: the entries it knows, and the current
 * readings of each part of each thing.
 */
export class Copy {
  readonly state = new ReviewState();
  /** Hashes of all entries that this copy knows, its own and imported ones. */
  readonly knownHashes = new Set<string>();
  /**
   * Things by a name that is the same in every copy: the time and hash of the entry that made it, and its first key.
   */
  readonly thingsByName = new Map<string, ThingInCopy>();
  /** Things that were found to be the same as another. Maps the name of each to the name that remains. */
  readonly mergedInto = new Map<string, string>();
  /** The thing that has a key at present. */
  readonly #nameByKey = new Map<string, string>();

  /** Adds the next entry of the ledger. @throws RangeError (or zod's error) on an entry that does not follow */
  add(entry: LedgerEntry): void {
    const merging = eventTypeOf(entry)?.merging;
    if (merging === 'account') this.#account(entry, mergePayloadSchema.parse(entry.payload));
    else if (merging === 'choice') this.#account(entry, choosePayloadSchema.parse(entry.payload));
    else if (merging === 'result') replayEntry(this.state, entry);
    else this.#addOwn(entry);
  }

  #addOwn(entry: LedgerEntry): void {
    const changed = keysChangedBy(entry);
    const before = new Map(
      [...(changed ?? keysOf(this.state))].map((key) => [key, valueAt(this.state, key)] as const),
    );
    replayEntry(this.state, entry);
    this.knownHashes.add(entry.hash);
    for (const key of changed ?? new Set([...before.keys(), ...keysOf(this.state)]))
      this.#change(entry, key, before.get(key) ?? null);
    for (const [key, was] of before)
      if (splitKey(key).kind === 'import' && was !== null && valueAt(this.state, key) === null)
        this.#removeQuestionReadings(splitKey(key).id);
  }

  /**
   * Removes the readings that a removed import gave to questions. The same question in two people's files is one thing with
   * a reading from each.
   */
  #removeQuestionReadings(id: string): void {
    for (const [thingName, { kind, parts, ...named }] of this.thingsByName) {
      if (kind !== 'question') continue;
      const heads = [...(parts.get(WHOLE_PART) ?? [])];
      const otherHeads = heads.filter(([, { value }]) => (value as Question | null)?.import !== id);
      // The last reading stays: another file may still ask the question.
      if (otherHeads.length < heads.length && otherHeads.some(([, { value }]) => value !== null))
        this.thingsByName.set(thingName, {
          ...named,
          kind,
          parts: new Map([...parts, [WHOLE_PART, new Map(otherHeads)]]),
        });
    }
  }

  /** The thing that has or had a key. */
  thingAt = (key: string): string | undefined => this.#nameByKey.get(key);

  #change(entry: LedgerEntry, key: string, was: unknown): void {
    const is = valueAt(this.state, key);
    if (was === is) return;
    const { kind, id } = splitKey(key);
    const [before, after]: readonly Parts[] = [partsOf(kind, was), partsOf(kind, is)];
    if (!before || !after) return;
    const thingName = this.#thingFor(entry, key, was);
    const ownThing = this.thingsByName.get(thingName);
    const parts = new Map(ownThing?.parts);
    for (const part of new Set([...before.keys(), ...after.keys()])) {
      const reading = after.get(part) ?? null;
      if (sameValue(before.get(part) ?? null, reading) && parts.has(part)) continue;
      const { hash: event, who: author, at } = entry;
      const newHeads: Heads = new Map([[event, { event, who: author, at, value: reading }]]);
      parts.set(part, newHeads);
      if (kind === 'answer' && reading !== null)
        parts.set(
          CORRECTED,
          new Map([[event, { event, who: author, at, value: this.#withPlace(id, reading) }]]),
        );
    }
    this.thingsByName.set(thingName, { kind, id, parts });
  }

  #withPlace(id: string, reading: unknown): unknown {
    const from = valueAt(this.state, keyOf('import', (reading as { readonly import: string }).import));
    return withPlace(id, reading, from as Import | null);
  }

  /** The name of the thing that a change concerns. A reused number belongs to a new thing with a new name. */
  #thingFor(entry: LedgerEntry, key: string, was: unknown): string {
    const ownThing = this.#nameByKey.get(key);
    const { kind, id } = splitKey(key);
    const isReusable = isNumbered(id) || kind === 'answer';
    if (ownThing !== undefined && (was !== null || !isReusable)) return ownThing;
    const thingName = `${entry.at} ${entry.hash} ${key}`;
    this.#nameByKey.set(key, thingName);
    if (ownThing !== undefined && isNumbered(id) && !keepsNumber(kind))
      this.#takeNumber(key, ownThing, entry.hash);
    return thingName;
  }

  /**
   * Takes the number from a deleted thing when another thing gets this number.
   *
   * Otherwise a competing reading that refers to the deleted thing would refer to the new thing.
   */
  #takeNumber(key: string, thingName: string, event: string): void {
    const ownThing = this.thingsByName.get(thingName);
    if (!ownThing) return;
    const id = numberless(thingName, ownThing.id);
    this.thingsByName.set(thingName, { ...ownThing, id });
    const renames = new Map([[key, id]]);
    for (const [thingName, one] of this.thingsByName) {
      const { kind } = one;
      // Evidence is stored outside the ledger and is renamed elsewhere.
      if (STORED_OUTSIDE_LEDGER.has(kind)) continue;
      const its = keyOf(kind, one.id);
      const is =
        kind === 'answer' && this.#nameByKey.get(its) !== thingName ? null : valueAt(this.state, its);
      // A shown reading refers to what it names at present, and most things have no other reading.
      const isAllShown = is !== null && [...one.parts.values()].every(({ size }) => size === 1);
      if (isAllShown || refsIn(kind, is).has(key)) continue;
      const newParts = [...one.parts].map(([part, heads]): [string, Heads] => {
        const of = (head: Head): Head =>
          head.event === event || !refsIn(kind, head.value).has(key)
            ? head
            : { ...head, value: applyRenames(kind, head.value, renames) };
        return [part, new Map([...heads].map(([by, head]) => [by, of(head)]))];
      });
      this.thingsByName.set(thingName, { ...one, parts: new Map(newParts) });
    }
  }

  #account(
    entry: LedgerEntry,
    { things: accounts, same: mergedInto, ...account }: MergePayload | ChoosePayload,
  ): void {
    replayEntry(this.state, entry);
    if ('events' in account) for (const { hash } of account.events) this.knownHashes.add(hash);
    else this.knownHashes.add(entry.hash);
    for (const [one, other] of mergedInto) {
      this.mergedInto.set(one, other);
      this.thingsByName.delete(one);
    }
    const accountedNames = new Set(accounts.map(({ thing }) => thing));
    for (const [key, thingName] of this.#nameByKey)
      if (accountedNames.has(thingName) || this.mergedInto.has(thingName)) this.#nameByKey.delete(key);
    for (const accounted of accounts) this.#setReadings(accounted, entry.hash);
  }

  /** Replaces a thing's readings by those of an account. @param self the hash that an empty `event` stands for */
  #setReadings({ thing: thingName, kind, id, parts }: MergedThing, self: string): void {
    const heads = Object.entries(parts).map(([part, readings]): [string, Heads] => [
      part,
      new Map(readings.map((head) => [head.event || self, { ...head, event: head.event || self }])),
    ]);
    const headsByPart = new Map(heads);
    // Accounts of earlier versions have only the shown reading.
    if (kind === 'answer' && !headsByPart.has(CORRECTED)) {
      const shownHeads = [...(headsByPart.get(WHOLE_PART) ?? [])].filter(([, { value }]) => value !== null);
      const placedHeads = shownHeads.map(
        ([by, head]) => [by, { ...head, value: this.#withPlace(id, head.value) }] as const,
      );
      if (shownHeads.length > 0) headsByPart.set(CORRECTED, new Map(placedHeads));
    }
    this.thingsByName.set(thingName, { kind, id, parts: headsByPart });
    const key = keyOf(kind, id);
    // An existing thing takes the key from a deleted one, whatever their order in the account.
    if (this.#exists(parts) || !this.#nameByKey.has(key)) this.#nameByKey.set(key, thingName);
  }

  #exists = (parts: MergedThing['parts']): boolean =>
    Object.values(parts).some((heads) => heads.some(({ value }) => value !== null));
}
