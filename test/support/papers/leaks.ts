import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { wordsOfPdf } from './poppler.ts';

/** Looks for words that must not have left, in the bytes of what was exported and in everything packed within them. */

interface Blob {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Every file of a folder, however deep. */
function* filesOf(path: string): Generator<Blob> {
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    yield { path: file, bytes: readFileSync(file) };
  }
}

/** What is packed in a PDF: each of its streams, and the words that its pages show. */
function* inPdf({ path, bytes }: Blob): Generator<Blob> {
  const text = Buffer.from(bytes).toString('latin1');
  for (const { index, 0: start } of text.matchAll(/stream\r?\n/g)) {
    if (text.slice(index - 3, index) === 'end') continue;
    const stream = bytes.subarray(index + start.length);
    try {
      const inflated = inflateSync(stream, { finishFlush: constants.Z_SYNC_FLUSH });
      yield { path: `${path}!stream at ${index}`, bytes: inflated };
    } catch {
      // It is not packed, and has been looked at with the rest.
    }
  }
  yield { path: `${path}!words`, bytes: Buffer.from(wordsOfPdf(bytes)) };
}

function* unpacked(blob: Blob): Generator<Blob> {
  yield blob;
  if (strFromU8(blob.bytes.subarray(0, 5)) === '%PDF-') yield* inPdf(blob);
  if (blob.bytes[0] !== 0x50 || blob.bytes[1] !== 0x4b) return;
  for (const [name, bytes] of Object.entries(unzipSync(blob.bytes)))
    yield* unpacked({ path: `${blob.path}!${name}`, bytes });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Markup as a reader has it: without tags, its entities read, its spaces as one. */
const withoutMarkup = (text: string): string =>
  text.replace(/<[^>]*>/g, '').replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return String.fromCodePoint(code);
  });

/** All strings of a JSON value, keys too. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsOf(inner)]);
}

function json(text: string): string {
  try {
    return stringsOf(JSON.parse(text)).join('\n');
  } catch {
    return '';
  }
}

/** A file in all the ways in which its words can be read. */
function readings({ path, bytes }: Blob): readonly string[] {
  const text = strFromU8(bytes);
  // Words of two bytes a letter have a zero in every other: most files have none.
  const wide = bytes.includes(0)
    ? ['utf-16le', 'utf-16be'].flatMap((encoding) =>
        [0, 1].map((start) => new TextDecoder(encoding).decode(bytes.subarray(start))),
      )
    : [];
  return [path, text, withoutMarkup(text), json(text), text.replaceAll('""', '"'), ...wide];
}

/** Capitals and spaces aside. */
const plain = (text: string): string => text.replace(/\s+/gu, ' ').toLowerCase();

/** Whether a text holds a word: one of digits alone only where nothing is joined to it, for they stand in hashes by chance. */
function holdsWord(text: string, word: string): boolean {
  if (!/^\d+$/.test(word)) return text.includes(word);
  return new RegExp(`(?<![0-9a-z])${word}(?![0-9a-z])`).test(text);
}

/** Finds words in what was unpacked and read once. */
export type Search = (words: readonly string[]) => readonly string[];

/** A search of some files, and of anything packed in them. */
function searchOf(blobs: Iterable<Blob>): Search {
  const read = [...blobs].flatMap((blob) =>
    [...unpacked(blob)].map((one) => ({ path: one.path, texts: [...new Set(readings(one).map(plain))] })),
  );
  return (words) =>
    read.flatMap(({ path, texts }) =>
      words
        .filter((secret) => {
          const wanted = plain(secret);
          return texts.some((text) => holdsWord(text, wanted));
        })
        .map((secret) => `${secret} in ${path}`),
    );
}

/** A search of all files of a folder, as they are now. */
export const searchIn = (folder: string): Search => searchOf(filesOf(folder));

/** Which of some words are in a file, or in anything packed in it. */
export const leaksIn = (blob: Blob, words: readonly string[]): readonly string[] => searchOf([blob])(words);

/** Which of some words are in any file of a folder. */
export const leaks = (folder: string, words: readonly string[]): readonly string[] => searchIn(folder)(words);
