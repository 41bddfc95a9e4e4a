import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { Gathered, type GoOn, LONGEST_TEXT, type SourceWords } from './text.ts';

const MOST_PAGES = 3000;
/**
 * How long reading one file may take, in milliseconds: a file can be made to take for ever. One page can, too, and what
 * reads it then hears nothing: whoever reads a stranger’s PDF does it in a thread that can be ended (`data/readers`).
 */
const PATIENCE = 60_000;

/** What the reader of PDFs complains of, in words. */
function refusalFor(error: unknown): Result<never> {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException')
    return refuse('unsupported', 'The PDF has a password. Save it without a password, then add that file.');
  return refuse('damaged', 'The PDF can’t be read: it is damaged or cut short.');
}

/**
 * The words of a PDF, line by line as its pages are set, pages apart by an empty line. Nothing in it is run or fetched,
 * and no line is joined to the next: what belongs together can only be guessed at. Refused where no page has words.
 * @param goOn is asked before each page
 */
export async function readPdf(bytes: Uint8Array, goOn: GoOn): Promise<Result<SourceWords>> {
  // Large, and needed by few: read when it is asked for.
  const { getDocumentProxy } = await import('unpdf');
  const started = Date.now();
  const gathered = new Gathered();
  let empty = 0;
  try {
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      verbosity: 0,
    });
    try {
      if (pdf.numPages > MOST_PAGES) return refuse('refused', `The PDF has more than ${MOST_PAGES} pages.`);
      for (let number = 1; number <= pdf.numPages; number++) {
        if (Date.now() - started > PATIENCE || gathered.length > LONGEST_TEXT)
          return refuse(
            'refused',
            `Reading this PDF takes too long. Keeling stopped at page ${number}. Nothing was saved.`,
          );
        const permission = await goOn(number - 1, pdf.numPages);
        if (!permission.ok) return permission;
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent();
        const before = gathered.length;
        for (const item of items) if ('str' in item) gathered.add(item.hasEOL ? `${item.str}\n` : item.str);
        if (gathered.length === before) empty += 1;
        gathered.end(2);
        page.cleanup();
      }
      const remarks = ['The text is as the PDF gives it, line by line. Underlining is not included.'];
      if (empty > 0)
        remarks.push(`${empty} of ${pdf.numPages} pages hold no words: they may be pictures of words.`);
      return ok(gathered.finish(remarks));
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch (error) {
    return refusalFor(error);
  }
}
