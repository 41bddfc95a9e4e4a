import type { TextEdit } from '../edits/edit.ts';
import { type Mark, type Segment, segmentsOf } from '../edits/segments.ts';

/** A stand-in for the amendment's id where all edits are of one amendment. */
export const OWN = 'own';

/** One character (code point) of a field: of the base text, kept or struck, or inserted by an amendment. */
export type FieldCharacter =
  | { readonly kind: 'base'; readonly from: number; readonly text: string; readonly struck: Mark | null }
  | Inserted;
export interface Inserted {
  readonly kind: 'inserted';
  readonly text: string;
  readonly mark: Mark;
}

/** Whether a character is in the text as amended. */
export const isStanding = (unit: FieldCharacter): boolean => unit.kind === 'inserted' || unit.struck === null;

/** The characters of a field with one amendment's edits made, struck characters included. */
export function unitsOf(base: string, edits: readonly TextEdit[]): readonly FieldCharacter[] {
  const units: FieldCharacter[] = [];
  for (const segment of segmentsOf(
    base,
    edits.map((edit) => ({ am: OWN, edit })),
  )) {
    let from = segment.kind === 'base' ? segment.from : 0;
    const text = segment.kind === 'base' ? base.slice(from, segment.to) : segment.text;
    for (const character of text) {
      if (segment.kind === 'base')
        units.push({ kind: 'base', from, text: character, struck: segment.struck });
      else units.push({ kind: 'inserted', text: character, mark: segment.mark });
      from += character.length;
    }
  }
  return units;
}

/** The characters of words that are inserted as a whole, such as those of a new provision. */
export function unitsOfWords(words: string): readonly FieldCharacter[] {
  const mark: Mark = { am: OWN, rank: 'V' };
  return [...words].map((text) => ({ kind: 'inserted', text, mark }));
}

/** Joins characters to segments. It is the inverse of `unitsOf`. */
export function segmentsOfUnits(units: readonly FieldCharacter[]): readonly Segment[] {
  const segments: Segment[] = [];
  let gap = 0;
  for (const unit of units) {
    const last = segments.at(-1);
    if (unit.kind === 'inserted') {
      if (last?.kind === 'inserted' && last.mark === unit.mark)
        segments[segments.length - 1] = { ...last, text: last.text + unit.text };
      else segments.push({ kind: 'inserted', gap, text: unit.text, mark: unit.mark });
      continue;
    }
    gap = unit.from + unit.text.length;
    if (last?.kind === 'base' && last.struck === unit.struck)
      segments[segments.length - 1] = { ...last, to: gap };
    else segments.push({ kind: 'base', from: unit.from, to: gap, struck: unit.struck });
  }
  return segments;
}
