import { sameValue } from '../base/same-value.ts';
import { eventTypeOf } from '../events/event-types.ts';
import {
  type Accounted,
  type ChoosePayload,
  choosePayloadSchema,
  type Head,
  type MergePayload,
  mergePayloadSchema,
} from '../events/merge-account.ts';
import { replayEntry } from '../events/replay.ts';
import { ReviewState } from '../events/review-state.ts';
import type { Import, Question } from '../evidence/records.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { HELD_APART, isNumbered, numberless, staysGiven } from './kinds.ts';
import { withPlace } from './placed.ts';
import { refsIn, renamed } from './rename.ts';
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
} from './things.ts';

/** What stands of one part of a thing, by the entry that said so: more than one where people didn't know of each other. */
export type Heads = ReadonlyMap<string, Head>;

/** A thing with all that stands of it, and what it is called in this copy. */
export interface ThingInCopy {
  readonly kind: string;
  readonly id: string;
  readonly parts: ReadonlyMap<string, Heads>;
}

/**
 * One copy of a review, read from its ledger, with what a merge must know and the tables don't say: which entries it
 * knows of, and of each part of each thing which of them still stand.
 */
export class Copy {
  readonly state = new ReviewState();
  /** The hashes of the entries that this copy knows of, its own and those that it took in. */
  readonly known = new Set<string>();
  /** By when the thing was made, by which entry, and what that called it: the same in every copy. */
  readonly things = new Map<string, ThingInCopy>();
  /** Things that turned out to be one: the one that each is. */
  readonly same = new Map<string, string>();
  /** Which thing has a key now. */
  readonly #named = new Map<string, string>();

  /** @throws RangeError (or zod's error) on an entry that can't follow */
  take(entry: LedgerEntry): void {
    const merging = eventTypeOf(entry)?.merging;
    if (merging === 'account') this.#account(entry, mergePayloadSchema.parse(entry.payload));
    else if (merging === 'choice') this.#account(entry, choosePayloadSchema.parse(entry.payload));
    else if (merging === 'result') replayEntry(this.state, entry);
    else this.#takeOwn(entry);
  }

