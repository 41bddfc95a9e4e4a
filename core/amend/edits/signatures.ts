import { z } from 'zod';
import { FIELDS, type Field } from '../../act/tree.ts';
import { sameValue } from '../../base/same-value.ts';

/**
 * Records who typed or struck the words of a ledger entry, where it wasn't only the entry's own person at that time. A
 * Word file and a colleague's copy hold the work of several people.
 */

const handSchema = z.object({
  who: z.string().min(1).max(500),
  /** ISO time. Null where none is known: the time of the entry then counts. */
  at: z.string().max(40).nullable(),
});
/** Somebody who typed or struck words, and when. */
type SigningHand = Readonly<z.infer<typeof handSchema>>;

const offset = z.number().int().min(0);
const length = z.number().int().min(1);
/** The base offset of inserted words. Null in a provision that the amendment inserts. */
const gap = offset.nullable();
/** An index of `hands`. */
const hand = offset;
const field = { pid: z.string().min(1).max(200), field: z.enum(FIELDS) };

const signedRunSchema = z.union([
  z.object({ length, hand }),
  /** Words of the revision before, by their gap and first letter there. */
  z.object({ length, gap, from: offset }),
  /** Words of the person who wrote the entry. */
  z.object({ length }),
]);
/** A stretch of inserted words: of a hand, of the revision before, or of the entry's own person. */
type SignedStretch = Readonly<z.infer<typeof signedRunSchema>>;

export const signaturesSchema = z.object({
  hands: z.array(handSchema).readonly(),
  /** All words that the amendment now inserts at a place, in order and without gaps. */
  inserted: z.array(z.object({ ...field, gap, runs: z.array(signedRunSchema).readonly() })).readonly(),
  /** Words of the base text that the revision before did not strike. */
  struck: z.array(z.object({ ...field, from: offset, to: offset, hand })).readonly(),
  /** Provisions that this revision is the first to insert, omit, move or divide. */
  whole: z.array(z.object({ pid: field.pid, hand })).readonly(),
});
export type Signatures = Readonly<z.infer<typeof signaturesSchema>>;

/** Who typed a letter: a hand, the person who typed it in the revision before, or (empty) the entry's own person. */
export type LetterOrigin =
  | { readonly hand: number }
  | { readonly gap: number | null; readonly from: number }
  | Record<never, never>;

/** Builds signatures letter by letter, joining letters of one hand into runs. */
export class SignatureList {
  readonly #hands: SigningHand[] = [];
  readonly #inserted: Signatures['inserted'][number][] = [];
  readonly #struck: Signatures['struck'][number][] = [];
  readonly #provisions: Signatures['whole'][number][] = [];

  /** The index of a hand, which is added if it is new. */
  handOf(hand: SigningHand): number {
    const index = this.#hands.findIndex(({ who, at }) => who === hand.who && at === hand.at);
    return index >= 0 ? index : this.#hands.push({ who: hand.who, at: hand.at }) - 1;
  }

  /** Adds the words that the amendment now inserts at a place, letter by letter. */
  insert(pid: string, field: Field, gap: number | null, letters: readonly LetterOrigin[]): void {
    const runs: SignedStretch[] = [];
    for (const letter of letters) {
      const last = runs.at(-1);
      const next = last && { ...last, ...('from' in last && { from: last.from + last.length }), length: 1 };
      const run: SignedStretch = { length: 1, ...letter };
      if (last && sameValue(next, run)) runs[runs.length - 1] = { ...last, length: last.length + 1 };
      else runs.push(run);
    }
    if (runs.length > 0) this.#inserted.push({ pid, field, gap, runs });
  }

  /** Adds a struck letter of the base text. Letters must come in the order of the text. */
  strike(pid: string, field: Field, at: number, hand: number): void {
    const last = this.#struck.at(-1);
    const letter = { pid, field, from: at, to: at + 1, hand };
    if (last && sameValue({ ...last, from: at, to: at + 1 }, letter) && last.to === at)
      this.#struck[this.#struck.length - 1] = { ...last, to: at + 1 };
    else this.#struck.push(letter);
  }

  /** Adds a provision that this revision is the first to insert, omit, move or divide. */
  take(pid: string, hand: number): void {
    this.#provisions.push({ pid, hand });
  }

  /** Undefined where nothing was added. */
  get signatures(): Signatures | undefined {
    if (this.#inserted.length + this.#struck.length + this.#provisions.length === 0) return undefined;
    return { hands: this.#hands, inserted: this.#inserted, struck: this.#struck, whole: this.#provisions };
  }
}
