/**
 * The options for printing to PDF, in Electron and in an installed browser: tagged, with an outline, in the page size
 * of the style sheet.
 */
export const PDF_OPTIONS = {
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  preferCSSPageSize: true,
  printBackground: true,
} as const;

/** The time limit for printing, in milliseconds. A pack that takes longer is exported without its PDF. */
export const PRINT_TIMEOUT_MS = 300_000;

/** The name and major version of the printer, for example `Chromium 156`, whatever the browser's brand. */
export const printerName = (version: string): string =>
  `Chromium ${/\/?(\d+)\./.exec(version)?.[1] ?? ''}`.trim();

export const TOO_LONG_MESSAGE = `Printing it took longer than ${PRINT_TIMEOUT_MS / 60_000} minutes.`;
export const CANCELLED_MESSAGE = 'Printing was cancelled.';
