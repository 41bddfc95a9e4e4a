import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { type GoOn, MAX_TEXT_LENGTH, type SourceWords, TextCollector } from './text.ts';

const MAX_PAGES = 3000;
/**
 * The time limit for one file, in milliseconds, because a file can be made to take for ever. So can one page, during
 * which no limit is checked; callers therefore read in a thread that can be ended (`data/readers`).
 */
const TIME_LIMIT_MS = 60_000;

/** Turns an error of the PDF library into a refusal. */
function refusalFor(error: unknown): Result<never> {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException')
    return refuse('unsupported', 'The PDF has a password. Save it without a password, then add that file.');
  return refuse('damaged', 'The PDF can’t be read: it is damaged or cut short.');
}

/**
 * Reads the words of a PDF line by line as its pages are set, with an empty line between pages. Nothing is run or
 * fetched, and lines are not joined, because that would be a guess. Refused for a password, damage, too many pages or
 * too much time.
 * @param goOn is called before each page
 */
export async function readPdf(bytes: Uint8Array, goOn: GoOn): Promise<Result<SourceWords>> {
  // Loaded only when needed, because the library is large.
  const { getDocumentProxy } = await import('unpdf');
  const started = Date.now();
  const collector = new TextCollector();
  let emptyPages = 0;
  try {
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      verbosity: 0,
    });
    try {
      if (pdf.numPages > MAX_PAGES) return refuse('refused', `The PDF has more than ${MAX_PAGES} pages.`);
      for (let number = 1; number <= pdf.numPages; number++) {
        if (Date.now() - started > TIME_LIMIT_MS || collector.length > MAX_TEXT_LENGTH)
          return refuse(
            'refused',
            `Reading this PDF takes too long. Keeling stopped at page ${number}. Nothing was saved.`,
          );
        const permission = await goOn(number - 1, pdf.numPages);
        if (!permission.ok) return permission;
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent();
        const lengthBefore = collector.length;
        for (const textItem of items)
          if ('str' in textItem) collector.add(textItem.hasEOL ? `${textItem.str}\n` : textItem.str);
        if (collector.length === lengthBefore) emptyPages += 1;
        collector.end(2);
        page.cleanup();
      }
      const remarks = ['The text is as the PDF gives it, line by line. Underlining is not included.'];
      if (emptyPages > 0)
        remarks.push(`${emptyPages} of ${pdf.numPages} pages hold no words: they may be pictures of words.`);
      return ok(collector.finish(remarks));
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch (error) {
    return refusalFor(error);
  }
}
