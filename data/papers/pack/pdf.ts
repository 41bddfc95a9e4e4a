import { ok, type Result } from '../../../core/base/result.ts';
import type { Manifest } from '../../../core/pack/manifest.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { htmlOf } from '../../formats/html/page.ts';
import { settledPdf } from '../../formats/pdf/settled-pdf.ts';
import type { ZipEntry } from '../../formats/zip.ts';
import type { ExportTask } from './export-task.ts';
import type { Print } from './print.ts';

/** What printed a PDF, or why there is none. */
export type PdfMade = NonNullable<Manifest['pdf']>;

const NO_PRINTER = 'Keeling could not find a browser on this computer to make the PDF with.';

/**
 * A pack's page as PDF. Where it can't be printed, no file and why: the page itself is the original, and whoever reads the
 * pack is told. Refused only when it is to stop.
 */
export async function pdfOf(
  model: PackModel,
  { print, going }: { readonly print?: Print; readonly going: ExportTask },
): Promise<Result<{ readonly files: readonly ZipEntry[]; readonly made: PdfMade }>> {
  if (!print) return ok({ files: [], made: { missing: NO_PRINTER } });
  const printed = await print(htmlOf(model), going.signal);
  if (!printed.ok) {
    const { kind, message } = printed.error;
    return kind === 'cancelled' ? printed : ok({ files: [], made: { missing: message } });
  }
  const { bytes, by } = printed.value;
  try {
    const settled = settledPdf(bytes, { date: model.ledger.at, generator: model.generator });
    return ok({ files: [{ path: 'pack.pdf', bytes: settled }], made: { printedBy: by } });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const missing = `${by} printed a PDF that can’t be made the same each time: ${error.message}`;
    return ok({ files: [], made: { missing } });
  }
}
