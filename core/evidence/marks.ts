import { z } from 'zod';

/** The kinds of evidence that a review holds one by one. */
export const EVIDENCE_KINDS = ['source', 'recommendation', 'response', 'commitment', 'note'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const markSchema = z.object({ kind: z.enum(EVIDENCE_KINDS), id: z.string(), hash: z.string() });
/** What the ledger keeps of a piece of evidence: its name and hash, so that a long or personal text is held once. */
export type EvidenceMark = Readonly<z.infer<typeof markSchema>>;

/** The mark of a piece that was corrected, with the hash that it had. */
export const revisedMarkSchema = markSchema.extend({ was: z.string() });
type RevisedMark = Readonly<z.infer<typeof revisedMarkSchema>>;

/** A piece that was taken away, with the hash that it had. */
export const removedMarkSchema = revisedMarkSchema.omit({ hash: true });
type RemovedMark = Readonly<z.infer<typeof removedMarkSchema>>;

/** A mark with its place in the order in which all came: one more than the last had when it did. */
export type PlacedMark = EvidenceMark & { readonly position: number };

export function addMark(marks: PlacedMark[], mark: EvidenceMark): void {
  marks.push({ ...mark, position: (marks.at(-1)?.position ?? 0) + 1 });
}

/** Where the mark of a name and hash is. @throws RangeError where there is none */
function placeOf(marks: readonly PlacedMark[], { kind, id, was }: RemovedMark): number {
  const at = marks.findIndex((mark) => mark.kind === kind && mark.id === id);
  if (marks[at]?.hash !== was) throw new RangeError(`${kind} ${id} is not as it is said to be`);
  return at;
}

/** @throws RangeError where there is no such mark */
export function reviseMark(marks: PlacedMark[], { was, ...mark }: RevisedMark): void {
  const at = placeOf(marks, { ...mark, was });
  const markBefore = marks[at];
  if (markBefore) marks[at] = { ...mark, position: markBefore.position };
}

/** @throws RangeError where there is no such mark */
export function removeMark(marks: PlacedMark[], mark: RemovedMark): void {
  marks.splice(placeOf(marks, mark), 1);
}
