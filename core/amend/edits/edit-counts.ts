import { z } from 'zod';
import { count, listed } from '../../base/english.ts';
import { lengthOf } from '../../ledger/payload-fields.ts';
import { EDIT_TYPES } from './edit.ts';

/**
 * What a revision's edits do, by kind, for a line of the ledger: it holds the edits alone, and names no provision. A revision
 * that moves a section is no change of words.
 */

const COUNTED_KINDS = ['text', 'insert', 'omit', 'substitute', 'move', 'divide'] as const;
type Counted = (typeof COUNTED_KINDS)[number];

const COUNTED: Readonly<Record<Counted, (many: number) => string>> = {
  text: (many) => count(many, 'change of words', 'changes of words'),
  insert: (many) => count(many, 'new provision'),
  omit: (many) => `${count(many, 'provision')} left out`,
  substitute: (many) => `${count(many, 'provision')} substituted`,
  move: (many) => `${count(many, 'provision')} moved`,
  divide: (many) => `${count(many, 'provision')} divided`,
};

const countsSchema = z.partialRecord(z.enum(COUNTED_KINDS), z.number().int().min(1));
/** How many changes of each kind a list of edits has: the halves of a substitution are one. */
export type EditCounts = Readonly<z.infer<typeof countsSchema>>;
export const editCountsSchema: z.ZodType<EditCounts> = countsSchema;

const listSchema = z.array(z.object({ type: z.enum(EDIT_TYPES), pair: z.string().optional() }));

/** What a list of edits has of each kind. */
export function editCounts(list: Readonly<z.infer<typeof listSchema>>): EditCounts {
  const halves = new Map<string, Set<string>>();
  for (const { type, pair } of list)
    if (pair !== undefined) halves.set(pair, (halves.get(pair) ?? new Set()).add(type));
  const counts = new Map<Counted, number>();
  const seen = new Set<string>();
  for (const { type, pair } of list) {
    const isHalf = pair !== undefined && halves.get(pair)?.size === 2;
    if (isHalf && seen.has(pair)) continue;
    if (isHalf) seen.add(pair);
    const kind = isHalf ? 'substitute' : type;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** Of edits as an entry has them, or of how many it says there are; null where they can't be told apart. */
function countsIn(edits: unknown): EditCounts | null {
  const counts = countsSchema.safeParse(edits);
  if (counts.success) return counts.data;
  const list = listSchema.safeParse(edits);
  return list.success ? editCounts(list.data) : null;
}

const isText = (counts: EditCounts): boolean => Object.keys(counts).every((kind) => kind === 'text');

/** Whether all that edits change is words within provisions. */
export function isOfWords(edits: unknown): boolean {
  const counts = countsIn(edits);
  return !counts || isText(counts);
}

/** `2 changes of words, 1 provision moved`; how many edits there are where they can't be told apart. */
export function editsInWords(edits: unknown): string {
  const counts = countsIn(edits);
  if (!counts) return count(lengthOf(edits), 'edit');
  if (isText(counts)) return count(counts.text ?? 0, 'edit');
  return listed(
    COUNTED_KINDS.flatMap((kind) => {
      const many = counts[kind];
      return many ? [COUNTED[kind](many)] : [];
    }),
  );
}
