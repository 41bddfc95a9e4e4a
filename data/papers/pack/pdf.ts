import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Manifest } from '../../../core/pack/manifest.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { headingOf } from '../../../core/pack/parts.ts';
import { collectGarbage } from '../../base/collect-garbage.ts';
import type { Page } from '../../formats/html/anchors.ts';
import {
  annexHtmlOf,
  annexName,
  filedParts,
  htmlOf,
  onFirstPage,
  type PageOptions,
} from '../../formats/html/page.ts';
import { accessiblePdf } from '../../formats/pdf/accessible-pdf.ts';
import { archiveFaults } from '../../formats/pdf/archive-faults.ts';
import { numberedContents } from '../../formats/pdf/numbered-contents.ts';
import { partPages } from '../../formats/pdf/part-pages.ts';
import { reproduciblePdf } from '../../formats/pdf/reproducible-pdf.ts';
import { type PdfObjects, parsePdf } from '../../formats/pdf/rewrite.ts';
import { uaFaults } from '../../formats/pdf/ua-faults.ts';
import type { FileFacts, FileSink } from '../file-sink.ts';
import type { ExportTask } from './export-task.ts';
import type { Print, Printed } from './print.ts';

/** The manifest's account of the PDFs: the program that printed them, or why there are none. */
export type PdfMade = NonNullable<Manifest['pdf']>;

const NO_PRINTER = 'Keeling found no Chromium, Chrome or Edge to make it with.';

/** One page of HTML to print as a PDF file. */
interface ToPrint {
  readonly path: string;
  readonly title: string;
  /** The HTML. `pages` has the page number of each part, for the table of contents, once it is known. */
  readonly html: (pages?: ReadonlyMap<string, number>) => string;
  /** The ids of the parts in its table of contents, in order. */
  readonly contents: readonly string[];
}

/** The most parts of one PDF. A browser's time for each page grows with the paper, so that a longer one is printed in volumes. */
const MAX_PARTS = 250;

/** The parts of each volume. In a paper that needs volumes, each annex is long enough for a volume of its own. */
function volumesOf(parts: Page): readonly Page[] {
  if (parts.length <= MAX_PARTS) return [parts];
  const body = parts.filter(({ place }) => place !== 'annex');
  const volumes = Array.from({ length: Math.ceil(body.length / MAX_PARTS) }, (_, at) =>
    body.slice(at * MAX_PARTS, (at + 1) * MAX_PARTS),
  );
  return [...volumes, ...parts.filter(({ place }) => place === 'annex').map((annex) => [annex])];
}

function paperToPrint(model: PackModel, paper: string): readonly ToPrint[] {
  const { title } = model.document;
  const parts = onFirstPage(model);
  const volumes = volumesOf(parts);
  const of = volumes.length;
  const html = (options: PageOptions) => (pages?: ReadonlyMap<string, number>) =>
    htmlOf(model, { ...options, isPrinted: true, ...(pages && { pages }) });
  const contents = (within: Page) => within.map(({ id }) => id);
  if (of < 2) return [{ path: `${paper}.pdf`, title, html: html({}), contents: contents(parts) }];
  return volumes.map((within, at) => {
    const volume = { number: at + 1, of, parts: within };
    return {
      path: `${paper}-volume-${`${at + 1}`.padStart(`${of}`.length, '0')}.pdf`,
      title: `${title}: volume ${at + 1} of ${of}`,
      html: html({ volume }),
      contents: contents(volume.parts),
    };
  });
}

const toPrint = (model: PackModel, paper: string): readonly ToPrint[] => [
  ...paperToPrint(model, paper),
  ...filedParts(model).map((part) => ({
    path: `${annexName(part)}.pdf`,
    title: `${headingOf(part)}: ${model.document.title}`,
    html: () => annexHtmlOf(model, part, true),
    contents: [],
  })),
];

/** One PDF file of a pack. `faults` are the rules of PDF/UA (accessibility) that it breaks. */
interface PdfFile {
  readonly file: FileFacts;
  readonly printedBy: string;
  readonly faults: readonly string[];
  /** The rules of PDF/A (archiving) that it breaks; empty when PDF/A was not asked for. */
  readonly notArchival: readonly string[];
}

/** The final bytes of a PDF. It claims PDF/UA or PDF/A only if our checker finds no fault against the claim. */
function checked(
  settled: PdfObjects,
  facts: Parameters<typeof accessiblePdf>[1],
  isArchival: boolean,
): {
  readonly bytes: Uint8Array;
  readonly notUa: readonly string[];
  readonly notArchival: readonly string[];
} {
  if (isArchival) {
    const bytes = accessiblePdf(settled, { ...facts, isArchival });
    const notArchival = archiveFaults(bytes);
    // The check for PDF/A includes that for PDF/UA.
    if (notArchival.length === 0) return { bytes, notUa: [], notArchival };
    return { ...checked(settled, facts, false), notArchival };
  }
  const claimed = accessiblePdf(settled, facts);
  const notUa = uaFaults(claimed);
  const bytes = notUa.length === 0 ? claimed : accessiblePdf(settled, { ...facts, isClaimed: false });
  return { bytes, notUa, notArchival: [] };
}

