import { z } from 'zod';
import { FIELDS, type Field, indexTree, type Pid, type Provision } from '../act/tree.ts';
import { amendmentIdSchema } from '../amend/edits/amendment.ts';
import type { LineSegment } from '../amend/redline/lines.ts';
import type { Run } from '../amend/redline/redline.ts';
import { type Anchor, anchorSchema } from '../evidence/anchor.ts';

/**
 * The words that a comment is about, in coordinates that typing does not move. Words of the base text have offsets in the
 * base, which never change. Words that an amendment inserts have offsets in that whole insertion, as it was read. Their
 * place in a redline is computed from these and the draft (`words-in-draft.ts`, `words-in-lines.ts`). So nothing is written
 * when a draft changes, and words that return by an undo are found again.
 */

const offset = z.number().int().min(0);
const place = { pid: z.string().min(1).max(200), field: z.enum(FIELDS), from: offset, to: offset };
const baseWordsSchema = z.object({ of: z.literal('base'), ...place });
const draftedWordsSchema = z.object({
  of: z.literal('draft'),
  ...place,
  am: amendmentIdSchema,
  /** The whole insertion, of which these words are `from..to`. */
  whole: z.string().max(1_000_000),
  /** The base offset of the insertion. Null in a provision that the amendment inserts. */
  gap: offset.nullable(),
});
const locatedWordsSchema = z.discriminatedUnion('of', [baseWordsSchema, draftedWordsSchema]);
/** Consecutive words of one field that are all of the base text, or all inserted by one amendment in one place. */
export type LocatedWords = Readonly<z.infer<typeof locatedWordsSchema>>;

export const threadWordsSchema = anchorSchema.extend({
  field: z.string().max(20),
  /** The words with their places, in reading order. If absent, `from..to` are offsets of the base text. */
  held: z.array(locatedWordsSchema).min(1).max(500).readonly().optional(),
  /** Set if the base text was replaced and the words were not found in the new one, until a person places the thread. */
  detached: z.literal(true).optional(),
});
/** The words that a thread is about, with their places. */
export type ThreadWords = Readonly<z.infer<typeof threadWordsSchema>>;

/** A part of a printed line, with the origin of its words. */
export interface WordSource {
  readonly text: string;
  readonly kind: Run['kind'];
  /** The id of the amendment that inserts, deletes or moves the words. Null if none does. */
  readonly am: string | null;
  /** Whether the words are only moved. */
  readonly moved: boolean;
  /** Null for text that can't be commented on: a number, a quotation mark. */
  readonly source: LocatedWords | null;
}

/** The fields whose words can be commented on. A comment on a number is a comment on its provision. */
const COMMENTABLE_FIELDS: ReadonlySet<Field | 'mark'> = new Set(['heading', 'intro', 'content', 'wrapUp']);

const isBaseRun = (run: Run): boolean => run.kind !== 'inserted' || run.moved === true;

/** The whole insertion of each amendment at each base offset of a segment, by amendment id and offset. */
function insertedTexts(runs: readonly Run[]): ReadonlyMap<string, string> {
  const textsByKey = new Map<string, string>();
  let at = 0;
  for (const run of runs) {
    if (isBaseRun(run)) at += run.text.length;
    else if (run.kind !== 'kept')
      textsByKey.set(`${run.am} ${at}`, (textsByKey.get(`${run.am} ${at}`) ?? '') + run.text);
  }
  return textsByKey;
}

/** The origins of the words of a segment of a printed line. @param root the base text */
export function wordSourcesOf(root: Provision, { pid, field, runs }: LineSegment): readonly WordSource[] {
  const inBase = indexTree(root).byPid.has(pid);
  const textsByKey = insertedTexts(runs);
  const insertedLengths = new Map<string, number>();
  let at = 0;
  return runs.map((run): WordSource => {
    const { text, kind } = run;
    const am = kind === 'kept' ? null : run.am;
    const gap = at;
    const isBase = isBaseRun(run);
    const moved = run.kind !== 'kept' && run.moved === true;
    const words = { text, kind, am, moved };
    if (isBase) at += text.length;
    if (field === 'mark' || !COMMENTABLE_FIELDS.has(field)) return { ...words, source: null };
    if (inBase && isBase) return { ...words, source: { of: 'base', pid, field, from: gap, to: at } };
    if (am === null) return { ...words, source: null };
    const key = `${am} ${gap}`;
    const from = insertedLengths.get(key) ?? 0;
    insertedLengths.set(key, from + text.length);
    const wholeText = textsByKey.get(key) ?? text;
    return {
      ...words,
      source: {
        of: 'draft',
        pid,
        field,
        from,
        to: from + text.length,
        am,
        whole: wholeText,
        gap: inBase ? gap : null,
      },
    };
  });
}

