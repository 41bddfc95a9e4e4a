import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { sha256 } from '../../base/hash.ts';
import { decodeCsv } from '../csv-decode.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readPdf } from './pdf.ts';
import { type GoOn, MAX_TEXT_LENGTH, type SourceWords, TextCollector } from './text.ts';

/** The words of a document's file, with its format and hash. */
export interface ReadSource extends SourceWords {
  readonly format: 'text' | 'html' | 'docx' | 'pdf';
  /** SHA-256 of the file's bytes, in hex. */
  readonly sha256: string;
}

/** The most bytes of a source file. */
const MAX_FILE_BYTES = 40_000_000;

const beginsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

/**
 * Reads plain text. Some transcripts mark underlining by `<u>` and `</u>`, which is read as such if the tags are
 * balanced.
 */
function readText(text: string): SourceWords {
  const collector = new TextCollector();
  const marks = /<\/?u>/gi;
  const isPaired = [...text.matchAll(marks)].every(([mark], at) => mark.startsWith('</') === (at % 2 === 1));
  const stretches = isPaired && [...text.matchAll(marks)].length % 2 === 0 ? text.split(marks) : [text];
  for (const [at, stretch] of stretches.entries()) collector.add(stretch, at % 2 === 1);
  const remark = stretches.length > 1 ? ['<u> and </u> in the text were read as underlining.'] : [];
  return collector.finish(remark);
}

async function readWords(
  bytes: Uint8Array,
  name: string,
  goOn: GoOn,
): Promise<Result<SourceWords & Pick<ReadSource, 'format'>>> {
  if (beginsWith(bytes, '%PDF-')) return withFormat('pdf', await readPdf(bytes, goOn));
  if (beginsWith(bytes, 'PK')) return withFormat('docx', readDocx(bytes));
  if (beginsWith(bytes, '\xD0\xCF\x11\xE0'))
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
  return withFormat(
    isHtml ? 'html' : 'text',
    ok({ ...words.value, remarks: [...remarks, ...words.value.remarks] }),
  );
}

const withFormat = <F extends ReadSource['format']>(format: F, words: Result<SourceWords>) =>
  words.ok ? ok({ ...words.value, format }) : words;

/**
 * Reads the words of a letter, a report or terms of reference: text, HTML, .docx or PDF. Refused for another format,
 * for a file that is too large, and for one without words (a scan).
 */
export async function readSource(
  bytes: Uint8Array,
  name: string,
  goOn: GoOn = async () => ok(null),
): Promise<Result<ReadSource>> {
  if (bytes.length > MAX_FILE_BYTES)
    return refuse('refused', `The file is larger than ${MAX_FILE_BYTES / 1_000_000} MB. Nothing was read.`);
  const read = await readWords(bytes, name, goOn);
  if (!read.ok) return read;
  if (read.value.text === '')
    return refuse('unsupported', 'This file has no text. If it is a scan, convert the scan to text first.');
  if (read.value.text.length > MAX_TEXT_LENGTH)
    return refuse(
      'refused',
      `The text is longer than ${MAX_TEXT_LENGTH / 1_000_000} million characters. Add it in parts.`,
    );
  return ok({ ...read.value, sha256: sha256(bytes) });
}
