import { redline } from '../../../core/amend/redline.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import { writeAkn, writeAknMarked } from '../../formats/akn/write.ts';
import type { ZipEntry } from '../../formats/zip.ts';
import { amendedInstrument, idStyleOf } from '../amended-act/files.ts';

/**
 * The Act of a pack in Akoma Ntoso: as it would read, and, unless it is to be clean, with its changes marked, each with
 * its amendment’s number.
 */
export function aknFiles(model: PackModel, profile: WordProfile): readonly ZipEntry[] {
  const { instrument, amendments } = model;
  const drafted = amendments.map(({ amendment }) => amendment);
  const ids = { ids: idStyleOf(instrument) };
  const encoder = new TextEncoder();
  const text = (path: string, content: string): ZipEntry => ({ path, bytes: encoder.encode(content) });
  const amended = amendedInstrument(instrument, drafted, 'the amendments of this pack');
  const clean = text('as-amended.akn.xml', writeAkn(amended, ids));
  if (profile === 'clean') return [clean];
  const changed = redline(instrument.root, drafted);
  return [clean, text('marked-up.akn.xml', writeAknMarked(instrument, changed, ids))];
}
