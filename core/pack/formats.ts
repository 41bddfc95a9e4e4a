/** What a pack can be made in. Whatever is chosen, its manifest is there. */
export const PACK_FORMATS = ['html', 'pdf', 'docx', 'akn', 'xlsx', 'csv', 'json'] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];

/** What each is, in words. */
export const FORMAT_WORDS: Readonly<Record<PackFormat, string>> = {
  html: 'the web page',
  pdf: 'the PDF',
  docx: 'the Word files',
  akn: 'the Akoma Ntoso files',
  xlsx: 'the workbook',
  csv: 'the tables',
  json: 'the data',
};
