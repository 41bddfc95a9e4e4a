import type { Reference } from '../../../core/act/references/reference.ts';
import type { Field, Pid } from '../../../core/act/tree.ts';
import type { LineSegment } from '../../../core/amend/redline/lines.ts';
import type { Pointers, TermUse } from '../checks/protocol.ts';
import type { Part } from '../page/line-parts.ts';

/** The place of drawn words in the field of a reading: `at` is the offset of their first character. */
export interface TextPlace {
  /** The provision of the words, and the one that has them in this reading: they differ for divided text. */
  readonly pids: readonly [Pid, Pid];
  readonly field: Field;
  readonly at: number;
  /** Whether offsets are in the base text, not in the text as amended. */
  readonly isOriginal: boolean;
}

/** A stretch of words with a reference, a term or neither. */
interface TextSegment {
  readonly text: string;
  readonly reference?: Reference;
  readonly term?: TermUse;
}

/**
 * The places of the parts of a printed piece in a reading. Words that the reading leaves out have none. @param linePid
 * the provision of the printed line
 */
export function placesOfParts(
  linePart: LineSegment,
  linePid: Pid,
  parts: readonly Part[],
  isOriginal: boolean,
): ReadonlyMap<Part, TextPlace> {
  const places = new Map<Part, TextPlace>();
  const { field } = linePart;
  if (field === 'mark' || field === 'num') return places;
  const hiddenKind = isOriginal ? 'inserted' : 'deleted';
  let at = 0;
  for (const part of parts) {
    if (part.kind === hiddenKind) continue;
    places.set(part, { pids: [linePart.pid, isOriginal ? linePart.pid : linePid], field, at, isOriginal });
    at += part.text.length;
  }
  return places;
}

/** The pointers of the field at a place. */
export const pointersAt = (
  pointersByPid: ReadonlyMap<Pid, Pointers>,
  { pids, field }: Pick<TextPlace, 'pids' | 'field'>,
): Pointers | undefined =>
  pids
    .map((pid) => pointersByPid.get(pid))
    .find(
      (pointers) =>
        pointers && (pointers.references.some(isInField(field)) || pointers.terms.some(isInField(field))),
    );

const isInField =
  (field: Field) =>
  (pointer: Pick<TermUse, 'field'>): boolean =>
    pointer.field === field;

type Pointer = Pick<TermUse, 'field' | 'from' | 'to' | 'text'>;

/** Whether words still have the text of a pointer. The pointer may come from a moment ago. */
function stillHasText({ from, to, text }: Pointer, words: string, at: number): boolean {
  const start = Math.max(from, at);
  const end = Math.min(to, at + words.length);
  return words.slice(start - at, end - at) === text.slice(start - from, end - from);
}

/**
 * Cuts drawn words at references and terms. A reference has precedence over a term in it, and a longer term over a
 * shorter.
 */
export function cutAtPointers(
  words: string,
  { field, at }: Pick<TextPlace, 'field' | 'at'>,
  pointers: Pointers,
): readonly TextSegment[] {
  const end = at + words.length;
  const overlapsWords = (pointer: Pointer) =>
    pointer.field === field && pointer.from < end && pointer.to > at && stillHasText(pointer, words, at);
  const candidates = [
    ...pointers.references.filter(overlapsWords).map((reference) => ({ pointer: reference, reference })),
    ...pointers.terms
      .filter(overlapsWords)
      .sort((a, b) => b.to - b.from - (a.to - a.from))
      .map((term) => ({ pointer: term, term })),
  ];
  const chosen: typeof candidates = [];
  for (const each of candidates) {
    const { from, to } = each.pointer;
    if (chosen.every(({ pointer }) => pointer.to <= from || pointer.from >= to)) chosen.push(each);
  }
  chosen.sort((a, b) => a.pointer.from - b.pointer.from);
  const segments: TextSegment[] = [];
  let segmentEnd = at;
  for (const { pointer, ...target } of chosen) {
    const from = Math.max(pointer.from, at);
    const to = Math.min(pointer.to, end);
    if (from > segmentEnd) segments.push({ text: words.slice(segmentEnd - at, from - at) });
    segments.push({ text: words.slice(from - at, to - at), ...target });
    segmentEnd = to;
  }
  if (segmentEnd < end) segments.push({ text: words.slice(segmentEnd - at) });
  return segments;
}
