import { z } from 'zod';
import type { Field, Pid } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import type { Edit, TextEdit } from '../amend/edits/edit.ts';
import { newPidsOf } from '../amend/edits/edit.ts';
import type { Signatures } from '../amend/edits/signatures.ts';
import { type FieldCharacter, unitsOf, unitsOfWords } from '../amend/typing/field-units.ts';
import { insertedUnitsIn, matchLetters } from '../amend/typing/places.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { insertedField, insertionsIn } from '../review/words-in-draft.ts';

/** Attributes each letter that an amendment inserts or deletes to the revision that inserted or deleted it. */

const revisionMarkSchema = z.object({
  seq: z.number().int().min(1),
  revision: z.number().int().min(1),
  who: z.string(),
  at: z.string(),
  /** The other amendment or person that caused the change; empty for the author's own change. */
  because: z.string(),
});
/** The revision to which words are attributed. */
export type RevisionMark = Readonly<z.infer<typeof revisionMarkSchema>>;

const stretch = { from: z.number().int().min(0), to: z.number().int().min(0), by: revisionMarkSchema };
export const blameSchema = z.object({
  /**
   * Inserted words. `gap` is the offset in the base text; null in an inserted provision. `from` and `to` are offsets in all
   * words that the amendment inserts at the gap. Offsets are UTF-16 code units.
   */
  inserted: z
    .array(z.object({ gap: z.number().int().min(0).nullable(), text: z.string(), ...stretch }))
    .readonly(),
  /** Deleted words, by offsets in the base text. */
  struck: z.array(z.object(stretch)).readonly(),
  /** The revision that omitted, inserted, moved or divided the whole provision; null if none did. */
  whole: revisionMarkSchema.nullable(),
});
export type Blame = Readonly<z.infer<typeof blameSchema>>;

/** Words that an amendment inserts at one offset of the base text; null in an inserted provision. */
interface Insertion {
  readonly gap: number | null;
  readonly text: string;
}

/** An insertion with the revision of each letter. */
interface MarkedInsertion extends Insertion {
  readonly by: readonly RevisionMark[];
}

const isWhole = (edit: Edit, pid: Pid): boolean =>
  (edit.type !== 'text' && edit.type !== 'insert' && edit.pid === pid) ||
  (edit.type !== 'text' && newPidsOf(edit).includes(pid));

/** The insertions of an amendment in a field, in reading order. */
function insertionsOf(edits: readonly Edit[], pid: Pid, field: Field): readonly Insertion[] {
  const wholeText = insertedField(edits, pid, field);
  if (wholeText !== null) return wholeText === '' ? [] : [{ gap: null, text: wholeText }];
  return [...insertionsIn(edits, pid, field)]
    .map(([gap, { text }]) => ({ gap, text }))
    .toSorted((a, b) => a.gap - b.gap);
}

/** After a change of base text, offsets differ. So an insertion is matched to the nth earlier one with the same words. */
const carriedFrom = (
  insertions: readonly MarkedInsertion[],
  text: string,
  nth: number,
): MarkedInsertion | undefined => insertions.filter((insertion) => insertion.text === text)[nth];

/** The revision that deleted each letter of a field, by offset in the base text. Undefined for a letter that is kept. */
function struckBy(
  edits: readonly TextEdit[],
  before: readonly TextEdit[],
  struck: readonly (RevisionMark | undefined)[],
  { mark, carried }: MadeRevision,
  signed: EntrySignatures,
): (RevisionMark | undefined)[] {
  const now: (RevisionMark | undefined)[] = [];
  // Deletions of equal length can't be distinguished, so they are matched in order, each once.
  const carriedEdits = new Set<TextEdit>();
  for (const edit of edits) {
    const carriedEdit = carried && before.find((one) => !carriedEdits.has(one) && isCarried(edit, one));
    if (carriedEdit) carriedEdits.add(carriedEdit);
    const shift = carriedEdit ? carriedEdit.from - edit.from : 0;
    for (let at = edit.from; at < edit.to; at++) now[at] = signed.struck(at) ?? struck[at + shift] ?? mark;
  }
  return now;
}

/** Whether one edit is another after a change of base text, which changes only its offsets. */
const isCarried = (edit: TextEdit, { rank, insert, from, to }: TextEdit): boolean =>
  edit.rank === rank && edit.insert === insert && edit.to - edit.from === to - from;

const textEditsIn = (edits: readonly Edit[], pid: Pid, field: Field): readonly TextEdit[] =>
  edits.filter((edit): edit is TextEdit => edit.type === 'text' && edit.pid === pid && edit.field === field);

/** An amendment's changes in a field. */
interface FieldChanges {
  readonly insertions: readonly Insertion[];
  readonly edits: readonly TextEdit[];
}

/** A field as units for `placesOf`. The letters of the base text are blanks, because only their positions matter. */
function unitsIn({ insertions, edits }: FieldChanges, length: number): readonly FieldCharacter[] {
  const [first] = insertions;
  return first?.gap === null ? unitsOfWords(first.text) : unitsOf(' '.repeat(length), edits);
}

const totalLength = (texts: readonly { readonly text: string }[]): number =>
  texts.reduce((sum, { text }) => sum + text.length, 0);

/** The offset and length of each inserted unit among all inserted letters. */
function startsOf(
  units: readonly FieldCharacter[],
): readonly { readonly at: number; readonly length: number }[] {
  let at = 0;
  return insertedUnitsIn(units).map(({ text: { length } }) => {
    at += length;
    return { at: at - length, length };
  });
}

