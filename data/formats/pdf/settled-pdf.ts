import { sha256 } from '../../base/hash.ts';
import { asCharacters, type PdfParts, partsOfPdf, type Span } from './objects.ts';

/** What a settled PDF says of its making. */
interface PdfFacts {
  /** ISO time in UTC: when what it shows last changed. */
  readonly date: string;
  /** What made it: `keeling 0.1.0`. */
  readonly generator: string;
}

/** `D:20261126135516+00'00'`, as a PDF has a time. @throws RangeError for what isn't a time */
const pdfDate = (iso: string): string =>
  `D:${new Date(iso).toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`;

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

/** A string in parentheses that begins at a place, brackets within it and all; null where none does. */
function stringAt(text: string, from: number): Span | null {
  if (text[from] !== '(') return null;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') {
      depth -= 1;
      if (depth === 0) return { from, to: at + 1 };
    }
  }
  return null;
}

/** Puts one value in the place of another and fills up with spaces, which mean nothing between values. */
function overwrite(bytes: Uint8Array, { from, to }: Span, value: string): void {
  if (value.length > to - from) throw new RangeError('There is no room for what is to be put into the PDF.');
  for (let at = from; at < to; at += 1) bytes[at] = value.charCodeAt(at - from) || 0x20;
}

function settleInfo(bytes: Uint8Array, text: string, info: Span, { date, generator }: PdfFacts): void {
  const values: Readonly<Record<string, string>> = {
    CreationDate: pdfDate(date),
    ModDate: pdfDate(date),
    Creator: escaped(generator),
    Producer: '',
  };
  for (const [key, value] of Object.entries(values)) {
    const at = text.indexOf(`/${key} (`, info.from);
    if (at < 0 || at >= info.to) continue;
    const old = stringAt(text, at + key.length + 2);
    if (old) overwrite(bytes, old, `(${value})`);
  }
}

const NODE = /\(node(\d{8})\)/g;

/**
 * Numbers the elements of the structure by their order. Chromium numbers them by how many nodes its process had made
 * before, and lists them in that order, which is therefore kept.
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
    const is = rank.get(number) ?? number;
    overwrite(bytes, { from: at + '(node'.length, to: at + '(node'.length + 8 }, is);
  }
}

/**
 * Words that are strong are marked with a name that PDF has only had since version 2.0. In the version that Chromium writes
 * readers don’t know it, and some leave out the words.
 */
function knownNames(bytes: Uint8Array, text: string, { dictionaries }: PdfParts): void {
  for (const { from, to } of dictionaries)
    for (const { index } of text.slice(from, to).matchAll(/\/S \/Strong\b/g))
      overwrite(bytes, { from: from + index, to: from + index + '/S /Strong'.length }, '/S /Span');
}

const ID = /\/ID\s*\[\s*<([0-9A-Fa-f]*)>\s*<([0-9A-Fa-f]*)>/;

/** The identity of a file, which is made up when it is written, becomes the hash of the rest of it. */
function settleId(bytes: Uint8Array, text: string, trailer: Span): void {
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
 * A PDF as Chromium wrote it, with nothing left in it of when and on what machine that was: the same page gives the same
 * bytes on any day. Each value is put in the place of another of the same length, so that every object stays where the
 * table of objects says.
 * @throws RangeError for a PDF of another form, or one with a metadata stream, which could hold anything
 */
export function settledPdf(source: Uint8Array, facts: PdfFacts): Uint8Array {
  const bytes = Uint8Array.from(source);
  const text = asCharacters(bytes);
  const parts = partsOfPdf(text);
  if (parts.dictionaries.some(({ from, to }) => /\/Type\s*\/Metadata\b/.test(text.slice(from, to))))
    throw new RangeError('It holds metadata of a kind that Keeling does not know.');
  if (parts.info) settleInfo(bytes, text, parts.info, facts);
  renumber(bytes, text, parts);
  knownNames(bytes, text, parts);
  settleId(bytes, text, parts.trailer);
  return bytes;
}
