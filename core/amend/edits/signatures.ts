import { z } from 'zod';
import { FIELDS, type Field } from '../../act/tree.ts';
import { sameValue } from '../../base/same-value.ts';

/**
 * Whose the words are that an entry of the ledger brings, where they are not all of whoever wrote it, or of that moment: a
 * Word file and a colleague's copy hold the work of several people.
 */

const handSchema = z.object({
  who: z.string().min(1).max(500),
  /** ISO time; null where none is known, for that of the entry. */
  at: z.string().max(40).nullable(),
});
/** Somebody who typed or struck words, and when. */
export type SigningHand = Readonly<z.infer<typeof handSchema>>;

const offset = z.number().int().min(0);
const length = z.number().int().min(1);
/** A base offset at which an amendment puts words in; null in a provision that it puts in. */
const gap = offset.nullable();
/** A place in `hands`. */
const hand = offset;
const field = { pid: z.string().min(1).max(200), field: z.enum(FIELDS) };

const signedRunSchema = z.union([
  z.object({ length, hand }),
  /** Words that were there before, and where they began then. */
  z.object({ length, gap, from: offset }),
  /** Words of whoever wrote the entry. */
  z.object({ length }),
]);
/** A stretch of what an amendment puts in: somebody's, or still whose it was. */
export type SignedStretch = Readonly<z.infer<typeof signedRunSchema>>;

export const signaturesSchema = z.object({
  hands: z.array(handSchema).readonly(),
  /** All that the amendment puts in at a place now, from end to end. */
  inserted: z.array(z.object({ ...field, gap, runs: z.array(signedRunSchema).readonly() })).readonly(),
  /** What it strikes of the base text and did not strike before. */
  struck: z.array(z.object({ ...field, from: offset, to: offset, hand })).readonly(),
  /** Provisions that it newly puts in, leaves out, moves or divides as a whole. */
  whole: z.array(z.object({ pid: field.pid, hand })).readonly(),
});
export type Signatures = Readonly<z.infer<typeof signaturesSchema>>;

/** Whose a letter is: somebody's, by a place in `hands`; still whose it was, by its place then; or whoever's the entry is. */
export type LetterOrigin =
  | { readonly hand: number }
  | { readonly gap: number | null; readonly from: number }
  | Record<never, never>;

/** Puts signatures together, letter by letter. */
export class SignatureList {
  readonly #hands: SigningHand[] = [];
  readonly #inserted: Signatures['inserted'][number][] = [];
  readonly #struck: Signatures['struck'][number][] = [];
  readonly #whole: Signatures['whole'][number][] = [];

  /** The place of somebody among the hands. */
  handOf({ who, at }: SigningHand): number {
    const known = this.#hands.findIndex((one) => one.who === who && one.at === at);
    return known >= 0 ? known : this.#hands.push({ who, at }) - 1;
  }

  insert(pid: string, field: Field, gap: number | null, letters: readonly LetterOrigin[]): void {
    const runs: SignedStretch[] = [];
    for (const letter of letters) {
      const last = runs.at(-1);
      const next = last && { ...last, ...('from' in last && { from: last.from + last.length }), length: 1 };
      const one: SignedStretch = { length: 1, ...letter };
      if (last && sameValue(next, one)) runs[runs.length - 1] = { ...last, length: last.length + 1 };
      else runs.push(one);
    }
    if (runs.length > 0) this.#inserted.push({ pid, field, gap, runs });
  }

  /** A letter of the base text, after those before it. */
  strike(pid: string, field: Field, at: number, hand: number): void {
    const last = this.#struck.at(-1);
    const one = { pid, field, from: at, to: at + 1, hand };
    if (last && sameValue({ ...last, from: at, to: at + 1 }, one) && last.to === at)
      this.#struck[this.#struck.length - 1] = { ...last, to: at + 1 };
    else this.#struck.push(one);
  }

  take(pid: string, hand: number): void {
    this.#whole.push({ pid, hand });
  }

  /** Undefined where all is as it was. */
  get signatures(): Signatures | undefined {
    const [hands, inserted, struck, whole] = [this.#hands, this.#inserted, this.#struck, this.#whole];
    return inserted.length + struck.length + whole.length > 0
      ? { hands, inserted, struck, whole }
      : undefined;
  }
}
