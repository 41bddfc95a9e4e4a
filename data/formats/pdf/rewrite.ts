import { inflateSync } from 'node:zlib';
import { zlibSync } from 'fflate';
import { asCharacters, objectOffsets } from './objects.ts';

/** A PDF taken apart into its objects, so that some can be replaced and others added. */
export interface PdfObjects {
  readonly bytes: Uint8Array;
  /** The byte range of each object, from its number to before the next object. */
  readonly spans: ReadonlyMap<number, { readonly from: number; readonly to: number }>;
  /** The length in bytes of the header before the first object. */
  readonly head: number;
  readonly trailer: string;
  /** A cache of dictionaries. */
  readonly dictionaries: Map<number, string>;
}

/**
 * Takes a PDF apart into its objects.
 * @throws RangeError for a PDF of another form than Chromium’s
 */
export function parsePdf(bytes: Uint8Array): PdfObjects {
  const text = asCharacters(bytes);
  const places = [...objectOffsets(text)].sort(([, a], [, b]) => a - b);
  const table = text.lastIndexOf('\nxref');
  if (table < 0) throw new RangeError('It has no table of objects.');
  const spans = new Map(
    places.map(([number, from], at) => [number, { from, to: places[at + 1]?.[1] ?? table + 1 }]),
  );
  const trailer = /trailer\s*(<<[\s\S]*?>>)\s*startxref/.exec(text.slice(table))?.[1];
  if (trailer === undefined) throw new RangeError('It has no trailer.');
  return { bytes, spans, head: places[0]?.[1] ?? 0, trailer, dictionaries: new Map() };
}

/**
 * The most bytes of a dictionary with a stream. A prefix of this length is searched first, so that long streams needn't
 * be converted to text.
 */
const MAX_DICTIONARY_BYTES = 2000;

function dictionaryIn(text: string): string | null {
  const end = /\bendobj\b|>>\s*stream\r?\n/.exec(text);
  const stop = end ? end.index + (end[0].startsWith('>>') ? 2 : 0) : null;
  return stop === null ? null : text.slice(text.indexOf('obj') + 3, stop).trim();
}

/**
 * The dictionary of an object as text, without its stream.
 * @throws RangeError if there is no such object
 */
export function dictionaryOf({ bytes, spans, dictionaries }: PdfObjects, number: number): string {
  const cached = dictionaries.get(number);
  if (cached !== undefined) return cached;
  const span = spans.get(number);
  if (!span) throw new RangeError(`There is no object ${number}.`);
  const { from, to } = span;
  const read =
    dictionaryIn(asCharacters(bytes.subarray(from, Math.min(to, from + MAX_DICTIONARY_BYTES)))) ??
    dictionaryIn(asCharacters(bytes.subarray(from, to))) ??
    '';
  dictionaries.set(number, read);
  return read;
}

/**
 * The stream of an object, inflated, with one character for each byte. Null without a stream, or with another
 * compression.
 */
export function streamOf({ bytes, spans }: PdfObjects, number: number): string | null {
  const span = spans.get(number);
  if (!span) return null;
  const streamBytes = bytes.subarray(span.from, span.to);
  const start = /stream\r?\n/.exec(asCharacters(streamBytes.subarray(0, MAX_DICTIONARY_BYTES)));
  if (!start) return null;
  try {
    return inflateSync(streamBytes.subarray(start.index + start[0].length)).toString('latin1');
  } catch {
    return null;
  }
}

/**
 * A stream object, deflated. The same characters give the same bytes.
 * @param says additional entries of its dictionary
 */
export function deflatedStream(text: string, extraEntries = ''): string {
  const packed = Buffer.from(zlibSync(Buffer.from(text, 'latin1'))).toString('latin1');
  return `<<${extraEntries}/Filter /FlateDecode\n/Length ${packed.length}>>\nstream\n${packed}\nendstream`;
}

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/**
 * Writes a PDF with some objects replaced and some added. Everything else is copied byte for byte.
 * @param newDictionaries by number, the text of an object between `obj` and `endobj`, one character per byte
 * @param trailerExtra additional entries of the trailer
 */
export function writePdf(
  parts: PdfObjects,
  newDictionaries: ReadonlyMap<number, string>,
  trailerExtra = '',
): Uint8Array {
  const { bytes, spans, head, trailer } = parts;
  const chunks: Uint8Array[] = [bytes.subarray(0, head)];
  let at = head;
  const places = new Map<number, number>();
  const append = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    at += chunk.length;
  };
  const numbers = [...new Set([...spans.keys(), ...newDictionaries.keys()])].sort((a, b) => a - b);
  for (const number of numbers) {
    places.set(number, at);
    const now = newDictionaries.get(number);
    const span = spans.get(number);
    if (now !== undefined) append(latin(`${number} 0 obj\n${now}\nendobj\n`));
    else if (span) append(bytes.subarray(span.from, span.to));
  }
  const size = Math.max(...numbers) + 1;
  const line = (number: number): string => {
    const place = places.get(number);
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`;
  };
  const table = Array.from({ length: size }, (_, number) => line(number)).join('');
  const now = trailer.replace(/\/Size \d+/, `/Size ${size}`).replace(/\s*>>$/, `${trailerExtra}>>`);
  append(latin(`xref\n0 ${size}\n${table}trailer\n${now}\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(chunks);
}
