import type { Reader } from '../disclosure/reader.ts';

/** The formats of a pack. Its manifest is written in addition to the chosen ones. */
export const PACK_FORMATS = ['html', 'pdf', 'docx', 'form', 'akn', 'xlsx', 'csv', 'json'] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];

/**
 * The default formats of a pack. The public does not get the review's data, which is for programs, and gets tables and
 * Akoma Ntoso only with their annexes.
 */
export const formatsFor = (readers: Reader, only?: readonly PackFormat[]): readonly PackFormat[] =>
  PACK_FORMATS.filter((format) => (only ? only.includes(format) : readers === 'lawyer' || format !== 'json'));

/** The formats in words. */
export const FORMAT_WORDS: Readonly<Record<PackFormat, string>> = {
  html: 'the web page',
  pdf: 'the PDF',
  docx: 'the Word files',
  form: 'the response form',
  akn: 'the Akoma Ntoso files',
  xlsx: 'the workbook',
  csv: 'the tables',
  json: 'the data',
};