/** A printed PDF as its objects. `drawings` are new contents for some of them, by object number. */
interface Numbered {
  readonly parts: PdfObjects;
  readonly drawings?: ReadonlyMap<number, string>;
}

/**
 * Parses a printed PDF, without what differs between printings, such as the time. Refused for a PDF whose form Keeling
 * doesn’t know.
 */
function takeApartSettled(
  by: string,
  bytes: Uint8Array,
  facts: Parameters<typeof reproduciblePdf>[1],
): Result<PdfObjects> {
  try {
    return ok(parsePdf(reproduciblePdf(bytes, facts)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse('refused', `${by} printed a PDF that can’t be made the same each time: ${error.message}`);
  }
}

/**
 * Prints a page and fills in the page numbers of its table of contents. They are drawn into the printed PDF; if that isn't
 * possible, the page is printed a second time with them.
 */
async function printed(
  { html, contents }: ToPrint,
  facts: Parameters<typeof reproduciblePdf>[1],
  once: (html: string) => Promise<Result<Printed>>,
): Promise<Result<Omit<Printed, 'bytes'> & Numbered>> {
  const first = await once(html());
  if (!first.ok) return first;
  const { by } = first.value;
  const parts = takeApartSettled(by, first.value.bytes, facts);
  if (!parts.ok) return parts;
  if (contents.length === 0) return ok({ by, parts: parts.value });
  const pages = partPages(parts.value);
  const numbers = contents.map((id) => pages.get(id) ?? Number.NaN);
  const drawings = numberedContents(parts.value, numbers);
  if (drawings !== null) return ok({ by, parts: parts.value, drawings });
  const second = await once(html(pages));
  if (!second.ok) return second;
  const retaken = takeApartSettled(by, second.value.bytes, facts);
  return retaken.ok ? ok({ by, parts: retaken.value }) : retaken;
}

async function fileOf(
  one: ToPrint,
  model: PackModel,
  sink: FileSink,
  {
    print,
    signal,
    isArchival,
  }: { readonly print: Print; readonly signal: AbortSignal; readonly isArchival: boolean },
): Promise<Result<PdfFile>> {
  const { path, title } = one;
  const facts = { date: model.ledger.at, generator: model.generator };
  const printedPages = await printed(one, facts, (html) => print(html, signal));
  if (!printedPages.ok) return printedPages;
  const { by, parts, drawings } = printedPages.value;
  const headings = new Map(model.document.parts.map((part) => [part.id, headingOf(part)]));
  const nameOf = (id: string) => headings.get(id) ?? '';
  const claims = { ...facts, title, nameOf, ...(drawings && { drawings }) };
  const { bytes, notUa, notArchival } = checked(parts, claims, isArchival);
  const located = (fault: string) => `${path}: ${fault}`;
  return ok({
    file: await sink.write({ path, chunks: [bytes] }),
    printedBy: by,
    faults: notUa.map(located),
    notArchival: notArchival.map(located),
  });
}

/**
 * Prints a pack’s paper and annexes as PDF, several at once if the host can. If they can’t be printed, the outcome has the
 * reason and no file, and the pack says so; its web page is the original. Refused only when cancelled.
 * @param paper the name of the paper’s files, without the extension
 */
export async function pdfOf(
  model: PackModel,
  paper: string,
  sink: FileSink,
  {
    print,
    task,
    isArchival = false,
  }: { readonly print?: Print; readonly task: ExportTask; readonly isArchival?: boolean },
): Promise<Result<{ readonly files: readonly FileFacts[]; readonly outcome: PdfMade }>> {
  const missing = (reason: string) => ok({ files: [], outcome: { missing: reason } });
  if (!print) return missing(NO_PRINTER);
  const waiting = toPrint(model, paper);
  const printedFiles: PdfFile[] = [];
  // The annexes come last and are the longest. Beginning with them keeps all workers busy until the end.
  let next = waiting.length - 1;
  let failed: Result<never> | null = null;
  const worker = async (lent: Print): Promise<void> => {
    for (let at = next--; at >= 0 && failed === null; at = next--) {
      const one = waiting[at];
      if (!one) return;
      const file = await fileOf(one, model, sink, { print: lent, signal: task.signal, isArchival });
      if (file.ok) printedFiles[at] = file.value;
      else failed ??= file;
      collectGarbage();
    }
  };
  const all = async (lent: Print) => {
    await Promise.all(Array.from({ length: print.atOnce ?? 1 }, () => worker(lent)));
  };
  await (print.withOnePrinter?.(all) ?? all(print));
  const failure = failed as Result<never> | null;
  // After a failure no PDF stays, because a reader would take some of them for the complete set.
  if (failure) await sink.drop(printedFiles.flatMap((one) => one?.file.path ?? []));
  if (failure && !failure.ok)
    return failure.error.kind === 'cancelled' ? failure : missing(failure.error.message);
  const notUa = printedFiles.flatMap(({ faults }) => faults);
  return ok({
    files: printedFiles.map(({ file }) => file),
    outcome: {
      printedBy: printedFiles[0]?.printedBy ?? '',
      ...(notUa.length > 0 && { notUa }),
      ...(isArchival && { notArchival: printedFiles.flatMap((one) => one.notArchival) }),
    },
  });
}
