/** How a page is printed, in Electron and by an installed browser: as tagged PDF with an outline, as its style says. */
export const PDF_OPTIONS = {
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  preferCSSPageSize: true,
  printBackground: true,
} as const;

/** No pack takes longer to print, in milliseconds; one that does is written without. */
export const LONGEST_PRINT_MS = 300_000;

/** `Chromium 156`: whatever a browser is sold as, and only the first part of its version. */
export const printerName = (version: string): string =>
  `Chromium ${/\/?(\d+)\./.exec(version)?.[1] ?? ''}`.trim();

export const TOO_LONG = `Printing it took longer than ${LONGEST_PRINT_MS / 60_000} minutes.`;
export const CANCELLED = 'Printing was cancelled.';
