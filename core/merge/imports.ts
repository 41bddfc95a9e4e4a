import { firstFreeNumber, type NumberRange } from '../base/stretches.ts';
import type { Import, Question } from '../evidence/records.ts';
import { PLACES } from './answer-places.ts';
import { keyOf, splitKey } from './conflict-keys.ts';
import type { Copy } from './copy.ts';
import { isUndisputed, type Joint, shownValue } from './join.ts';
import type { Settled } from './joint-settlement.ts';
import { STORED_OUTSIDE_LEDGER } from './kinds.ts';
import { type Renames, refsIn } from './rename.ts';

/**
 * Renumbers response files that were imported in two copies.
 *
 * Respondents are numbered continuously through all files, and answers after their respondents. Two copies may
 * therefore have assigned the same numbers, and one file is renumbered with everything that refers to its answers.
 */

const overlaps = (a: NumberRange, b: NumberRange): boolean =>
  a.first < b.first + b.count && b.first < a.first + a.count;

/** An import in one copy, present or as it was before its removal; null where its numbers are unknown. */
function importIn(copy: Copy, thingName: string): (Import & NumberRange) | null {
  const importThing = copy.thingsByName.get(thingName);
  if (importThing?.kind !== 'import') return null;
  const record = shownValue(importThing.kind, importThing.id, importThing.parts) as Import | null;
  return record?.first === undefined ? null : { ...record, first: record.first, count: record.respondents };
}

/**
 * The number of the first respondent of each import in both copies. The import made first keeps its numbers, and a
 * renumbered one keeps its new ones. Symmetric in the two copies.
 */
export function firstsOf(joint: Joint, ours: Copy, theirs: Copy): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  const placedStretches: NumberRange[] = [];
  const knownStretches: NumberRange[] = [];
  const claims: { readonly thingName: string; readonly count: number; readonly firsts: readonly number[] }[] =
    [];
  for (const [thingName, { kind }] of joint) {
    if (kind !== 'import') continue;
    // A removed import may be restored, because the other copy linked something to it. It then needs its numbers.
    const importsHeld = [importIn(ours, thingName), importIn(theirs, thingName)].filter(
      (one) => one !== null,
    );
    const count = importsHeld[0]?.count;
    if (count === undefined) continue;
    for (const { first } of importsHeld) knownStretches.push({ first, count });
    const firstsAsked = [...new Set(importsHeld.map(({ first }) => first))].toSorted((a, b) => b - a);
    claims.push({ thingName, count, firsts: firstsAsked });
  }
  const place = (thingName: string, stretch: NumberRange): void => {
    firsts.set(thingName, stretch.first);
    placedStretches.push(stretch);
  };
  // An import with the same numbers in both copies keeps them, even if another import has these numbers too.
  const isShared = ({ thingName, firsts: firstsAsked }: (typeof claims)[number]): boolean =>
    firstsAsked.length === 1 && [ours, theirs].every((copy) => importIn(copy, thingName) !== null);
  const isThere = ({ thingName }: (typeof claims)[number]): boolean => {
    const one = joint.get(thingName);
    return one !== undefined && isUndisputed(one.kind, one.ourId ?? one.theirId ?? '', one.parts);
  };
  for (const claim of claims)
    if (isShared(claim)) place(claim.thingName, { first: claim.firsts[0] ?? 1, count: claim.count });
  const waiting: typeof claims = [];
  const inTurn = claims.toSorted((a, b) => (a.thingName < b.thingName ? -1 : 1));
  // Present imports are numbered before removed ones, so that a copy that does not know those assigns the same
  // numbers.
  for (const claim of [...inTurn.filter(isThere), ...inTurn.filter((one) => !isThere(one))]) {
    if (firsts.has(claim.thingName)) continue;
    const { thingName, count } = claim;
    const first = claim.firsts.find(
      (each) => !placedStretches.some((one) => overlaps(one, { first: each, count })),
    );
    if (first === undefined) waiting.push(claim);
    else place(thingName, { first, count });
  }
  for (const { thingName, count } of waiting) {
    const first = firstFreeNumber([...knownStretches, ...placedStretches], count);
    place(thingName, { first, count });
  }
  return firsts;
}

