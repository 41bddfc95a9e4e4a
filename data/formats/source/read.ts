import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { sha256 } from '../../base/hash.ts';
import { decodeCsv } from '../csv-decode.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readPdf } from './pdf.ts';
import { Gathered, type GoOn, LONGEST_TEXT, type SourceWords } from './text.ts';

/** What was read of a document's file: its words, and nothing that the file doesn't say. */
export interface ReadSource extends SourceWords {
  readonly format: 'text' | 'html' | 'docx' | 'pdf';
  /** SHA-256 of the file's bytes, in hex. */
  readonly sha256: string;
}

/** The largest file that a source may be, in bytes. */
const LARGEST_FILE = 40_000_000;

const begins = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

/** `<u>` and `</u>` in a text, as some transcripts mark what was underlined. */
function readText(text: string): SourceWords {
  const gathered = new Gathered();
  const marks = /<\/?u>/gi;
  const balanced = [...text.matchAll(marks)].every(([mark], at) => mark.startsWith('</') === (at % 2 === 1));
  const stretches = balanced && [...text.matchAll(marks)].length % 2 === 0 ? text.split(marks) : [text];
  for (const [at, stretch] of stretches.entries()) gathered.add(stretch, at % 2 === 1);
  const remark = stretches.length > 1 ? ['<u> and </u> in the text were read as underlining.'] : [];
  return gathered.finish(remark);
}

async function wordsOf(
  bytes: Uint8Array,
  name: string,
  goOn: GoOn,
): Promise<Result<SourceWords & Pick<ReadSource, 'format'>>> {
  if (begins(bytes, '%PDF-')) return formatted('pdf', await readPdf(bytes, goOn));
  if (begins(bytes, 'PK')) return formatted('docx', readDocx(bytes));
  if (begins(bytes, '\xD0\xCF\x11\xE0'))
    return refuse(
      'unsupported',
      'This is an old Word file (.doc). Save it as .docx or PDF, then add that file.',
    );
  const decoded = decodeCsv(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding, odd } = decoded.value;
  const remarks = encoding === 'windows-1252' ? ['The file was read as Windows-1252.'] : [];
  if (odd.length > 0) remarks.push(`Line ${odd[0]} has a byte that is not a letter in ${encoding}.`);
  const isHtml = /\.x?html?$/i.test(name) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 2000));
  const words = isHtml ? readHtml(text) : ok(readText(text));
  if (!words.ok) return words;
  return formatted(
    isHtml ? 'html' : 'text',
    ok({ ...words.value, remarks: [...remarks, ...words.value.remarks] }),
  );
}

const formatted = <F extends ReadSource['format']>(format: F, words: Result<SourceWords>) =>
  words.ok ? ok({ ...words.value, format }) : words;

/**
 * Reads the words of a letter, a report or terms of reference: text, HTML, .docx or PDF. Refused for any other file, for
 * one that is too large, and for one with no words in it (a scan).
 */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  goOn: GoOn = async () => ok(null),
): Promise<Result<ReadSource>> {
  if (bytes.length > LARGEST_FILE)
    return refuse('refused', `The file is larger than ${LARGEST_FILE / 1_000_000} MB. Nothing was read.`);
  const read = await wordsOf(bytes, name, goOn);
  if (!read.ok) return read;
  if (read.value.text === '')
    return refuse('unsupported', 'This file has no text. If it is a scan, convert the scan to text first.');
  if (read.value.text.length > LONGEST_TEXT)
    return refuse(
      'refused',
      `The text is longer than ${LONGEST_TEXT / 1_000_000} million characters. Add it in parts.`,
    );
  return ok({ ...read.value, sha256: sha256(bytes) });
}