/** The part of a source between two offsets of its text. */
const sliceSource = (source: WordSource, from: number, to: number): WordSource => ({
  ...source,
  text: source.text.slice(from, to),
  source: source.source && { ...source.source, from: source.source.from + from, to: source.source.from + to },
});

/** The parts of sources between two offsets of their joined text. */
function sliceSources(sources: readonly WordSource[], from: number, to: number): readonly WordSource[] {
  let at = 0;
  return sources.flatMap((source) => {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, source.text.length)];
    at += source.text.length;
    return start < end ? [sliceSource(source, start, end)] : [];
  });
}

/** The overlap of two located words, in offsets relative to the beginning of the first. Null if they don't overlap. */
export function overlap(
  one: LocatedWords,
  other: LocatedWords,
): { readonly from: number; readonly to: number } | null {
  if (one.of !== other.of || one.pid !== other.pid || one.field !== other.field) return null;
  if (one.of === 'draft' && other.of === 'draft' && (one.am !== other.am || one.gap !== other.gap))
    return null;
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from < to ? { from: from - one.from, to: to - one.from } : null;
}

/** The length of the stored context on each side of the words, in UTF-16 code units. */
const CONTEXT_LENGTH = 60;

const isLetter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

interface SelectedLine {
  /** The whole line as shown. */
  readonly sources: readonly WordSource[];
  /** The offsets of the selection in the line. */
  readonly from: number;
  readonly to: number;
}

/**
 * The selected words of one or more lines, in the form for a thread. Null if no words are selected. Deleted words are included
 * only if nothing else is selected, because a suggestion replaces the words that remain.
 */
export function selectedWords(lines: readonly SelectedLine[]): {
  readonly pid: Pid;
  readonly words: ThreadWords;
  /** All selected words, also deleted ones. */
  readonly all: readonly LocatedWords[];
} | null {
  const selectedLines = lines.map((line) => ({
    ...line,
    selected: sliceSources(line.sources, line.from, line.to).filter(({ source }) => source !== null),
  }));
  const linesKept = selectedLines.map((line) => ({
    ...line,
    selected: line.selected.filter(({ kind }) => kind !== 'deleted'),
  }));
  const hasKeptWords = linesKept.some(({ selected }) => isLetter(textOfSources(selected)));
  // White space at the ends of the selection is dropped.
  const rows = (hasKeptWords ? linesKept : selectedLines).filter(
    ({ selected }) => textOfSources(selected).trim() !== '',
  );
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  const leadingLength = leadingSpaceLength(textOfSources(first.selected));
  const trailingLength = trailingSpaceLength(textOfSources(last.selected));
  const trimmedRows = rows.map((row) => {
    const end = textOfSources(row.selected).length - (row === last ? trailingLength : 0);
    return sliceSources(row.selected, row === first ? leadingLength : 0, end);
  });
  const [firstWords] = trimmedRows.flatMap((sources) => sources.flatMap((source) => source.source ?? []));
  if (!firstWords) return null;
  const quote = trimmedRows.map(textOfSources).join('\n');
  const before =
    amendedText(sliceSources(first.sources, 0, first.from)) +
    amendedText(sliceSources(first.selected, 0, leadingLength));
  const after =
    amendedText(
      sliceSources(
        last.selected,
        textOfSources(last.selected).length - trailingLength,
        Number.POSITIVE_INFINITY,
      ),
    ) + amendedText(sliceSources(last.sources, last.to, Number.POSITIVE_INFINITY));
  const heldWords = trimmedRows.flat().flatMap((source) => source.source ?? []);
  const anchor: Anchor = {
    from: before.length,
    to: before.length + quote.length,
    quote,
    prefix: before.slice(-CONTEXT_LENGTH),
    suffix: after.slice(0, CONTEXT_LENGTH),
  };
  const chosen = selectedLines.flatMap((line) => line.selected.flatMap((source) => source.source ?? []));
  return { pid: firstWords.pid, words: { ...anchor, field: firstWords.field, held: heldWords }, all: chosen };
}

const amendedText = (sources: readonly WordSource[]): string =>
  sources.map(({ text, kind }) => (kind === 'deleted' ? '' : text)).join('');

const textOfSources = (sources: readonly WordSource[]): string => sources.map(({ text }) => text).join('');
const leadingSpaceLength = (text: string): number => text.length - text.trimStart().length;
const trailingSpaceLength = (text: string): number => text.length - text.trimEnd().length;
