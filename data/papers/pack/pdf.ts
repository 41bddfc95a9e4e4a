import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Manifest } from '../../../core/pack/manifest.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { headingOf } from '../../../core/pack/parts.ts';
import { giveBackMemory } from '../../base/give-back-memory.ts';
import { annexHtmlOf, annexName, filedParts, htmlOf, onFirstPage } from '../../formats/html/page.ts';
import { accessiblePdf } from '../../formats/pdf/accessible-pdf.ts';
import { archiveFaults } from '../../formats/pdf/archive-faults.ts';
import { partPages } from '../../formats/pdf/part-pages.ts';
import { settledPdf } from '../../formats/pdf/settled-pdf.ts';
import { uaFaults } from '../../formats/pdf/ua-faults.ts';
import type { FileFacts, FileSink } from '../file-sink.ts';
import type { ExportTask } from './export-task.ts';
import type { Print } from './print.ts';

/** What printed a PDF, or why there is none. */
export type PdfMade = NonNullable<Manifest['pdf']>;

const NO_PRINTER = 'Keeling could not find a browser on this computer to make the PDF with.';

/** What is printed: the page, and for a paper with a contents list the page again, once it is known what is on which. */
interface ToPrint {
  readonly path: string;
  readonly title: string;
  readonly html: (pages?: ReadonlyMap<string, number>) => string;
  readonly isPaged: boolean;
}

/** A browser takes longer for each page of a paper the longer the paper is: beyond so many parts it is printed in volumes. */
const MOST_PARTS = 250;

function paperToPrint(model: PackModel, paper: string): readonly ToPrint[] {
  const { title } = model.document;
  const parts = onFirstPage(model);
  const of = Math.ceil(parts.length / MOST_PARTS);
  if (of < 2)
    return [
      { path: `${paper}.pdf`, title, html: (pages) => htmlOf(model, pages ? { pages } : {}), isPaged: true },
    ];
  return Array.from({ length: of }, (_, at) => {
    const volume = { number: at + 1, of, parts: parts.slice(at * MOST_PARTS, (at + 1) * MOST_PARTS) };
    return {
      path: `${paper}-volume-${`${at + 1}`.padStart(`${of}`.length, '0')}.pdf`,
      title: `${title}: volume ${at + 1} of ${of}`,
      html: (pages) => htmlOf(model, { volume, ...(pages && { pages }) }),
      isPaged: true,
    };
  });
}

const toPrint = (model: PackModel, paper: string): readonly ToPrint[] => [
  ...paperToPrint(model, paper),
  ...filedParts(model).map((part) => ({
    path: `${annexName(part)}.pdf`,
    title: `${headingOf(part)}: ${model.document.title}`,
    html: () => annexHtmlOf(model, part),
    isPaged: false,
  })),
];

/** One file of a pack as PDF, and what is against its being PDF/UA. */
interface PdfFile {
  readonly file: FileFacts;
  readonly printedBy: string;
  readonly faults: readonly string[];
  /** What is against its being PDF/A, where it was asked to be. */
  readonly notArchival: readonly string[];
}

/** A printed PDF as it leaves, which says of itself only what a checker has found nothing against. */
function checked(
  settled: Uint8Array,
  said: Parameters<typeof accessiblePdf>[1],
  isArchival: boolean,
): {
  readonly bytes: Uint8Array;
  readonly notUa: readonly string[];
  readonly notArchival: readonly string[];
} {
  if (isArchival) {
    const bytes = accessiblePdf(settled, { ...said, isArchival });
    const notArchival = archiveFaults(bytes);
    // What is for an archive is accessible, too.
    if (notArchival.length === 0) return { bytes, notUa: [], notArchival };
    return { ...checked(settled, said, false), notArchival };
  }
  const claimed = accessiblePdf(settled, said);
  const notUa = uaFaults(claimed);
  const bytes = notUa.length === 0 ? claimed : accessiblePdf(settled, { ...said, isClaimed: false });
  return { bytes, notUa, notArchival: [] };
}

async function fileOf(
  { path, title, html, isPaged }: ToPrint,
  model: PackModel,
  sink: FileSink,
  {
    print,
    signal,
    isArchival,
  }: { readonly print: Print; readonly signal: AbortSignal; readonly isArchival: boolean },
): Promise<Result<PdfFile>> {
  const again = (first: Uint8Array) => html(partPages(first));
  let by = 'A browser';
  try {
    const printed = await print(html(), signal, isPaged ? again : undefined);
    if (!printed.ok) return printed;
    by = printed.value.by;
    const facts = { date: model.ledger.at, generator: model.generator };
    const headings = new Map(model.document.parts.map((part) => [part.id, headingOf(part)]));
    const said = { ...facts, title, nameOf: (id: string) => headings.get(id) ?? '' };
    const settled = settledPdf(printed.value.bytes, facts);
    const { bytes, notUa, notArchival } = checked(settled, said, isArchival);
    const here = (fault: string) => `${path}: ${fault}`;
    return ok({
      file: await sink.put({ path, pieces: [bytes] }),
      printedBy: by,
      faults: notUa.map(here),
      notArchival: notArchival.map(here),
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse('refused', `${by} printed a PDF that can’t be made the same each time: ${error.message}`);
  }
}

/**
 * A pack’s paper and annexes as PDF, several at once where the host can. Where they can’t be printed, no file and why: the page
 * itself is the original, and whoever reads the pack is told. Refused only when it is to stop.
 * @param paper what the paper’s files are called
 */
export async function pdfOf(
  model: PackModel,
  paper: string,
  sink: FileSink,
  {
    print,
    going,
    isArchival = false,
  }: { readonly print?: Print; readonly going: ExportTask; readonly isArchival?: boolean },
): Promise<Result<{ readonly files: readonly FileFacts[]; readonly made: PdfMade }>> {
  const missing = (why: string) => ok({ files: [], made: { missing: why } });
  if (!print) return missing(NO_PRINTER);
  const waiting = toPrint(model, paper);
  const made: PdfFile[] = [];
  let next = 0;
  let failed: Result<never> | null = null;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < waiting.length && failed === null; at = next++) {
      const one = waiting[at];
      if (!one) return;
      const file = await fileOf(one, model, sink, { print, signal: going.signal, isArchival });
      if (file.ok) made[at] = file.value;
      else failed ??= file;
      giveBackMemory();
    }
  };
  await Promise.all(Array.from({ length: print.atOnce ?? 1 }, worker));
  const why = failed as Result<never> | null;
  // Some of them would be taken for all.
  if (why) await sink.drop(made.flatMap((one) => one?.file.path ?? []));
  if (why && !why.ok) return why.error.kind === 'cancelled' ? why : missing(why.error.message);
  const notUa = made.flatMap(({ faults }) => faults);
  return ok({
    files: made.map(({ file }) => file),
    made: {
      printedBy: made[0]?.printedBy ?? '',
      ...(notUa.length > 0 && { notUa }),
      ...(isArchival && { notArchival: made.flatMap((one) => one.notArchival) }),
    },
  });
}
