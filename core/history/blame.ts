import { z } from 'zod';
import type { Field, Pid } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import type { Edit, TextEdit } from '../amend/edits/edit.ts';
import { newPidsOf } from '../amend/edits/edit.ts';
import type { Signatures } from '../amend/edits/signatures.ts';
import { type Unit, unitsOf, unitsOfWords } from '../amend/typing/field-units.ts';
import { insertedIn, placesOf } from '../amend/typing/places.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { insertedField, insertionsIn } from '../review/words-in-draft.ts';

/** Who put in this word, and who struck that one: an amendment's words by the revision that each came with. */

const revisionMarkSchema = z.object({
  seq: z.number().int().min(1),
  revision: z.number().int().min(1),
  who: z.string(),
  at: z.string(),
  /** On whose account, where it wasn't the drafter's own doing; empty otherwise. */
  because: z.string(),
});
/** The revision that some words came with. */
export type RevisionMark = Readonly<z.infer<typeof revisionMarkSchema>>;

const stretch = { from: z.number().int().min(0), to: z.number().int().min(0), by: revisionMarkSchema };
export const blameSchema = z.object({
  /** What was put in: offsets in all that the amendment puts in at a base offset (null: in a provision it puts in). */
  inserted: z
    .array(z.object({ gap: z.number().int().min(0).nullable(), text: z.string(), ...stretch }))
    .readonly(),
  /** What was struck: offsets in the base text. */
  struck: z.array(z.object(stretch)).readonly(),
  /** When the provision was left out, put in, moved or divided as a whole; null where it wasn't. */
  whole: revisionMarkSchema.nullable(),
});
export type Blame = Readonly<z.infer<typeof blameSchema>>;

/** What an amendment puts in at a place. */
interface PutIn {
  readonly gap: number | null;
  readonly text: string;
}

interface Marked extends PutIn {
  /** For each letter, the revision that it came with. */
  readonly by: readonly RevisionMark[];
}

const isWhole = (edit: Edit, pid: Pid): boolean =>
  (edit.type !== 'text' && edit.type !== 'insert' && edit.pid === pid) ||
  (edit.type !== 'text' && newPidsOf(edit).includes(pid));

/** What an amendment puts in in a field now, by the base offset at which it stands, in reading order. */
function putIn(edits: readonly Edit[], pid: Pid, field: Field): readonly PutIn[] {
  const wholeText = insertedField(edits, pid, field);
  if (wholeText !== null) return wholeText === '' ? [] : [{ gap: null, text: wholeText }];
  return [...insertionsIn(edits, pid, field)]
    .map(([gap, { text }]) => ({ gap, text }))
    .toSorted((a, b) => a.gap - b.gap);
}

/** What stood before where something stands now that another base text has other offsets: the same words, in their order. */
function carriedFrom(heldWords: readonly Marked[], text: string, nth: number): Marked | undefined {
  return heldWords.filter((one) => one.text === text)[nth];
}

/** For each letter of a field that is struck, the revision by which it was: carried, as the edit that strikes it was. */
function struckBy(
  edits: readonly TextEdit[],
  before: readonly TextEdit[],
  struck: readonly (RevisionMark | undefined)[],
  { mark, carried }: MadeRevision,
  signed: Signed,
): (RevisionMark | undefined)[] {
  const now: (RevisionMark | undefined)[] = [];
  // Deletions of one length look alike: each was carried from one of its own, in their order.
  const carriedEdits = new Set<TextEdit>();
  for (const edit of edits) {
    const carriedEdit = carried && before.find((one) => !carriedEdits.has(one) && isCarried(edit, one));
    if (carriedEdit) carriedEdits.add(carriedEdit);
    const shift = carriedEdit ? carriedEdit.from - edit.from : 0;
    for (let at = edit.from; at < edit.to; at++) now[at] = signed.struck(at) ?? struck[at + shift] ?? mark;
  }
  return now;
}

const isCarried = (edit: TextEdit, { rank, insert, from, to }: TextEdit): boolean =>
  edit.rank === rank && edit.insert === insert && edit.to - edit.from === to - from;

