import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result } from '../../../core/base/result.ts';
import type { MadeRevision } from '../../../core/history/blame.ts';
import { packData } from '../../../core/pack/data.ts';
import type { DocumentKind } from '../../../core/pack/documents.ts';
import { DRAFT } from '../../../core/pack/draft.ts';
import { formatsFor, PACK_FORMATS, type PackFormat } from '../../../core/pack/formats.ts';
import {
  MANIFEST_FILE,
  type Manifest,
  manifestText,
  sealedText,
  withheldCounts,
} from '../../../core/pack/manifest.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { forProfile } from '../../../core/pack/profile.ts';
import { asPublished } from '../../../core/pack/published.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import { collectGarbage } from '../../base/collect-garbage.ts';
import { sha256 } from '../../base/hash.ts';
import { docxOf } from '../../formats/docx/docx.ts';
import { annexDocxOf, paperDocxOf } from '../../formats/docx/paper.ts';
import type { PlacedThread } from '../../formats/docx/threads.ts';
import { encodePieces, jsonPieces } from '../../formats/encode-pieces.ts';
import { annexName, annexPieces, filedParts, htmlPieces } from '../../formats/html/page.ts';
import type { ZipEntry } from '../../formats/zip.ts';
import type { FileFacts, FileSink, PiecedFile } from '../file-sink.ts';
import { aknFiles } from './akn.ts';
import { besideFiles } from './beside-files.ts';
import { ExportTask } from './export-task.ts';
import { formFiles } from './form.ts';
import { type PdfMade, pdfOf } from './pdf.ts';
import type { Print } from './print.ts';
import { effectsCsv, matrixCsv, tablesXlsx } from './tables.ts';

/** The options of making a pack. */
export interface PackMaking {
  readonly profile: WordProfile;
  /** The formats to make; all of them, when absent. */
  readonly only?: readonly PackFormat[];
  /** Whether its PDFs are made as PDF/A, for archives. */
  readonly isArchival?: boolean;
  /** Comments on the draft, for a lawyer's pack; empty for other readers. */
  readonly threads: readonly PlacedThread[];
  /** The revisions of each amendment, for a lawyer's pack; empty for other readers. */
  readonly revisions: ReadonlyMap<string, readonly MadeRevision[]>;
  /** The number of comments that are left out of the pack. */
  readonly commentsWithheld: number;
  /** Absent where the host can't print. */
  readonly print?: Print;
  readonly task: ExportTask;
}

/** A pack for readers outside the team, in the formats that need no printer. */
export const OUTWARD: Omit<PackMaking, 'task'> = {
  profile: 'outward',
  threads: [],
  revisions: new Map(),
  commentsWithheld: 0,
};

/** The name of the marked-up Word file, which says for whom it is. */
export const WORD_FILE: Readonly<Record<WordProfile, string>> = {
  lawyer: 'marked-up-with-comments.docx',
  outward: 'marked-up.docx',
  clean: 'as-amended.docx',
};

/** The name of a document's own files, without the extension. */
const PAPER: Readonly<Record<DocumentKind, string>> = {
  consultation: 'consultation-paper',
  response: 'response',
};

const text = (path: string, content: Iterable<string>): PiecedFile => ({
  path,
  chunks: encodePieces(content),
});
const wholeFile = ({ path, bytes }: ZipEntry): PiecedFile => ({ path, chunks: [bytes] });

/** The data of a pack as JSON, in pieces, so that a long document is never one string. */
function* packJson(model: PackModel): Generator<string> {
  yield* jsonPieces(packData(model), 3);
  yield '\n';
}

/** Whether the document has this part as an annex in a file of its own. */
const hasAnnex = ({ document }: PackModel, id: string): boolean =>
  document.parts.some((part) => part.id === id && part.place === 'file');

/** The Word files of the annexes. The marked-up Act has tracked changes to accept or reject; the others are only to be read. */
function* annexDocx(model: PackModel, { profile, threads, revisions }: PackMaking): Generator<PiecedFile> {
  const isInternal = model.readers === 'lawyer';
  const marked = (path: string) =>
    wholeFile({ path, bytes: docxOf(forProfile(model, profile), threads, profile, revisions) });
  if (isInternal) yield marked(WORD_FILE[profile]);
  for (const part of filedParts(model)) {
    if (isInternal && part.id !== 'amendments') continue;
    const path = `${annexName(part)}.docx`;
    yield part.id === 'marked-up' ? marked(path) : wholeFile({ path, bytes: annexDocxOf(model, part) });
  }
}

/**
 * Makes the files of each format except PDF, which needs a printer. `instrument.json` is the base text exactly as it was
 * hashed. Tables and Akoma Ntoso files are made if the document has their annex, or if `only` names formats.
 */
const FILES: Readonly<
  Record<
    Exclude<PackFormat, 'pdf'>,
    (model: PackModel, making: PackMaking, paths: readonly string[]) => Iterable<PiecedFile>
  >
