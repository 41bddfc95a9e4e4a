/** A range of bytes; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The byte ranges of a PDF's objects. Streams aren't unpacked, and nothing is moved. */
export interface PdfParts {
  /** The dictionaries of all objects, without their streams. */
  readonly dictionaries: readonly Span[];
  readonly info: Span | null;
  readonly trailer: Span;
}

/** The bytes as one character each, so that offsets in the text are offsets in the file. */
export const asCharacters = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('latin1');

/**
 * The offsets of objects in use, by number, from the cross-reference table.
 * @throws RangeError for a table of another form
 */
export function objectOffsets(text: string): ReadonlyMap<number, number> {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? Number.NaN);
  const head = /^xref\s+0 (\d+)\s*\n/.exec(text.slice(start, start + 40));
  if (!head) throw new RangeError('The table of objects is not where the file says, or is of another form.');
  const first = start + head[0].length;
  const places = new Map<number, number>();
  for (let number = 0; number < Number(head[1]); number += 1) {
    const entry = /^(\d{10}) \d{5} ([nf])/.exec(text.slice(first + number * 20, first + (number + 1) * 20));
    if (!entry) throw new RangeError(`The table of objects has no line for object ${number}.`);
    if (entry[2] === 'n') places.set(number, Number(entry[1]));
  }
  return places;
}

const DICTIONARY_END = /\bendobj\b|>>\s*stream\r?\n/g;

/**
 * Finds the parts of a PDF that Chromium wrote: with one cross-reference table, and no object streams.
 * @throws RangeError for a PDF of any other form
 */
export function partsOfPdf(text: string): PdfParts {
  if (!text.startsWith('%PDF-')) throw new RangeError('It is no PDF.');
  const places = objectOffsets(text);
  const spanOf = (number: number, from: number): Span => {
    if (!text.startsWith(`${number} 0 obj`, from))
      throw new RangeError(`Object ${number} is not at ${from}.`);
    DICTIONARY_END.lastIndex = from;
    const end = DICTIONARY_END.exec(text);
    if (!end) throw new RangeError(`Object ${number} has no end.`);
    return { from, to: end.index };
  };
  const at = text.lastIndexOf('\ntrailer');
  if (at < 0) throw new RangeError('It has no trailer.');
  const trailer = { from: at, to: text.indexOf('startxref', at) };
  const spans = new Map([...places].map(([number, from]) => [number, spanOf(number, from)]));
  const info = /\/Info (\d+) 0 R/.exec(text.slice(trailer.from, trailer.to));
  return {
    dictionaries: [...spans.values()],
    info: info ? (spans.get(Number(info[1])) ?? null) : null,
    trailer,
  };
}
