import { createHash } from 'node:crypto';
import { canonical } from '../../core/canonical.ts';
import { packData } from '../../core/pack/data.ts';
import {
  MANIFEST_FILE,
  type Manifest,
  manifestText,
  sealedText,
  toldConsultation,
} from '../../core/pack/manifest.ts';
import type { MatrixRow } from '../../core/pack/matrix.ts';
import type { PackModel } from '../../core/pack/model.ts';
import { csvOf } from '../formats/csv.ts';
import { docxOf } from '../formats/docx/docx.ts';
import { htmlOf } from '../formats/html/page.ts';
import type { ZipEntry } from '../formats/zip.ts';

/** SHA-256 of bytes, in lower-case hex. */
export const sha256Of = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

const COLUMNS: readonly (readonly [string, keyof MatrixRow])[] = [
  ['Amendment', 'amendment'],
  ['Title', 'title'],
  ['State', 'state'],
  ['Where', 'place'],
  ['Change', 'change'],
  ['Before', 'before'],
  ['After', 'after'],
  ['Reason', 'reason'],
  ['Link to recommendation', 'recommendationLink'],
  ['Recommendation', 'recommendation'],
  ['Response', 'response'],
  ['Link to note', 'noteLink'],
  ['Note', 'note'],
  ['Note date', 'noteDate'],
  ['Note from', 'noteFrom'],
  ['Note wording', 'noteWording'],
  ['Note text', 'noteText'],
];

const matrixCsv = ({ matrix }: PackModel): string =>
  csvOf(
    COLUMNS.map(([header]) => header),
    matrix.map((row) => COLUMNS.map(([, key]) => row[key])),
  );

/**
 * Every file of a pack but its manifest. `instrument.json` is the base text exactly as it was hashed, so that its
 * SHA-256 is the instrument's.
 */
function contentsOf(model: PackModel): readonly ZipEntry[] {
  const encoder = new TextEncoder();
  const text = (path: string, content: string): ZipEntry => ({ path, bytes: encoder.encode(content) });
  return [
    text('changes.csv', matrixCsv(model)),
    text('index.html', htmlOf(model)),
    text('instrument.json', canonical(model.instrument)),
    { path: 'marked-up.docx', bytes: docxOf(model) },
    text('pack.json', `${JSON.stringify(packData(model), null, 2)}\n`),
  ];
}

/** The files of a pack and its manifest. Nothing but the model goes into them: the same model, the same bytes. */
export function packFiles(model: PackModel): {
  readonly files: readonly ZipEntry[];
  readonly manifest: Manifest;
} {
  const contents = contentsOf(model);
  const { id, title, version, description, licence } = model.instrument;
  const unsealed: Omit<Manifest, 'seal'> = {
    format: 'keeling-pack',
    formatVersion: 1,
    generator: model.generator,
    review: model.review,
    instrument: { id, title, version, description, licence, hash: model.instrumentHash },
    ledger: model.ledger,
    selection: model.amendments.map(({ amendment }) => amendment.id),
    leftOut: model.leftOut.map(({ id: left, why }) => ({ id: left, why })),
    ...(model.withoutEdits.length > 0 && { withoutEdits: [...model.withoutEdits] }),
    withheld: { ...model.withheld, ...toldConsultation(model.withheldConsultation) },
    files: contents.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256Of(bytes) })),
  };
  const manifest: Manifest = { ...unsealed, seal: sha256Of(sealedText(unsealed)) };
  const written = { path: MANIFEST_FILE, bytes: new TextEncoder().encode(manifestText(manifest)) };
  return { files: [...contents, written], manifest };
}
