import { z } from 'zod';
import { FIELDS, type Field, indexTree, type Pid, type Provision } from '../act/tree.ts';
import { amendmentIdSchema } from '../amend/edits/amendment.ts';
import type { Piece } from '../amend/redline/lines.ts';
import type { Run } from '../amend/redline/redline.ts';
import { type Anchor, anchorSchema } from '../evidence/anchor.ts';

/**
 * The words that a comment is about, in coordinates that typing doesn't move. Words of the base text are held by their
 * offsets in it, which never change; words that an amendment puts in, by their offsets in all that it put in there, as
 * that was read. Where they stand in a redline follows from it and the draft (`standing-words.ts`): nothing need be
 * written when a draft changes, and words that come back when something is undone are found again.
 */

const offset = z.number().int().min(0);
const place = { pid: z.string().min(1).max(200), field: z.enum(FIELDS), from: offset, to: offset };
const baseWordsSchema = z.object({ of: z.literal('base'), ...place });
const draftedWordsSchema = z.object({
  of: z.literal('draft'),
  ...place,
  am: amendmentIdSchema,
  /** All that the amendment puts in there, of which these words are `from..to`. */
  whole: z.string().max(1_000_000),
  /** The base offset at which it stands; null in a provision that the amendment puts in. */
  gap: offset.nullable(),
});
const heldWordsSchema = z.discriminatedUnion('of', [baseWordsSchema, draftedWordsSchema]);
/** A stretch of words of one field that are all of the base text, or all put in by one amendment in one place. */
export type HeldWords = Readonly<z.infer<typeof heldWordsSchema>>;

export const threadWordsSchema = anchorSchema.extend({
  field: z.string().max(20),
  /** Whose words they are and where, in reading order. Without it, `from..to` is of the base text. */
  held: z.array(heldWordsSchema).min(1).max(500).readonly().optional(),
  /** Set once the text under them was replaced and they were not found in it: until a person places them. */
  detached: z.literal(true).optional(),
});
/** The words that a thread is about, as they were read, and where. */
export type ThreadWords = Readonly<z.infer<typeof threadWordsSchema>>;

/** A stretch of a printed line with where its words come from. */
export interface WordSource {
  readonly text: string;
  readonly kind: Run['kind'];
  /** The amendment that puts the words in, strikes or moves them. */
  readonly am: string | null;
  /** Whether the words are only moved. */
  readonly moved: boolean;
  /** Null for what is no words of a provision: a number, a quotation mark. */
  readonly source: HeldWords | null;
}

/** The fields whose words can be commented on; a number is commented on with its provision. */
const WORDED: ReadonlySet<Field | 'mark'> = new Set(['heading', 'intro', 'content', 'wrapUp']);

const isBaseRun = (run: Run): boolean => run.kind !== 'inserted' || run.moved === true;

/** All that each amendment puts in at each base offset of a piece, and the key that it goes by. */
function wholesOf(runs: readonly Run[]): ReadonlyMap<string, string> {
  const wholes = new Map<string, string>();
  let at = 0;
  for (const run of runs) {
    if (isBaseRun(run)) at += run.text.length;
    else if (run.kind !== 'kept')
      wholes.set(`${run.am} ${at}`, (wholes.get(`${run.am} ${at}`) ?? '') + run.text);
  }
  return wholes;
}

