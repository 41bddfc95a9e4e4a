import { ok, type Result } from '../../../core/base/result.ts';
import type { Manifest } from '../../../core/pack/manifest.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { headingOf } from '../../../core/pack/parts.ts';
import { annexHtmlOf, annexName, filedParts, htmlOf, onFirstPage } from '../../formats/html/page.ts';
import { accessiblePdf } from '../../formats/pdf/accessible-pdf.ts';
import { partPages } from '../../formats/pdf/part-pages.ts';
import { settledPdf } from '../../formats/pdf/settled-pdf.ts';
import { uaFaults } from '../../formats/pdf/ua-faults.ts';
import type { ZipEntry } from '../../formats/zip.ts';
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

/**
 * A pack’s paper and annexes as PDF. Where they can’t be printed, no file and why: the page itself is the original, and whoever
 * reads the pack is told. Refused only when it is to stop.
 * @param paper what the paper’s files are called
 */
export async function pdfOf(
  model: PackModel,
  paper: string,
  { print, going }: { readonly print?: Print; readonly going: ExportTask },
): Promise<Result<{ readonly files: readonly ZipEntry[]; readonly made: PdfMade }>> {
  const missing = (why: string) => ok({ files: [], made: { missing: why } });
  if (!print) return missing(NO_PRINTER);
  const headings = new Map(model.document.parts.map((part) => [part.id, headingOf(part)]));
  const files: ZipEntry[] = [];
  const notUa: string[] = [];
  let printedBy = '';
  for (const { path, title, html, isPaged } of toPrint(model, paper)) {
    const first = await print(html(), going.signal);
    if (!first.ok) return first.error.kind === 'cancelled' ? first : missing(first.error.message);
    let { bytes, by } = first.value;
    try {
      if (isPaged) {
        const again = await print(html(partPages(bytes)), going.signal);
        if (!again.ok) return again.error.kind === 'cancelled' ? again : missing(again.error.message);
        ({ bytes, by } = again.value);
      }
      const facts = { date: model.ledger.at, generator: model.generator };
      const nameOf = (id: string) => headings.get(id) ?? '';
      const settled = settledPdf(bytes, facts);
      const claimed = accessiblePdf(settled, { ...facts, title, nameOf });
      const faults = uaFaults(claimed);
      notUa.push(...faults.map((fault) => `${path}: ${fault}`));
      // What says that it is PDF/UA is: where something is against it, it is as it was printed, and says so.
      files.push({
        path,
        bytes:
          faults.length === 0
            ? claimed
            : accessiblePdf(settled, { ...facts, title, nameOf, isClaimed: false }),
      });
      printedBy = by;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return missing(`${by} printed a PDF that can’t be made the same each time: ${error.message}`);
    }
  }
  return ok({ files, made: { printedBy, ...(notUa.length > 0 && { notUa }) } });
}