/** Adds the renumbered answers that a copy refers to. */
export function answersRenamed(copy: Copy, firsts: ReadonlyMap<string, number>, renames: Renames): Renames {
  const moves: { readonly from: number; readonly to: number; readonly by: number }[] = [];
  for (const [thingName, first] of firsts) {
    const importThing = importIn(copy, thingName);
    if (!importThing || importThing.first === first) continue;
    const from = importThing.first * PLACES;
    moves.push({ from, to: from + importThing.count * PLACES, by: (first - importThing.first) * PLACES });
  }
  if (moves.length === 0) return renames;
  const all = new Map(renames);
  const addRename = (ref: string): void => {
    const { kind, id } = splitKey(ref);
    if (kind !== 'answer') return;
    const number = Number(id);
    const move = moves.find(({ from, to }) => number >= from && number < to);
    if (move) all.set(ref, String(number + move.by));
  };
  for (const { kind, id, parts } of copy.thingsByName.values()) {
    if (kind === 'answer') addRename(keyOf(kind, id));
    if (STORED_OUTSIDE_LEDGER.has(kind)) continue;
    for (const heads of parts.values())
      for (const head of heads.values()) for (const ref of refsIn(kind, head.value)) addRename(ref);
  }
  return all;
}

/** An import with its new first number. */
export const withFirst = (kind: string, reading: unknown, first: number | undefined): unknown =>
  kind === 'import' && reading !== null && first !== undefined && (reading as Import).first !== undefined
    ? { ...(reading as Import), first }
    : reading;

/** Whether an import has answers to a question. Earlier versions recorded that only in the question. */
const hasAnswersTo = ({ id, questions }: Import, question: Question): boolean =>
  questions?.includes(question.id) ?? question.import === id;

/** The questions whose files are all removed: `tied` if something is linked to the question, otherwise `loose`. */
export function questionsUnasked(settledThings: ReadonlyMap<string, Settled>): {
  readonly tied: ReadonlySet<string>;
  readonly loose: ReadonlySet<string>;
} {
  const imports: Import[] = [];
  const questions = new Map<string, Question>();
  const namedKeys = new Set<string>();
  for (const [thingName, { kind, id, parts }] of settledThings) {
    if (STORED_OUTSIDE_LEDGER.has(kind)) continue;
    const record = shownValue(kind, id, parts);
    if (record === null) continue;
    if (kind === 'import') imports.push(record as Import);
    else if (kind === 'question') questions.set(thingName, record as Question);
    else for (const ref of refsIn(kind, record)) if (ref.startsWith('question:')) namedKeys.add(ref);
  }
  const [tied, loose] = [new Set<string>(), new Set<string>()];
  for (const [thingName, question] of questions) {
    if (question.import === null || imports.some((one) => hasAnswersTo(one, question))) continue;
    (namedKeys.has(keyOf('question', question.id)) ? tied : loose).add(thingName);
  }
  return { tied, loose };
}

/** A question with its import; where that was removed, the first import with answers to the question. */
export function withImport(question: Question, imports: readonly Import[]): Question {
  const from = imports.find(({ id }) => id === question.import);
  if (question.import === null || (from && hasAnswersTo(from, question))) return question;
  const ids = imports.filter((one) => hasAnswersTo(one, question)).map(({ id }) => id);
  return { ...question, import: ids.toSorted()[0] ?? null };
}

/** Returns a function that finds the removed import of an answer. `goneThings` are the removed things. */
export function goneImports(
  goneThings: Iterable<string>,
  firsts: ReadonlyMap<string, number>,
  copies: readonly Copy[],
): (ref: string) => string | undefined {
  const stretches: { readonly thingName: string; readonly from: number; readonly to: number }[] = [];
  for (const thingName of goneThings) {
    const first = firsts.get(thingName);
    const count = copies.map((copy) => importIn(copy, thingName)).find((one) => one !== null)?.count;
    if (first !== undefined && count !== undefined)
      stretches.push({ thingName, from: first * PLACES, to: (first + count) * PLACES });
  }
  return (ref) => {
    const { kind, id } = splitKey(ref);
    if (kind !== 'answer') return undefined;
    return stretches.find(({ from, to }) => Number(id) >= from && Number(id) < to)?.thingName;
  };
}
