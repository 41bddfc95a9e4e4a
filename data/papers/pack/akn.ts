import { redline } from '../../../core/amend/redline/redline.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import { writeAkn, writeAknMarked } from '../../formats/akn/write.ts';
import { encodePieces } from '../../formats/encode-pieces.ts';
import { amendedInstrument, idStyleOf } from '../amended-act/files.ts';
import type { PiecedFile } from '../file-sink.ts';

/**
 * The Act of a pack in Akoma Ntoso: as amended, and, except for the `clean` profile, with its changes marked, each with its
 * amendment’s number.
 */
export function* aknFiles(model: PackModel, profile: WordProfile): Generator<PiecedFile> {
  const { instrument, amendments } = model;
  const drafted = amendments.map(({ amendment }) => amendment);
  const ids = { ids: idStyleOf(instrument) };
  const text = (path: string, content: string): PiecedFile => ({ path, chunks: encodePieces([content]) });
  const amended = amendedInstrument(instrument, drafted, 'the amendments of this pack');
  yield text('as-amended.akn.xml', writeAkn(amended, ids));
  if (profile === 'clean') return;
  const changed = redline(instrument.root, drafted);
  yield text('marked-up.akn.xml', writeAknMarked(instrument, changed, ids));
}
