import { z } from 'zod';
import type { Field, Pid } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import type { Edit, TextEdit } from '../amend/edits/edit.ts';
import { newPidsOf } from '../amend/edits/edit.ts';
import { wordSplices } from '../review/word-splices.ts';
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

interface Marked {
  readonly gap: number | null;
  readonly text: string;
  /** For each letter, the revision that it came with. */
  readonly by: readonly RevisionMark[];
}

const isWhole = (edit: Edit, pid: Pid): boolean =>
  (edit.type !== 'text' && edit.type !== 'insert' && edit.pid === pid) ||
  (edit.type !== 'text' && newPidsOf(edit).includes(pid));

/** What an amendment puts in in a field now, by the base offset at which it stands. */
function putIn(
  edits: readonly Edit[],
  pid: Pid,
  field: Field,
): readonly { gap: number | null; from: number; text: string }[] {
  const whole = insertedField(edits, pid, field);
  if (whole !== null) return whole === '' ? [] : [{ gap: null, from: 0, text: whole }];
  return [...insertionsIn(edits, pid, field)].map(([gap, { from, text }]) => ({ gap, from, text }));
}

/** What stood before where something stands now: at the same place or, reaching over less of the base, within it. */
const earlier = (
  held: readonly Marked[],
  { gap, from }: { readonly gap: number | null; readonly from: number },
): Marked | undefined =>
  held.find((one) => one.gap === gap) ??
  held.find((one) => one.gap !== null && gap !== null && from <= one.gap && one.gap <= gap);

/** What stood before where something stands now that another base text has other offsets: the same words, in their order. */
function carriedFrom(held: readonly Marked[], text: string, nth: number): Marked | undefined {
  return held.filter((one) => one.text === text)[nth];
}

/** For each letter of a field that is struck, the revision by which it was: carried, as the edit that strikes it was. */
function struckBy(
  edits: readonly TextEdit[],
  before: readonly TextEdit[],
  struck: readonly (RevisionMark | undefined)[],
  { mark, carried }: Made,
): (RevisionMark | undefined)[] {
  const now: (RevisionMark | undefined)[] = [];
  // Deletions of one length look alike: each was carried from one of its own, in their order.
  const taken = new Set<TextEdit>();
  for (const edit of edits) {
    const same = carried && before.find((one) => !taken.has(one) && isCarried(edit, one));
    if (same) taken.add(same);
    const shift = same ? same.from - edit.from : 0;
    for (let at = edit.from; at < edit.to; at++) now[at] = struck[at + shift] ?? mark;
  }
  return now;
}

const isCarried = (edit: TextEdit, { rank, insert, from, to }: TextEdit): boolean =>
  edit.rank === rank && edit.insert === insert && edit.to - edit.from === to - from;

const textEditsIn = (edits: readonly Edit[], pid: Pid, field: Field): readonly TextEdit[] =>
  edits.filter((edit): edit is TextEdit => edit.type === 'text' && edit.pid === pid && edit.field === field);

function marked(was: Marked | undefined, text: string, mark: RevisionMark): readonly RevisionMark[] {
  if (was?.text === text) return was.by;
  const by: RevisionMark[] = [];
  let at = 0;
  for (const splice of wordSplices(was?.text ?? '', text)) {
    by.push(...(was?.by.slice(at, splice.at) ?? []), ...Array<RevisionMark>(splice.insert.length).fill(mark));
    at = splice.at + splice.remove;
  }
  return [...by, ...(was?.by.slice(at) ?? [])];
}

/** Neighbouring letters of one revision as one stretch. */
function stretches<T extends RevisionMark | undefined>(
  by: readonly T[],
): readonly { readonly from: number; readonly to: number; readonly by: RevisionMark }[] {
  const found: { from: number; to: number; by: RevisionMark }[] = [];
  for (const [at, mark] of by.entries()) {
    const last = found.at(-1);
    if (last && last.to === at && last.by === mark) last.to = at + 1;
    else if (mark) found.push({ from: at, to: at + 1, by: mark });
  }
  return found;
}

/** An amendment as it stood after one entry of the ledger. */
export interface Made {
  readonly amendment: Amendment;
  readonly mark: RevisionMark;
  /** Whether the review was moved to another text by it: what stands elsewhere by then is no newer for that. */
  readonly carried?: true;
}

/** The words that an amendment puts in and strikes in one field now, by the revision each came with. @param made in order */
export function blame(made: readonly Made[], pid: Pid, field: Field): Blame {
  let held: readonly Marked[] = [];
  let struck: (RevisionMark | undefined)[] = [];
  let whole: RevisionMark | null = null;
  let last: readonly TextEdit[] = [];
  for (const one of made) {
    const { mark } = one;
    const { edits } = one.amendment;
    const before = held;
    const put = putIn(edits, pid, field);
    held = put.map(({ gap, from, text }, at) => {
      const nth = () => put.slice(0, at).filter((other) => other.text === text).length;
      const was = (one.carried && carriedFrom(before, text, nth())) || earlier(before, { gap, from });
      return { gap, text, by: marked(was, text, mark) };
    });
    const now = textEditsIn(edits, pid, field);
    struck = struckBy(now, last, struck, one);
    last = now;
    whole = edits.some((edit) => isWhole(edit, pid)) ? (whole ?? mark) : null;
  }
  return {
    inserted: held.flatMap(({ gap, text, by }) =>
      stretches(by).map((one) => ({ gap, text: text.slice(one.from, one.to), ...one })),
    ),
    struck: stretches(Array.from(struck)),
    whole,
  };
}
