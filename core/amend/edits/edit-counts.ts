import { z } from 'zod';
import { count, listed } from '../../base/english.ts';
import { lengthOf } from '../../ledger/payload-fields.ts';
import { EDIT_TYPES } from './edit.ts';

/**
 * What a revision's edits do, by kind, for a line of the ledger: it holds the edits alone, and names no provision. A revision
 * that moves a section is no change of words.
 */

type Counted = (typeof EDIT_TYPES)[number] | 'substitute';

const COUNTED: Readonly<Record<Counted, (many: number) => string>> = {
  text: (many) => count(many, 'change of words', 'changes of words'),
  insert: (many) => count(many, 'new provision'),
  omit: (many) => `${count(many, 'provision')} left out`,
  substitute: (many) => `${count(many, 'provision')} substituted`,
  move: (many) => `${count(many, 'provision')} moved`,
  divide: (many) => `${count(many, 'provision')} divided`,
};

const listSchema = z.array(z.object({ type: z.enum(EDIT_TYPES), pair: z.string().optional() }));

/** Whether all that edits change is words within provisions. */
export function isOfWords(edits: unknown): boolean {
  const list = listSchema.safeParse(edits);
  return !list.success || list.data.every(({ type }) => type === 'text');
}

/** `2 changes of words, 1 provision moved`; how many edits there are where they can't be told apart. */
export function editsInWords(edits: unknown): string {
  const list = listSchema.safeParse(edits);
  if (!list.success || isOfWords(edits)) return count(lengthOf(edits), 'edit');
  const halves = new Map<string, Set<string>>();
  for (const { type, pair } of list.data)
    if (pair !== undefined) halves.set(pair, (halves.get(pair) ?? new Set()).add(type));
  const counts = new Map<Counted, number>();
  const seen = new Set<string>();
  for (const { type, pair } of list.data) {
    const isHalf = pair !== undefined && halves.get(pair)?.size === 2;
    if (isHalf && seen.has(pair)) continue;
    if (isHalf) seen.add(pair);
    const kind = isHalf ? 'substitute' : type;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return listed(
    (Object.keys(COUNTED) as Counted[]).flatMap((kind) => {
      const many = counts.get(kind);
      return many ? [COUNTED[kind](many)] : [];
    }),
  );
}
