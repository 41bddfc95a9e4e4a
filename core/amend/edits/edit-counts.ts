import { z } from 'zod';
import { count, listed } from '../../base/english.ts';
import { lengthOf } from '../../ledger/payload-fields.ts';
import { EDIT_TYPES } from './edit.ts';

/**
 * Counts a revision's edits by kind, for the history's sentence about a ledger entry. An entry has the edits but no text,
 * so the sentence can't cite provisions.
 */

const COUNTED_KINDS = ['text', 'insert', 'omit', 'substitute', 'move', 'divide'] as const;
type CountedKind = (typeof COUNTED_KINDS)[number];

const KIND_WORDS: Readonly<Record<CountedKind, (many: number) => string>> = {
  text: (many) => count(many, 'change of words', 'changes of words'),
  insert: (many) => count(many, 'new provision'),
  omit: (many) => `${count(many, 'provision')} left out`,
  substitute: (many) => `${count(many, 'provision')} substituted`,
  move: (many) => `${count(many, 'provision')} moved`,
  divide: (many) => `${count(many, 'provision')} divided`,
};

const countsSchema = z.partialRecord(z.enum(COUNTED_KINDS), z.number().int().min(1));
/** How many changes of each kind there are. The two halves of a substitution are one change. */
type EditCounts = Readonly<z.infer<typeof countsSchema>>;
export const editCountsSchema: z.ZodType<EditCounts> = countsSchema;

const listSchema = z.array(z.object({ type: z.enum(EDIT_TYPES), pair: z.string().optional() }));

/** Counts a list of edits by kind. */
export function editCounts(list: Readonly<z.infer<typeof listSchema>>): EditCounts {
  const halves = new Map<string, Set<string>>();
  for (const { type, pair } of list)
    if (pair !== undefined) halves.set(pair, (halves.get(pair) ?? new Set()).add(type));
  const counts = new Map<CountedKind, number>();
  const countedPairs = new Set<string>();
  for (const { type, pair } of list) {
    const isHalf = pair !== undefined && halves.get(pair)?.size === 2;
    if (isHalf && countedPairs.has(pair)) continue;
    if (isHalf) countedPairs.add(pair);
    const kind = isHalf ? 'substitute' : type;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** The counts of an entry, which has either edits or counts. Null where it has neither in a known shape. */
function countsIn(edits: unknown): EditCounts | null {
  const counts = countsSchema.safeParse(edits);
  if (counts.success) return counts.data;
  const list = listSchema.safeParse(edits);
  return list.success ? editCounts(list.data) : null;
}

const isText = (counts: EditCounts): boolean => Object.keys(counts).every((kind) => kind === 'text');

/** Whether edits change only words within provisions. True where their kinds are unknown. */
export function isOfWords(edits: unknown): boolean {
  const counts = countsIn(edits);
  return !counts || isText(counts);
}

/** `2 changes of words, 1 provision moved`, or only the number of edits where their kinds are unknown. */
export function editsInWords(edits: unknown): string {
  const counts = countsIn(edits);
  if (!counts) return count(lengthOf(edits), 'edit');
  if (isText(counts)) return count(counts.text ?? 0, 'edit');
  return listed(
    COUNTED_KINDS.flatMap((kind) => {
      const many = counts[kind];
      return many ? [KIND_WORDS[kind](many)] : [];
    }),
  );
}