/** Where the words of a piece of a printed line come from. @param root the base text */
export function sourcesOf(root: Provision, { pid, field, runs }: Piece): readonly WordSource[] {
  const inBase = indexTree(root).byPid.has(pid);
  const wholes = wholesOf(runs);
  const used = new Map<string, number>();
  let at = 0;
  return runs.map((run): WordSource => {
    const { text, kind } = run;
    const am = kind === 'kept' ? null : run.am;
    const gap = at;
    const isBase = isBaseRun(run);
    const moved = run.kind !== 'kept' && run.moved === true;
    const words = { text, kind, am, moved };
    if (isBase) at += text.length;
    if (field === 'mark' || !WORDED.has(field)) return { ...words, source: null };
    if (inBase && isBase) return { ...words, source: { of: 'base', pid, field, from: gap, to: at } };
    if (am === null) return { ...words, source: null };
    const key = `${am} ${gap}`;
    const from = used.get(key) ?? 0;
    used.set(key, from + text.length);
    const wholeText = wholes.get(key) ?? text;
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

/** What of a source lies between two offsets of its own text. */
const part = (source: WordSource, from: number, to: number): WordSource => ({
  ...source,
  text: source.text.slice(from, to),
  source: source.source && { ...source.source, from: source.source.from + from, to: source.source.from + to },
});

/** The sources between two offsets of the text that they make together. */
function within(sources: readonly WordSource[], from: number, to: number): readonly WordSource[] {
  let at = 0;
  return sources.flatMap((source) => {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, source.text.length)];
    at += source.text.length;
    return start < end ? [part(source, start, end)] : [];
  });
}

/** What two stretches of words have in common, in the first one's own offsets; null where that is nothing. */
export function overlap(
  one: HeldWords,
  other: HeldWords,
): { readonly from: number; readonly to: number } | null {
  if (one.of !== other.of || one.pid !== other.pid || one.field !== other.field) return null;
  if (one.of === 'draft' && other.of === 'draft' && (one.am !== other.am || one.gap !== other.gap))
    return null;
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from < to ? { from: from - one.from, to: to - one.from } : null;
}

/** How much of the text round the words is kept to be shown, in UTF-16 code units. */
const ROUND = 60;

const isLetter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

interface ChosenLine {
  /** All of the line that is drawn. */
  readonly sources: readonly WordSource[];
  /** The offsets in it that were chosen. */
  readonly from: number;
  readonly to: number;
}

/**
 * The words that were chosen of one or more lines, as a thread is about them; null where none were. Words that are
 * struck are among them only where there are no others: what is suggested in place of words is for those that stand.
 */
export function chosenWords(lines: readonly ChosenLine[]): {
  readonly pid: Pid;
  readonly words: ThreadWords;
  /** All that was chosen, what is struck among it. */
  readonly all: readonly HeldWords[];
} | null {
  const all = lines.map((line) => ({
    ...line,
    taken: within(line.sources, line.from, line.to).filter(({ source }) => source !== null),
  }));
  const standing = all.map((line) => ({
    ...line,
    taken: line.taken.filter(({ kind }) => kind !== 'deleted'),
  }));
  const isStanding = standing.some(({ taken }) => isLetter(wordsOf(taken)));
  // White space at an end is nothing that anybody says anything of.
  const rows = (isStanding ? standing : all).filter(({ taken }) => wordsOf(taken).trim() !== '');
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  const lead = leading(wordsOf(first.taken));
  const trail = trailing(wordsOf(last.taken));
  const takenRows = rows.map((row) => {
    const end = wordsOf(row.taken).length - (row === last ? trail : 0);
    return within(row.taken, row === first ? lead : 0, end);
  });
  const [begins] = takenRows.flatMap((sources) => sources.flatMap((source) => source.source ?? []));
  if (!begins) return null;
  const quote = takenRows.map(wordsOf).join('\n');
  const before = reading(within(first.sources, 0, first.from)) + reading(within(first.taken, 0, lead));
  const after =
    reading(within(last.taken, wordsOf(last.taken).length - trail, Number.POSITIVE_INFINITY)) +
    reading(within(last.sources, last.to, Number.POSITIVE_INFINITY));
  const heldWords = takenRows.flat().flatMap((source) => source.source ?? []);
  const anchor: Anchor = {
    from: before.length,
    to: before.length + quote.length,
    quote,
    prefix: before.slice(-ROUND),
    suffix: after.slice(0, ROUND),
  };
  const chosen = all.flatMap((line) => line.taken.flatMap((source) => source.source ?? []));
  return { pid: begins.pid, words: { ...anchor, field: begins.field, held: heldWords }, all: chosen };
}

const reading = (sources: readonly WordSource[]): string =>
  sources.map(({ text, kind }) => (kind === 'deleted' ? '' : text)).join('');

const wordsOf = (sources: readonly WordSource[]): string => sources.map(({ text }) => text).join('');
const leading = (text: string): number => text.length - text.trimStart().length;
const trailing = (text: string): number => text.length - text.trimEnd().length;