> = {
  *html(model, _making, paths) {
    yield text('index.html', htmlPieces(model, { packFiles: besideFiles(paths) }));
    for (const part of filedParts(model)) yield text(`${annexName(part)}.html`, annexPieces(model, part));
  },
  *docx(model, making) {
    yield wholeFile({ path: `${PAPER[model.document.kind]}.docx`, bytes: paperDocxOf(model) });
    yield* annexDocx(model, making);
  },
  form: (model) => formFiles(model).map(wholeFile),
  akn: (model, { profile, only }) =>
    only || hasAnnex(model, 'marked-up') || hasAnnex(model, 'as-amended') ? aknFiles(model, profile) : [],
  xlsx: (model, { only }) => {
    const has = (table: string) => only !== undefined || hasAnnex(model, table);
    return has('effects') || has('matrix')
      ? [wholeFile({ path: 'tables.xlsx', bytes: tablesXlsx(model, has) })]
      : [];
  },
  *csv(model, { only }) {
    if (only || hasAnnex(model, 'matrix')) yield text('changes.csv', [matrixCsv(model)]);
    if (only || hasAnnex(model, 'effects')) yield text('effects.csv', [effectsCsv(model)]);
  },
  *json(model) {
    // The base text has notes on how its file was read, which are not for the public.
    if (!model.isPublished) yield text('instrument.json', [canonicalJson(model.instrument)]);
    yield text('pack.json', packJson(model));
  },
};

interface Contents {
  readonly files: readonly FileFacts[];
  readonly pdf?: PdfMade;
}

/** Marks a draft in the name of files that have no place for a note: CSV and XML. The others say it in their contents. */
const namedDraft = ({ path, ...file }: PiecedFile): PiecedFile => ({
  ...file,
  path: /\.(?:csv|xml)$/.test(path) ? `${DRAFT}-${path}` : path,
});

/** Makes every file of a pack except its manifest. Refused only `cancelled`: a PDF that can't be made is recorded with the reason. */
async function contentsOf(model: PackModel, sink: FileSink, making: PackMaking): Promise<Result<Contents>> {
  const { task, only } = making;
  const formats = formatsFor(model.readers, only);
  const files: FileFacts[] = [];
  let pdf: PdfMade | undefined;
  // The web page lists the other files, so that it is made last.
  const inOrder = [
    ...formats.filter((format) => format !== 'html'),
    ...formats.filter((format) => format === 'html'),
  ];
  for (const [at, format] of inOrder.entries()) {
    collectGarbage();
    const on = await task.goOn(format, at, formats.length);
    if (!on.ok) return on;
    if (format !== 'pdf') {
      const paths = files.map(({ path }) => path);
      for (const file of FILES[format](model, making, paths))
        files.push(await sink.write(model.isDraft ? namedDraft(file) : file));
    } else {
      const printed = await pdfOf(model, PAPER[model.document.kind], sink, making);
      if (!printed.ok) return printed;
      pdf = printed.value.outcome;
      files.push(...printed.value.files);
    }
  }
  const on = await task.goOn('writing', formats.length, formats.length);
  return on.ok ? ok({ files, ...(pdf && { pdf }) }) : on;
}

function manifestOf(model: PackModel, making: PackMaking, { files, pdf }: Contents): Manifest {
  const { profile, only, commentsWithheld } = making;
  const { id, title, version, description, licence } = model.instrument;
  const { readers, document } = model;
  const isPublic = readers === 'public';
  const unsealed: Omit<Manifest, 'seal'> = {
    format: 'keeling-pack',
    formatVersion: 1,
    generator: model.generator,
    ...(!isPublic && { profile }),
    ...(model.isDraft && { draft: true }),
    ...(only && { only: PACK_FORMATS.filter((format) => only.includes(format)) }),
    ...(pdf && { pdf }),
    review: model.review,
    instrument: { id, title, version, description, licence, hash: model.instrumentHash },
    // A public manifest has no state, profile or ledger entry. The review's own ledger records which pack this was.
    ...(!isPublic && { ledger: model.ledger }),
    document: {
      kind: document.kind,
      parts: document.parts.map(({ id: part, state }) => ({ id: part, ...(!isPublic && { state }) })),
    },
    selection: model.amendments.map(({ amendment }) => amendment.id),
    leftOut: model.leftOut.map(({ id: left, why }) => ({ id: left, why })),
    ...(model.withoutEdits.length > 0 && { withoutEdits: [...model.withoutEdits] }),
    withheld: {
      ...model.withheld,
      ...(commentsWithheld > 0 && !isPublic && { comments: commentsWithheld }),
      ...withheldCounts(model.withheldConsultation),
    },
    files: [...files],
  };
  return { ...unsealed, seal: sha256(sealedText(unsealed)) };
}

/**
 * Makes the files of a pack and its manifest, and writes each to the sink as soon as it is made. The files depend only on the
 * model and the options, so that the same model gives the same bytes. Refused `cancelled` when the task was stopped.
 */
export async function makePack(
  packModel: PackModel,
  sink: FileSink,
  options: Omit<PackMaking, 'task'> & { readonly task?: ExportTask } = OUTWARD,
): Promise<Result<Manifest>> {
  // A model for the public that is not yet in its published form is converted here, for every caller.
  const model = packModel.readers === 'public' && !packModel.isPublished ? asPublished(packModel) : packModel;
  const fullMaking = { ...options, task: options.task ?? new ExportTask() };
  const contents = await contentsOf(model, sink, fullMaking);
  if (!contents.ok) return contents;
  const manifest = manifestOf(model, fullMaking, contents.value);
  await sink.write(text(MANIFEST_FILE, [manifestText(manifest)]));
  return ok(manifest);
}