const textEditsIn = (edits: readonly Edit[], pid: Pid, field: Field): readonly TextEdit[] =>
  edits.filter((edit): edit is TextEdit => edit.type === 'text' && edit.pid === pid && edit.field === field);

/** What an amendment does in a field. */
interface FieldPut {
  readonly insertions: readonly PutIn[];
  readonly edits: readonly TextEdit[];
}

/** The letters of a field, those of the base text without their words: it is where they stand that tells them apart. */
function unitsIn({ insertions, edits }: FieldPut, length: number): readonly Unit[] {
  const [first] = insertions;
  return first?.gap === null ? unitsOfWords(first.text) : unitsOf(' '.repeat(length), edits);
}

const lettersIn = (heldWords: readonly { readonly text: string }[]): number =>
  heldWords.reduce((sum, { text }) => sum + text.length, 0);

/** Where each unit that is put in begins among all letters that are. */
function startsOf(units: readonly Unit[]): readonly { readonly at: number; readonly length: number }[] {
  let at = 0;
  return insertedIn(units).map(({ text: { length } }) => {
    at += length;
    return { at: at - length, length };
  });
}

/** Whose each letter is that is put in now, by where it was before: of a word that took the place of a word, all is new. */
function marked(was: FieldWords, now: FieldPut, mark: RevisionMark): readonly RevisionMark[] {
  const by = Array<RevisionMark>(lettersIn(now.insertions)).fill(mark);
  const before = was.insertions.flatMap((one) => one.by);
  if (before.length === 0) return by;
  const length = Math.max(0, ...[...was.edits, ...now.edits].map(({ to }) => to));
  const [old, units] = [unitsIn(was, length), unitsIn(now, length)];
  const [from, to] = [startsOf(old), startsOf(units)];
  for (const [nth, place] of placesOf(old, units, 'writer').entries()) {
    const [one, other] = [from[nth], place === undefined ? undefined : to[place]];
    for (let at = 0; one && other && at < one.length; at++) by[other.at + at] = before[one.at + at] ?? mark;
  }
  return by;
}

/** Neighbouring letters of one revision as one stretch. */
function stretches<T extends RevisionMark | undefined>(
  by: readonly T[],
): readonly { readonly from: number; readonly to: number; readonly by: RevisionMark }[] {
  const markedStretches: { from: number; to: number; by: RevisionMark }[] = [];
  for (const [at, mark] of by.entries()) {
    const last = markedStretches.at(-1);
    if (last && last.to === at && last.by === mark) last.to = at + 1;
    else if (mark) markedStretches.push({ from: at, to: at + 1, by: mark });
  }
  return markedStretches;
}

/** An amendment as it stood after one entry of the ledger. */
export interface MadeRevision {
  readonly amendment: Pick<Amendment, 'revision' | 'edits'>;
  readonly mark: RevisionMark;
  /** Whether the review was moved to another text by it: what stands elsewhere by then is no newer for that. */
  readonly carried?: true;
  /** Whose its words are, where the entry brings those of others. */
  readonly signatures?: Signatures | undefined;
}

/** The words of a field as one entry left them, with the revision that each letter came with. */
interface FieldWords extends FieldPut {
  readonly insertions: readonly Marked[];
  readonly struck: readonly (RevisionMark | undefined)[];
  readonly wholeMark: RevisionMark | null;
}

/** What an entry says itself of whose the words of a field are. */
class Signed {
  readonly wholeMark: RevisionMark | undefined;
  readonly #struck: Signatures['struck'];
  readonly #inserted: Signatures['inserted'];
  readonly #marks: readonly RevisionMark[];
  readonly #mark: RevisionMark;

  constructor({ mark, signatures }: MadeRevision, pid: Pid, field: Field) {
    const isHere = (one: { readonly pid: Pid; readonly field: Field }) =>
      one.pid === pid && one.field === field;
    this.#mark = mark;
    this.#marks = (signatures?.hands ?? []).map(({ who, at }) => ({ ...mark, who, at: at ?? mark.at }));
    this.#inserted = (signatures?.inserted ?? []).filter(isHere);
    this.#struck = (signatures?.struck ?? []).filter(isHere);
    const wholeSignature = signatures?.whole.find((one) => one.pid === pid);
    this.wholeMark = wholeSignature && this.#marks[wholeSignature.hand];
  }