  #takeOwn(entry: LedgerEntry): void {
    const changed = keysChangedBy(entry);
    const before = new Map(
      [...(changed ?? keysOf(this.state))].map((key) => [key, valueAt(this.state, key)] as const),
    );
    replayEntry(this.state, entry);
    this.known.add(entry.hash);
    for (const key of changed ?? new Set([...before.keys(), ...keysOf(this.state)]))
      this.#change(entry, key, before.get(key) ?? null);
    for (const [key, was] of before)
      if (splitKey(key).kind === 'import' && was !== null && valueAt(this.state, key) === null)
        this.#withoutQuestionsOf(splitKey(key).id);
  }

  /** What two people's files ask alike is one question, with a reading of each: a file that goes takes its reading along. */
  #withoutQuestionsOf(id: string): void {
    for (const [thingName, { kind, parts, ...named }] of this.things) {
      if (kind !== 'question') continue;
      const heads = [...(parts.get(WHOLE_PART) ?? [])];
      const otherHeads = heads.filter(([, { value }]) => (value as Question | null)?.import !== id);
      // The last that says what it asks stays: by whatever name its file went, another may ask it still.
      if (otherHeads.length < heads.length && otherHeads.some(([, { value }]) => value !== null))
        this.things.set(thingName, {
          ...named,
          kind,
          parts: new Map([...parts, [WHOLE_PART, new Map(otherHeads)]]),
        });
    }
  }

  /** The thing that has a key, if there is one or was. */
  thingAt = (key: string): string | undefined => this.#named.get(key);

  #change(entry: LedgerEntry, key: string, was: unknown): void {
    const is = valueAt(this.state, key);
    if (was === is) return;
    const { kind, id } = splitKey(key);
    const [before, after]: readonly Parts[] = [partsOf(kind, was), partsOf(kind, is)];
    if (!before || !after) return;
    const thingName = this.#thingFor(entry, key, was);
    const ownThing = this.things.get(thingName);
    const parts = new Map(ownThing?.parts);
    for (const part of new Set([...before.keys(), ...after.keys()])) {
      const value = after.get(part) ?? null;
      if (sameValue(before.get(part) ?? null, value) && parts.has(part)) continue;
      const { hash: event, who: author, at } = entry;
      const newHeads: Heads = new Map([[event, { event, who: author, at, value }]]);
      parts.set(part, newHeads);
      if (kind === 'answer' && value !== null)
        parts.set(CORRECTED, new Map([[event, { event, who: author, at, value: this.#placed(id, value) }]]));
    }
    this.things.set(thingName, { kind, id, parts });
  }

  #placed(id: string, value: unknown): unknown {
    const from = valueAt(this.state, keyOf('import', (value as { readonly import: string }).import));
    return withPlace(id, value, from as Import | null);
  }

  /** A number that was free again makes another thing; a name says which thing it is whatever became of that before. */
  #thingFor(entry: LedgerEntry, key: string, was: unknown): string {
    const ownThing = this.#named.get(key);
    const { kind, id } = splitKey(key);
    const mayBeGivenAgain = isNumbered(id) || kind === 'answer';
    if (ownThing !== undefined && (was !== null || !mayBeGivenAgain)) return ownThing;
    const thingName = `${entry.at} ${entry.hash} ${key}`;
    this.#named.set(key, thingName);
    if (ownThing !== undefined && isNumbered(id) && !staysGiven(kind))
      this.#giveAway(key, ownThing, entry.hash);
    return thingName;
  }

  /**
   * What is gone is called by no number once that is given again: a reading that names it, and doesn't show, would be of
   * whatever has the number now.
   */
  #giveAway(key: string, thingName: string, event: string): void {
    const ownThing = this.things.get(thingName);
    if (!ownThing) return;
    const id = numberless(thingName, ownThing.id);
    this.things.set(thingName, { ...ownThing, id });
    const renames = new Map([[key, id]]);
    for (const [thingName, one] of this.things) {
      const { kind } = one;
      // What is held apart is read elsewhere.
      if (HELD_APART.has(kind)) continue;
      const its = keyOf(kind, one.id);
      const is = kind === 'answer' && this.#named.get(its) !== thingName ? null : valueAt(this.state, its);
      // What shows is meant as it shows, and of most things nothing else is said.
      const isAllShown = is !== null && [...one.parts.values()].every(({ size }) => size === 1);
      if (isAllShown || refsIn(kind, is).has(key)) continue;
      const newParts = [...one.parts].map(([part, heads]): [string, Heads] => {
        const of = (head: Head): Head =>
          head.event === event || !refsIn(kind, head.value).has(key)
            ? head
            : { ...head, value: renamed(kind, head.value, renames) };
        return [part, new Map([...heads].map(([by, head]) => [by, of(head)]))];
      });
      this.things.set(thingName, { ...one, parts: new Map(newParts) });
    }
  }

  #account(
    entry: LedgerEntry,
    { things: accounts, same: mergedInto, ...account }: MergePayload | ChoosePayload,
  ): void {
    replayEntry(this.state, entry);
    if ('events' in account) for (const { hash } of account.events) this.known.add(hash);
    else this.known.add(entry.hash);
    for (const [one, other] of mergedInto) {
      this.same.set(one, other);
      this.things.delete(one);
    }
    const anew = new Set(accounts.map(({ thing }) => thing));
    for (const [key, thingName] of this.#named)
      if (anew.has(thingName) || this.same.has(thingName)) this.#named.delete(key);
    for (const accounted of accounts) this.#stand(accounted, entry.hash);
  }

  #stand({ thing: thingName, kind, id, parts }: Accounted, self: string): void {
    const heads = Object.entries(parts).map(([part, said]): [string, Heads] => [
      part,
      new Map(said.map((head) => [head.event || self, { ...head, event: head.event || self }])),
    ]);
    const standing = new Map(heads);
    // An account of an earlier Keeling says what shows alone.
    if (kind === 'answer' && !standing.has(CORRECTED)) {
      const shownHeads = [...(standing.get(WHOLE_PART) ?? [])].filter(([, { value }]) => value !== null);
      const placedHeads = shownHeads.map(
        ([by, head]) => [by, { ...head, value: this.#placed(id, head.value) }] as const,
      );
      if (shownHeads.length > 0) standing.set(CORRECTED, new Map(placedHeads));
    }
    this.things.set(thingName, { kind, id, parts: standing });
    const key = keyOf(kind, id);
    // A dead thing gives way to a living one of its name, in whatever order they are told.
    if (this.#lives(parts) || !this.#named.has(key)) this.#named.set(key, thingName);
  }

  #lives = (parts: Accounted['parts']): boolean =>
    Object.values(parts).some((heads) => heads.some(({ value }) => value !== null));
}
