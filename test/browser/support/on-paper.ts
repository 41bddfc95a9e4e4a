import type { Page } from 'playwright-core';
import { extractText } from 'unpdf';

/** Words without what a printer may write otherwise: spaces, and which of two apostrophes it takes. */
export const together = (words: string): string =>
  words.replaceAll(/[\s\u00AD]+/g, '').replaceAll('\u02BC', '’');

/** The pages that a window comes to when it is printed, each in the words that a reader of the PDF is given. */
export const pagesOnPaper = async (page: Page): Promise<readonly string[]> =>
  (await extractText(new Uint8Array(await page.pdf({ format: 'A4' })), { mergePages: false })).text;

/** All words of a window's printed pages, put {@link together}. */
export const wordsOnPaper = async (page: Page): Promise<string> =>
  together((await pagesOnPaper(page)).join(''));