  /** Who struck a letter of the base text, where that is said. */
  struck(at: number): RevisionMark | undefined {
    const struckRun = this.#struck.find(({ from, to }) => from <= at && at < to);
    return struckRun && this.#marks[struckRun.hand];
  }

  /** Whose each letter is of what is put in at a place; null where nothing is said of it, or it can't be so. */
  inserted(gap: number | null, text: string, before: readonly Marked[]): readonly RevisionMark[] | null {
    const insertedRun = this.#inserted.find((one) => one.gap === gap);
    if (insertedRun?.runs.reduce((sum, { length }) => sum + length, 0) !== text.length) return null;
    return insertedRun.runs.flatMap((run): readonly RevisionMark[] => {
      if ('hand' in run) return Array<RevisionMark>(run.length).fill(this.#marks[run.hand] ?? this.#mark);
      const was = 'gap' in run ? before.find((one) => one.gap === run.gap)?.by.slice(run.from) : [];
      return Array.from({ length: run.length }, (_, at) => was?.[at] ?? this.#mark);
    });
  }
}

function next(was: FieldWords, one: MadeRevision, pid: Pid, field: Field): FieldWords {
  const { mark, amendment, carried } = one;
  const signed = new Signed(one, pid, field);
  const insertions = putIn(amendment.edits, pid, field);
  const edits = textEditsIn(amendment.edits, pid, field);
  const by = marked(was, { insertions, edits }, mark);
  let at = 0;
  const heldWords = insertions.map(({ gap, text }, index): Marked => {
    const nth = () => insertions.slice(0, index).filter((other) => other.text === text).length;
    const ownMarks =
      (carried && carriedFrom(was.insertions, text, nth())?.by) || by.slice(at, at + text.length);
    at += text.length;
    return { gap, text, by: signed.inserted(gap, text, was.insertions) ?? ownMarks };
  });
  return {
    insertions: heldWords,
    struck: struckBy(edits, was.edits, was.struck, one, signed),
    wholeMark: amendment.edits.some((edit) => isWhole(edit, pid))
      ? (was.wholeMark ?? signed.wholeMark ?? mark)
      : null,
    edits,
  };
}

interface Step {
  readonly words: FieldWords;
  readonly person: string;
  /** What the amendment does to the field after it. */
  readonly does: string;
  readonly isCarried: boolean;
}

/** The step that somebody goes back to who takes back what they did themselves last: it has the words as they were. */
function wentBackTo(steps: readonly Step[], person: string, does: string): Step | undefined {
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at];
    if (!step || step.does === does) return step;
    if (step.person !== person || step.isCarried) return undefined;
  }
  return undefined;
}

/** The words that an amendment puts in and strikes in one field now, by the revision each came with. @param revisions in order */
export function blame(revisions: readonly MadeRevision[], pid: Pid, field: Field): Blame {
  let fieldState: FieldWords = { insertions: [], struck: [], wholeMark: null, edits: [] };
  const steps: Step[] = [];
  for (const one of revisions) {
    const { who: person } = one.mark;
    const { edits } = one.amendment;
    const does = canonicalJson([
      textEditsIn(edits, pid, field),
      insertedField(edits, pid, field),
      edits.some((edit) => isWhole(edit, pid)),
    ]);
    const before = one.carried || one.signatures ? undefined : wentBackTo(steps, person, does);
    fieldState = before?.words ?? next(fieldState, one, pid, field);
    steps.push({ words: fieldState, person, does, isCarried: one.carried === true });
  }
  const { insertions, struck, wholeMark } = fieldState;
  return {
    inserted: insertions.flatMap(({ gap, text, by }) =>
      stretches(by).map((one) => ({ gap, text: text.slice(one.from, one.to), ...one })),
    ),
    struck: stretches(Array.from(struck)),
    whole: wholeMark,
  };
}
