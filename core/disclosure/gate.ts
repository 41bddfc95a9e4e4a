import { groupBy } from '../base/group-by.ts';
import { once } from '../base/once.ts';
import { ok, type Result } from '../base/result.ts';
import { publishableExcerpts, type WithheldWords } from '../coding/publish.ts';
import {
  mergeStretches,
  type Redactions,
  redactedStretches,
  redactedText,
  wordsWithout,
} from '../coding/redact.ts';
import { type Copies, copiesOf } from '../coding/scrub.ts';
import type { Source } from '../evidence/evidence.ts';
import type { Excerpt, Redaction } from '../evidence/records.ts';
import { isWithheld } from './consent.ts';
import type { Kind, Kinds, SourceText } from './kinds.ts';
import { redactedPin, redactedSource } from './own-redactions.ts';
import type { Reader } from './reader.ts';
import { RULES, type Rule } from './rules.ts';

/**
 * A value that a reader may see. Only the gate makes one of stored values. Every file is written from cleared values, so that
 * the compiler refuses to write anything else.
 */
class ClearedValue<out T> {
  readonly reader: Reader;
  readonly value: T;
  /** A private member, so that no other object has this type. */
  // biome-ignore lint/correctness/noUnusedPrivateClassMembers: it is there for the types
  readonly #cleared = true;

  constructor(reader: Reader, value: T) {
    this.reader = reader;
    this.value = value;
  }

  /** Derives another value for the same reader. `derive` must use nothing of the review except its argument. */
  map<U>(derive: (value: T) => U): ClearedValue<U> {
    return new ClearedValue(this.reader, derive(this.value));
  }

  /** Like `map`, for a function that is asynchronous or may refuse. */
  async attempt<U>(derive: (value: T) => Result<U> | Promise<Result<U>>): Promise<Result<ClearedValue<U>>> {
    const derived = await derive(this.value);
    return derived.ok ? ok(new ClearedValue(this.reader, derived.value)) : derived;
  }

  /** Merges this with another value for the same reader. @throws RangeError for another reader */
  with<U>(other: ClearedValue<U>): ClearedValue<T & U> {
    if (other.reader !== this.reader) throw new RangeError(`For ${other.reader}, not for ${this.reader}`);
    return new ClearedValue(this.reader, { ...this.value, ...other.value });
  }
}
export type Cleared<T> = ClearedValue<T>;

/** The stored records that a file is made of, by kind. */
export type StoredRecords<K extends Kind> = { readonly [Each in K]: readonly Kinds[Each][] };

/** Adds the counts of excerpts whose words the reader may not see. */
export type WithExcerptCounts<S> = S & { readonly withheldExcerpts: WithheldWords };

/** Matches the path of a file on somebody’s disk or network, up to the mark that ends it in a sentence. */
const PATH =
  /(?:file:\/\/|\b[A-Za-z]:[\\/]|\\\\[\w.$-]+\\|(?<![\w:/.])~?\/(?:home|Users|Volumes|mnt|media|tmp|var|root)\/)[^\n;,"”)]*/g;

/** A text with all paths replaced. */
const withoutPaths = (text: string): string => text.replace(PATH, 'a file');

const mapStrings = <T>(content: T, map: (text: string) => string): T => {
  if (typeof content === 'string') return map(content) as T;
  if (Array.isArray(content)) return content.map((item) => mapStrings(item, map)) as T;
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, inner]) => [name, mapStrings(inner, map)]),
  ) as T;
};

/** An empty value of the same type. `undefined` if the field must be removed instead. */
const emptyContent = (content: unknown): unknown => {
  if (typeof content === 'string') return '';
  if (Array.isArray(content)) return [];
  return content === null ? null : undefined;
};

/** A withheld record: its ids, and the values that are not text, such as the consent. */
const withoutWords = <T extends { readonly id?: string; readonly of?: string }>(record: T): T =>
  Object.fromEntries(
    Object.entries(record).map(([field, value]) => [
      field,
      field === 'id' || field === 'of' || field === 'by' ? value : typeof value === 'string' ? '' : value,
    ]),
  ) as T;

/** Clears stored records for one reader, by the rules of `rules.ts` and the redactions of the review. */
export class Gate {
  readonly reader: Reader;
  /** Removes copies of redacted words. It is made only when needed, because that takes long. */
  readonly #copies: () => Copies;
  readonly #redactions: Redactions;
  readonly #newestEntryTime: string;

  /** @param newestEntryTime the ISO time of the newest ledger entry in the file, the only time that the public sees */
  constructor(reader: Reader, redactions: readonly Redaction[], newestEntryTime: string) {
    this.reader = reader;
    this.#newestEntryTime = newestEntryTime;
    this.#redactions = groupBy(redactions, ({ of }) => of);
    this.#copies = once(() => copiesOf(reader === 'colleague' ? [] : redactions));
  }

  /** Removes copies of redacted words, and reports which were removed. */
  get copies(): Copies {
    return this.#copies();
  }

