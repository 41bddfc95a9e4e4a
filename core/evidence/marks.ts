import { z } from 'zod';

/** The kinds of evidence that are stored as separate pieces. */
export const EVIDENCE_KINDS = ['source', 'recommendation', 'response', 'commitment', 'note'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const markSchema = z.object({ kind: z.enum(EVIDENCE_KINDS), id: z.string(), hash: z.string() });
/** The reference and hash of a piece of evidence in the ledger. The text itself, long or personal, is stored once elsewhere. */
export type EvidenceMark = Readonly<z.infer<typeof markSchema>>;

/** The mark of a corrected piece, with its former hash. */
export const revisedMarkSchema = markSchema.extend({ was: z.string() });
type RevisedMark = Readonly<z.infer<typeof revisedMarkSchema>>;

/** The mark of a removed piece, with its former hash. */
export const removedMarkSchema = revisedMarkSchema.omit({ hash: true });
type RemovedMark = Readonly<z.infer<typeof removedMarkSchema>>;

/** A mark with its position in the order of adding. */
export type PlacedMark = EvidenceMark & { readonly position: number };

export function addMark(marks: PlacedMark[], mark: EvidenceMark): void {
  marks.push({ ...mark, position: (marks.at(-1)?.position ?? 0) + 1 });
}

/** The index of the mark with a reference and hash. @throws RangeError if there is none */
function indexOfMark(marks: readonly PlacedMark[], { kind, id, was }: RemovedMark): number {
  const at = marks.findIndex((mark) => mark.kind === kind && mark.id === id);
  if (marks[at]?.hash !== was) throw new RangeError(`${kind} ${id} is not as it is said to be`);
  return at;
}

/** Replaces a mark, which keeps its position. @throws RangeError if there is none with the former hash */
export function reviseMark(marks: PlacedMark[], { was, ...mark }: RevisedMark): void {
  const at = indexOfMark(marks, { ...mark, was });
  const markBefore = marks[at];
  if (markBefore) marks[at] = { ...mark, position: markBefore.position };
}

/** Removes a mark. @throws RangeError if there is none with the former hash */
export function removeMark(marks: PlacedMark[], mark: RemovedMark): void {
  marks.splice(indexOfMark(marks, mark), 1);
}
