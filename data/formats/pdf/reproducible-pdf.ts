import { sha256 } from '../../base/hash.ts';
import { asCharacters, type PdfParts, partsOfPdf, type Span } from './objects.ts';
import { endOfString } from './structure.ts';

/** The facts about its making that the finished PDF states. */
interface PdfFacts {
  /** The ISO time in UTC at which the content last changed. */
  readonly date: string;
  /** The program that made it: `keeling 0.1.0`. */
  readonly generator: string;
}

/**
 * A time in the form of a PDF: `D:20261126135516+00'00'`.
 * @throws RangeError for what isn't a time
 */
const pdfDate = (iso: string): string =>
  `D:${new Date(iso).toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`;

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

/**
 * Overwrites a value, and pads it with spaces, which are ignored between values.
 * @throws RangeError if the new value is longer
 */
function overwrite(bytes: Uint8Array, { from, to }: Span, value: string): void {
  if (value.length > to - from) throw new RangeError('There is no room for what is to be put into the PDF.');
  for (let at = from; at < to; at += 1) bytes[at] = value.charCodeAt(at - from) || 0x20;
}

function overwriteInfo(bytes: Uint8Array, text: string, info: Span, { date, generator }: PdfFacts): void {
  const values: Readonly<Record<string, string>> = {
    CreationDate: pdfDate(date),
    ModDate: pdfDate(date),
    Creator: escaped(generator),
    Producer: '',
  };
  for (const [key, value] of Object.entries(values)) {
    const at = text.indexOf(`/${key} (`, info.from);
    if (at < 0 || at >= info.to) continue;
    const from = at + key.length + 2;
    const to = endOfString(text, from);
    if (text[to - 1] === ')') overwrite(bytes, { from, to }, `(${value})`);
  }
}

const NODE = /\(node(\d{8})\)/g;

/**
 * Renumbers the structure elements from 1, in their order. Chromium numbers them by the nodes that its process has
 * created so far, so the numbers differ at each run.
 */
function renumber(bytes: Uint8Array, text: string, { dictionaries }: PdfParts): void {
  const nodes = dictionaries.flatMap(({ from, to }) =>
    [...text.slice(from, to).matchAll(NODE)].map(({ index, 1: number = '' }) => ({
      at: from + index,
      number,
    })),
  );
  const numbers = [...new Set(nodes.map(({ number }) => number))].sort();
  const rank = new Map(numbers.map((number, at) => [number, String(at + 1).padStart(8, '0')]));
  for (const { at, number } of nodes) {
    const newNumber = rank.get(number) ?? number;
    overwrite(bytes, { from: at + '(node'.length, to: at + '(node'.length + 8 }, newNumber);
  }
}

/**
 * Replaces the structure type Strong, which exists only since PDF 2.0. Readers of the version that Chromium writes
 * don't know it, and some skip the words.
 */
function replaceUnknownTypes(bytes: Uint8Array, text: string, { dictionaries }: PdfParts): void {
  for (const { from, to } of dictionaries)
    for (const { index } of text.slice(from, to).matchAll(/\/S \/Strong\b/g))
      overwrite(bytes, { from: from + index, to: from + index + '/S /Strong'.length }, '/S /Span');
}

const ID = /\/ID\s*\[\s*<([0-9A-Fa-f]*)>\s*<([0-9A-Fa-f]*)>/;

/** Replaces the file id, which is random, by the hash of the rest of the file. */
function overwriteId(bytes: Uint8Array, text: string, trailer: Span): void {
  const idMatch = ID.exec(text.slice(trailer.from, trailer.to));
  if (!idMatch) return;
  const [idText, first = '', second = ''] = idMatch;
  const at = trailer.from + idMatch.index;
  const spans = [
    { from: at + idText.indexOf('<') + 1, length: first.length },
    { from: at + idText.lastIndexOf('<') + 1, length: second.length },
  ].map(({ from, length }) => ({ from, to: from + length }));
  for (const { from, to } of spans) bytes.fill(0x30, from, to);
  const hash = sha256(bytes);
  for (const span of spans)
    overwrite(bytes, span, hash.slice(0, span.to - span.from).padEnd(span.to - span.from, '0'));
}

/**
 * Removes from Chromium's PDF every trace of when and where it was made, so that the same page always gives the same
 * bytes. Each value is overwritten by one of the same length, so that all offsets stay valid.
 * @throws RangeError for a PDF of another form, and for one with a metadata stream, which could contain anything
 */
export function reproduciblePdf(source: Uint8Array, facts: PdfFacts): Uint8Array {
  const bytes = Uint8Array.from(source);
  const text = asCharacters(bytes);
  const parts = partsOfPdf(text);
  if (parts.dictionaries.some(({ from, to }) => /\/Type\s*\/Metadata\b/.test(text.slice(from, to))))
    throw new RangeError('It holds metadata of a kind that Keeling does not know.');
  if (parts.info) overwriteInfo(bytes, text, parts.info, facts);
  renumber(bytes, text, parts);
  replaceUnknownTypes(bytes, text, parts);
  overwriteId(bytes, text, parts.trailer);
  return bytes;
}
