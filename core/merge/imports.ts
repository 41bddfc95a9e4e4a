import { placeFor, type Stretch } from '../base/stretches.ts';
import type { Import, Question } from '../evidence/records.ts';
import type { Copy } from './copy.ts';
import { isUndisputed, type Joint, shownValue } from './join.ts';
import { HELD_APART } from './kinds.ts';
import { PLACES } from './placed.ts';
import { type Renames, refsIn } from './rename.ts';
import type { Settled } from './settled.ts';
import { keyOf, splitKey } from './things.ts';

/**
 * Files of responses that were taken in in two copies apart. Respondents are numbered on through all files, and answers
 * after their respondents, so that two files may have come to the same numbers: one of them is numbered anew, with
 * everything that names its answers.
 */

const overlaps = (a: Stretch, b: Stretch): boolean =>
  a.first < b.first + b.count && b.first < a.first + a.count;

/** An import as one copy has it, alive or as it was before it was taken back; null where its numbers aren't told. */
function importIn(copy: Copy, thingName: string): (Import & Stretch) | null {
  const importThing = copy.things.get(thingName);
  if (importThing?.kind !== 'import') return null;
  const value = shownValue(importThing.kind, importThing.id, importThing.parts) as Import | null;
  return value?.first === undefined ? null : { ...value, first: value.first, count: value.respondents };
}

/**
 * The number of the first respondent of each import, in both copies from here on: what was taken in first keeps its
 * numbers, and what was numbered anew in one copy stays so. The same whichever copy is ours.
 */
export function firstsOf(joint: Joint, ours: Copy, theirs: Copy): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  const placedStretches: Stretch[] = [];
  const knownStretches: Stretch[] = [];
  const claims: { readonly thing: string; readonly count: number; readonly firsts: readonly number[] }[] = [];
  for (const [thingName, { kind }] of joint) {
    if (kind !== 'import') continue;
    // One that is gone in one copy may come back for what the other tied to it, and must have its place then.
    const importsHeld = [importIn(ours, thingName), importIn(theirs, thingName)].filter(
      (one) => one !== null,
    );
    const count = importsHeld[0]?.count;
    if (count === undefined) continue;
    for (const { first } of importsHeld) knownStretches.push({ first, count });
    const firstsAsked = [...new Set(importsHeld.map(({ first }) => first))].toSorted((a, b) => b - a);
    claims.push({ thing: thingName, count, firsts: firstsAsked });
  }
  const place = (thingName: string, stretch: Stretch): void => {
    firsts.set(thingName, stretch.first);
    placedStretches.push(stretch);
  };
  // What both copies have at one place stays there, whatever else was given the place in the meantime.
  const isShared = ({ thing: thingName, firsts: firstsAsked }: (typeof claims)[number]): boolean =>
    firstsAsked.length === 1 && [ours, theirs].every((copy) => importIn(copy, thingName) !== null);
  const isThere = ({ thing: thingName }: (typeof claims)[number]): boolean => {
    const one = joint.get(thingName);
    return one !== undefined && isUndisputed(one.kind, one.ourId ?? one.theirId ?? '', one.parts);
  };
  for (const claim of claims)
    if (isShared(claim)) place(claim.thing, { first: claim.firsts[0] ?? 1, count: claim.count });
  const waiting: typeof claims = [];
  const inTurn = claims.toSorted((a, b) => (a.thing < b.thing ? -1 : 1));
  // What is gone makes way for what is there, so that a copy that doesn't know of it numbers the rest alike.
  for (const claim of [...inTurn.filter(isThere), ...inTurn.filter((one) => !isThere(one))]) {
    if (firsts.has(claim.thing)) continue;
    const { thing: thingName, count } = claim;
    const first = claim.firsts.find(
      (each) => !placedStretches.some((one) => overlaps(one, { first: each, count })),
    );
    if (first === undefined) waiting.push(claim);
    else place(thingName, { first, count });
  }
  for (const { thing: thingName, count } of waiting) {
    const first = placeFor([...knownStretches, ...placedStretches], count);
    place(thingName, { first, count });
  }
  return firsts;
}

/** The answers that a copy's things name and that have other numbers from here on. */
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
  for (const { kind, id, parts } of copy.things.values()) {
    if (kind === 'answer') addRename(keyOf(kind, id));
    if (HELD_APART.has(kind)) continue;
    for (const heads of parts.values())
      for (const { value } of heads.values()) for (const ref of refsIn(kind, value)) addRename(ref);
  }
  return all;
}

/** What an import is from here on: with the number that its respondents begin with. */
export const withFirst = (kind: string, value: unknown, first: number | undefined): unknown =>
  kind === 'import' && value !== null && first !== undefined && (value as Import).first !== undefined
    ? { ...(value as Import), first }
    : value;

/** Whether an import has answers to a question; one of an earlier Keeling says so only by the question. */
const hasAnswersTo = ({ id, questions }: Import, question: Question): boolean =>
  questions?.includes(question.id) ?? question.import === id;

/**
 * The questions that came with a file, of which no file is there that asks them: those that something is tied to, and those
 * that nothing is.
 */
export function questionsUnasked(settledThings: ReadonlyMap<string, Settled>): {
  readonly tied: ReadonlySet<string>;
  readonly loose: ReadonlySet<string>;
} {
  const imports: Import[] = [];
  const questions = new Map<string, Question>();
  const namedKeys = new Set<string>();
  for (const [thingName, { kind, id, parts }] of settledThings) {
    if (HELD_APART.has(kind)) continue;
    const value = shownValue(kind, id, parts);
    if (value === null) continue;
    if (kind === 'import') imports.push(value as Import);
    else if (kind === 'question') questions.set(thingName, value as Question);
    else for (const ref of refsIn(kind, value)) if (ref.startsWith('question:')) namedKeys.add(ref);
  }
  const [tied, loose] = [new Set<string>(), new Set<string>()];
  for (const [thingName, question] of questions) {
    if (question.import === null || imports.some((one) => hasAnswersTo(one, question))) continue;
    (namedKeys.has(keyOf('question', question.id)) ? tied : loose).add(thingName);
  }
  return { tied, loose };
}

/** A question with the import that it goes with: where that is gone, the first of those that have answers to it. */
export function withImport(question: Question, imports: readonly Import[]): Question {
  const from = imports.find(({ id }) => id === question.import);
  if (question.import === null || (from && hasAnswersTo(from, question))) return question;
  const ids = imports.filter((one) => hasAnswersTo(one, question)).map(({ id }) => id);
  return { ...question, import: ids.toSorted()[0] ?? null };
}

/** The imports that are gone and were there in one of the copies, by the answers that they had. */
export function goneImports(
  goneThings: Iterable<string>,
  firsts: ReadonlyMap<string, number>,
  copies: readonly Copy[],
): (ref: string) => string | undefined {
  const stretches: { readonly thing: string; readonly from: number; readonly to: number }[] = [];
  for (const thingName of goneThings) {
    const first = firsts.get(thingName);
    const count = copies.map((copy) => importIn(copy, thingName)).find((one) => one !== null)?.count;
    if (first !== undefined && count !== undefined)
      stretches.push({ thing: thingName, from: first * PLACES, to: (first + count) * PLACES });
  }
  return (ref) => {
    const { kind, id } = splitKey(ref);
    if (kind !== 'answer') return undefined;
    return stretches.find(({ from, to }) => Number(id) >= from && Number(id) < to)?.thing;
  };
}
