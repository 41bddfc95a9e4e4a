import { diffArrays } from 'diff';
import type { TextEdit } from '../edits/edit.ts';
import { type Mark, type Segment, segmentsOf } from '../edits/segments.ts';

/** Texts that differ in more characters than that are not compared one by one: it would take too long. */
const MOST = 2000;

/** Whose all edits are here: those of one amendment. */
export const OWN = 'own';

/** One character of a field: of the base text, where it stands or is struck, or put in. */
export type Unit =
  | { readonly kind: 'base'; readonly from: number; readonly text: string; readonly struck: Mark | null }
  | Inserted;
export interface Inserted {
  readonly kind: 'inserted';
  readonly text: string;
  readonly mark: Mark;
}

/** What a character says; one of the base text is nothing but itself. */
const said = (unit: Unit): string => (unit.kind === 'base' ? `${unit.from}` : `+${unit.text}`);

/** The same with the edit that it is of, as long as that is put in the same place. */
const saidWhere = (unit: Unit): string =>
  unit.kind === 'base' ? said(unit) : `${unit.mark.rank}${said(unit)}`;

/** Whether it is in the text as it reads. */
export const stands = (unit: Unit): boolean => unit.kind === 'inserted' || unit.struck === null;

/** A field, as one amendment's edits leave it, character by character: what is struck, too. */
export function unitsOf(base: string, edits: readonly TextEdit[]): readonly Unit[] {
  const units: Unit[] = [];
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

export function segmentsOfUnits(units: readonly Unit[]): readonly Segment[] {
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

/** Units that are the same in two lists, by their places in both: in order. */
type Pairs = readonly (readonly [at: number, to: number])[];

const isWithinWord = (unit: Unit | undefined): boolean =>
  unit !== undefined && /[\p{L}\p{N}]/u.test(unit.text);

/**
 * Of a word that was put in before another which begins alike, the letters that both begin with are those of the new one.
 * @param last where what is the same before it ends, in the other list; @param added how much was put in after that
 */
function slid(others: readonly Unit[], last: number, added: number): number {
  for (let by = 1; by <= last; by++) {
    const [unit, end] = [others[last - by], others[last + added - by]];
    if (!unit || !end || said(unit) !== said(end)) return 0;
    if (!isWithinWord(others[last - by - 1])) return by;
  }
  return 0;
}

function pairsOf(
  units: readonly Unit[],
  others: readonly Unit[],
  token: (unit: Unit) => string,
): Pairs | null {
  const parts = diffArrays(units.map(token), others.map(token), { maxEditLength: MOST });
  if (!parts) return null;
  const pairs: (readonly [number, number])[] = [];
  let [at, to] = [0, 0];
  let common = 0;
  for (const { value, added, removed } of parts) {
    if (!added && !removed) for (let nth = 0; nth < value.length; nth++) pairs.push([at + nth, to + nth]);
    else if (added && common > 0) {
      const by = Math.min(slid(others, to, value.length), common);
      for (let nth = pairs.length - by; nth < pairs.length; nth++) {
        const [one, other] = pairs[nth] ?? [0, 0];
        pairs[nth] = [one, other + value.length];
      }
    }
    common = added || removed ? 0 : value.length;
    if (!added) at += value.length;
    if (!removed) to += value.length;
  }
  return pairs;
}

/**
 * Which of `others` each unit is, where it is among them: of the same edit, if it can be; null where too much differs.
 */
export function matched(units: readonly Unit[], others: readonly Unit[]): ReadonlyMap<Unit, Unit> | null {
  const anchors = pairsOf(units, others, saidWhere);
  if (!anchors) return null;
  const found = new Map<Unit, Unit>();
  const note = (unit: Unit | undefined, other: Unit | undefined) => {
    if (unit && other) found.set(unit, other);
  };
  let [at, to] = [0, 0];
  for (const [unit, other] of [...anchors, [units.length, others.length] as const]) {
    const between = pairsOf(units.slice(at, unit), others.slice(to, other), said);
    if (!between) return null;
    for (const [one, two] of between) note(units[at + one], others[to + two]);
    note(units[unit], others[other]);
    [at, to] = [unit + 1, other + 1];
  }
  return found;
}
