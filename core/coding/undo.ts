import { z } from 'zod';

export const codingMarkSchema = z.object({
  act: z.enum(['do', 'undo', 'redo']),
  /** The number of the entry that was taken back, or done again; null of an act that stands for itself. */
  of: z.number().int().nullable(),
});
/** What the ledger tells of a coding act beside its changes, so that it can be taken back: what it did to which entry. */
export type CodingMark = z.infer<typeof codingMarkSchema>;

/** What the beginning of a payload in canonical JSON says it is; null where it is no coding act. */
export function codingMarkIn(payload: string): CodingMark | null {
  const [, mark] = /^\{"coding":(\{[^{}]*\}),/.exec(payload) ?? [];
  return mark === undefined ? null : (codingMarkSchema.safeParse(JSON.parse(mark)).data ?? null);
}

/** What the end of such a payload says was done; empty where it can't be read there. */
export function whatIn(payload: string): string {
  const [, what] = /,"what":("(?:[^"\\]|\\.)*")\}$/.exec(payload) ?? [];
  return what === undefined ? '' : String(JSON.parse(what));
}

/** An entry of the ledger that tells of a coding act. */
export interface CodingEntry {
  readonly seq: number;
  readonly coding: CodingMark;
}

/**
 * The number of the act that undo takes back: one person's last that still counts.
 * @param acts that person's, newest first, as far back as they were read
 * @returns undefined when it must be further back
 */
export function toUndo(acts: readonly CodingEntry[]): number | undefined {
  const decided = new Set<number>();
  for (const { seq, coding } of acts) {
    const of = coding.of ?? seq;
    // The newest word on an act is the one that counts.
    if (decided.has(of)) continue;
    if (coding.act !== 'undo') return of;
    decided.add(of);
  }
  return undefined;
}

/**
 * The number of the act that redo does again: the last that was taken back, if nothing else was done since.
 * @returns null when there is none, undefined when it must be further back than `acts`
 */
export function toRedo(acts: readonly CodingEntry[]): number | null | undefined {
  const decided = new Set<number>();
  for (const { coding } of acts) {
    if (coding.act === 'do' || coding.of === null) return null;
    if (decided.has(coding.of)) continue;
    if (coding.act === 'undo') return coding.of;
    decided.add(coding.of);
  }
  return undefined;
}