  /**
   * Clears stored records. For readers other than colleagues, excerpts keep their words only if their texts are in the input,
   * too, and may be published.
   */
  clear<S extends Partial<StoredRecords<Kind>>>(source: S): Cleared<WithExcerptCounts<S>> {
    const { excerpt = [], text = [] } = source;
    const texts = new Map(text.map((one) => [one.of, one]));
    const nameStretches = new Map(
      text.map(({ of, ownNames, otherNames }) => [of, [...ownNames, ...otherNames]]),
    );
    const isForColleagues = this.reader === 'colleague';
    const { publishable, withheld } = publishableExcerpts(
      excerpt,
      texts,
      this.#redactions,
      this.copies,
      nameStretches,
    );
    const shownExcerptIds = new Set(
      isForColleagues ? excerpt.map(({ id }) => id) : publishable.map((one) => one.excerpt.id),
    );
    const sources = new Map((source.source ?? []).map((one) => [one.id, one]));
    const cleared = Object.fromEntries(
      Object.entries(source).map(([kind, records]) => [
        kind,
        isForColleagues
          ? records
          : this.#clearAll(kind as Kind, records as never, { shownExcerptIds, sources }),
      ]),
    ) as S;
    return new ClearedValue(this.reader, { ...cleared, withheldExcerpts: withheld });
  }

  /** Joins cleared values in a list. @throws RangeError for a value that is cleared for another reader */
  gather<T>(values: readonly Cleared<T>[]): Cleared<readonly T[]> {
    const other = values.find(({ reader }) => reader !== this.reader);
    if (other) throw new RangeError(`For ${other.reader}, not for ${this.reader}`);
    return new ClearedValue(
      this.reader,
      values.map(({ value }) => value),
    );
  }

  /** Clears a value without changes for colleagues, who have copies of the review anyway. */
  static forColleagues<T>(value: T): Cleared<T> {
    return new ClearedValue('colleague', value);
  }

  #clearAll<K extends Kind>(
    kind: K,
    records: readonly Kinds[K][],
    context: ClearingContext,
  ): readonly Kinds[K][] {
    const rules = Object.entries<Rule>(RULES[kind]).filter(([, rule]) => rule !== 'open');
    return records.map((record) => {
      const own = this.#withoutOwnWords(kind, record, context) as Readonly<Record<string, unknown>>;
      const copy: Record<string, unknown> = { ...own };
      for (const [field, rule] of rules) {
        if (!(field in copy)) continue;
        const treated = this.#applyRule(rule, copy[field]);
        if (treated === undefined) delete copy[field];
        else copy[field] = treated;
      }
      return copy as unknown as Kinds[K];
    });
  }

  #applyRule(rule: Rule, content: unknown): unknown {
    const { scrub } = this.copies;
    const isPublic = this.reader === 'public';
    if (rule === 'secret' || (rule === 'internal' && isPublic)) return emptyContent(content);
    if (rule === 'undated') return isPublic ? this.#newestEntryTime : content;
    // `#withoutOwnWords` has removed its redacted words already.
    if (rule === 'redacted') return content;
    const scrubbed = mapStrings(content, scrub);
    return rule === 'located' && isPublic ? mapStrings(scrubbed, withoutPaths) : scrubbed;
  }

  /** A record without its redacted words. A withheld record has no words at all. */
  #withoutOwnWords(
    kind: Kind,
    record: Kinds[Kind],
    { shownExcerptIds, sources }: ClearingContext,
  ): Kinds[Kind] {
    const { scrub } = this.copies;
    const redactions = this.#redactions;
    const one = record as never;
    if (kind === 'note') {
      const note: Kinds['note'] = one;
      if (isWithheld(note)) return withoutWords(note);
      return { ...note, text: scrub(redactedText(note.text, redactions.get(`note:${note.id}`) ?? [])) };
    }
    if (kind === 'text') return this.#clearText(one);
    if (kind === 'source') return redactedSource(one, redactions, this.copies);
    if (kind === 'response') {
      const response: Kinds['response'] = one;
      const pins = response.pins.map((pin) => redactedPin(pin, sources, redactions, this.copies));
      return { ...response, pins };
    }
    if (kind === 'commitment') {
      const commitment: Kinds['commitment'] = one;
      return { ...commitment, pin: redactedPin(commitment.pin, sources, redactions, this.copies) };
    }
    if (kind === 'excerpt') {
      const excerpt: Excerpt = one;
      const quote = shownExcerptIds.has(excerpt.id) ? excerpt.anchor.quote : '';
      return { ...excerpt, anchor: { ...excerpt.anchor, quote, prefix: '', suffix: '' } };
    }
    return record;
  }

  #clearText(text: SourceText): SourceText {
    if (isWithheld(text)) return withoutWords(text);
    const redacted = redactedStretches(text.text, this.#redactions.get(text.of) ?? []);
    if (!redacted) return { ...text, text: '' };
    const wholeText = { from: 0, to: text.text.length };
    const words = wordsWithout(
      text.text,
      wholeText,
      mergeStretches([...redacted, ...text.ownNames, ...text.otherNames]),
    );
    return { ...text, text: this.copies.scrub(words) };
  }
}

/** Other records that clearing a record needs. */
interface ClearingContext {
  readonly shownExcerptIds: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, Source>;
}