/**
 * The revision of each inserted letter. A letter that was inserted before keeps its revision, and all others get `mark`. If
 * one word replaces another, all its letters are new.
 */
function marksOf(was: FieldWords, now: FieldChanges, mark: RevisionMark): readonly RevisionMark[] {
  const by = Array<RevisionMark>(totalLength(now.insertions)).fill(mark);
  const before = was.insertions.flatMap((insertion) => insertion.by);
  if (before.length === 0) return by;
  const length = Math.max(0, ...[...was.edits, ...now.edits].map(({ to }) => to));
  const [oldUnits, newUnits] = [unitsIn(was, length), unitsIn(now, length)];
  const [oldStarts, newStarts] = [startsOf(oldUnits), startsOf(newUnits)];
  for (const [nth, place] of matchLetters(oldUnits, newUnits, 'writer').entries()) {
    const [from, to] = [oldStarts[nth], place === undefined ? undefined : newStarts[place]];
    for (let at = 0; from && to && at < from.length; at++) by[to.at + at] = before[from.at + at] ?? mark;
  }
  return by;
}

/** Joins adjacent letters of one revision to stretches. */
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

/** An amendment after one entry of the ledger. */
export interface MadeRevision {
  readonly amendment: Pick<Amendment, 'revision' | 'edits'>;
  readonly mark: RevisionMark;
  /** Set if the entry changed the base text. Such an entry changes offsets, and is not the author of any words. */
  readonly carried?: true;
  /** The authors of the words, if the entry imported other people's words. */
  readonly signatures?: Signatures | undefined;
}

/** The changes in a field after one entry, with the revision of each letter. */
interface FieldWords extends FieldChanges {
  readonly insertions: readonly MarkedInsertion[];
  readonly struck: readonly (RevisionMark | undefined)[];
  readonly wholeMark: RevisionMark | null;
}

/** The authors that an entry itself names for the words of a field. */
class EntrySignatures {
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

  /** The author of the deletion of a letter of the base text, if the entry names one. */
  struck(at: number): RevisionMark | undefined {
    const struckRun = this.#struck.find(({ from, to }) => from <= at && at < to);
    return struckRun && this.#marks[struckRun.hand];
  }

  /** The authors of the letters of an insertion; null if the entry names none, or for another number of letters. */
  inserted(
    gap: number | null,
    text: string,
    before: readonly MarkedInsertion[],
  ): readonly RevisionMark[] | null {
    const insertedRun = this.#inserted.find((one) => one.gap === gap);
    if (insertedRun?.runs.reduce((sum, { length }) => sum + length, 0) !== text.length) return null;
    return insertedRun.runs.flatMap((run): readonly RevisionMark[] => {
      if ('hand' in run) return Array<RevisionMark>(run.length).fill(this.#marks[run.hand] ?? this.#mark);
      const was = 'gap' in run ? before.find((one) => one.gap === run.gap)?.by.slice(run.from) : [];
      return Array.from({ length: run.length }, (_, at) => was?.[at] ?? this.#mark);
    });
  }
}

/** The state of a field after the next revision. */
function nextFieldWords(was: FieldWords, revision: MadeRevision, pid: Pid, field: Field): FieldWords {
  const { mark, amendment, carried } = revision;
  const signed = new EntrySignatures(revision, pid, field);
  const insertions = insertionsOf(amendment.edits, pid, field);
  const edits = textEditsIn(amendment.edits, pid, field);
  const by = marksOf(was, { insertions, edits }, mark);
  let at = 0;
  const markedInsertions = insertions.map(({ gap, text }, index): MarkedInsertion => {
    const nth = () => insertions.slice(0, index).filter((other) => other.text === text).length;
    const ownMarks =
      (carried && carriedFrom(was.insertions, text, nth())?.by) || by.slice(at, at + text.length);
    at += text.length;
    return { gap, text, by: signed.inserted(gap, text, was.insertions) ?? ownMarks };
  });
  return {
    insertions: markedInsertions,
    struck: struckBy(edits, was.edits, was.struck, revision, signed),
    wholeMark: amendment.edits.some((edit) => isWhole(edit, pid))
      ? (was.wholeMark ?? signed.wholeMark ?? mark)
      : null,
    edits,
  };
}

/** One revision, by its effect on the field. */
interface Step {
  readonly words: FieldWords;
  readonly person: string;
  /** The amendment's changes in the field as JSON, by which equal states are recognised. */
  readonly changes: string;
  readonly isCarried: boolean;
}

/** The earlier step to which a person returns by undoing their own last steps. The words then have their earlier authors. */
function undoneTo(steps: readonly Step[], person: string, changes: string): Step | undefined {
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at];
    if (!step || step.changes === changes) return step;
    if (step.person !== person || step.isCarried) return undefined;
  }
  return undefined;
}

/** Attributes an amendment's present words in a field to its revisions. @param revisions in order */
export function blame(revisions: readonly MadeRevision[], pid: Pid, field: Field): Blame {
  let fieldState: FieldWords = { insertions: [], struck: [], wholeMark: null, edits: [] };
  const steps: Step[] = [];
  for (const revision of revisions) {
    const { who: person } = revision.mark;
    const { edits } = revision.amendment;
    const changes = canonicalJson([
      textEditsIn(edits, pid, field),
      insertedField(edits, pid, field),
      edits.some((edit) => isWhole(edit, pid)),
    ]);
    const before = revision.carried || revision.signatures ? undefined : undoneTo(steps, person, changes);
    fieldState = before?.words ?? nextFieldWords(fieldState, revision, pid, field);
    steps.push({ words: fieldState, person, changes, isCarried: revision.carried === true });
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
