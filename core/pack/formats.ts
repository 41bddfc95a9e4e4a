import type { Reader } from '../disclosure/reader.ts';

/** What a pack can be made in. Whatever is chosen, its manifest is there. */
export const PACK_FORMATS = ['html', 'pdf', 'docx', 'form', 'akn', 'xlsx', 'csv', 'json'] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];

/**
 * What a pack is made in where nobody says: for the public not the data of the review, which are for programs, and the tables
 * and Akoma Ntoso only with the annexes that they are of.
 */
export const formatsFor = (readers: Reader, only?: readonly PackFormat[]): readonly PackFormat[] =>
  PACK_FORMATS.filter((format) => (only ? only.includes(format) : readers === 'lawyer' || format !== 'json'));

/** What each is, in words. */
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
