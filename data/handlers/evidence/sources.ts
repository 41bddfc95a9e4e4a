import { ok, refuse } from '../../../core/base/result.ts';
import { refindAnchor } from '../../../core/evidence/anchor.ts';
import type { Pin, Source } from '../../../core/evidence/evidence.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { sha256 } from '../../base/hash.ts';
import { evidenceRows, insertEvidence, nextPieceId, parsePiece, storedPiece } from '../../store/evidence.ts';
import { fileReader, type Handler } from '../context/context.ts';
import { type Correction, correct } from './correct.ts';

export const readSourceFile: Handler<'source.read'> = ({ deps }, { name, base64 }) =>
  fileReader(deps)('source', { bytes: base64, name });

/** The stretches that are in a text and not empty, in order: what a caller sends may be anything. */
const within = (text: string, underlined: Source['underlined']): Source['underlined'] =>
  underlined?.filter(({ from, to }) => from < to && to <= text.length).sort((a, b) => a.from - b.from);

export const addSource: Handler<'source.add'> = (context, { underlined, url, ...given }) =>
  context.write(async (trx, writeEntry) => {
    const id = await nextPieceId(trx, 'source', 'S');
    const lines = within(given.text, underlined);
    const source: Source = {
      id,
      ...given,
      hash: sha256(given.text),
      ...(url !== undefined && { url }),
      ...(lines && lines.length > 0 && { underlined: lines }),
    };
    const marks = await insertEvidence(trx, [{ kind: 'source', value: source }]);
    await writeEntry('evidence.add', `source:${id}`, { marks, title: source.title });
    return ok(source);
  });

/** A pin in the new text of its source; lost, and where it was, when its words can't be told there. */
function carried({ lost: _, ...pin }: Pin, after: string, before: string): Pin {
  const anchor = refindAnchor(pin, after, before);
  return anchor ? { ...pin, ...anchor } : { ...pin, lost: true };
}

export const reviseSource: Handler<'source.revise'> = (context, { id, was, text, underlined, because }) =>
  context.write(async (trx, writeEntry) => {
    const row = await storedPiece(trx, 'source', id);
    if (!row) return refuse('not-found', `There is no source ${id}. Nothing was saved.`, id);
    const { underlined: _, ...before } = parsePiece('source', row);
    if (before.hash !== was)
      return refuse(
        'stale',
        `Somebody else replaced the text of ${id} while you were working. Nothing was saved. Read the new text and try again.`,
        id,
      );
    const lines = within(text, underlined);
    const source: Source = { ...before, text, hash: sha256(text), ...(lines && { underlined: lines }) };
    const corrections: Correction[] = [{ kind: 'source', row, is: source }];
    const lostRefs: Ref[] = [];
    const move = (pin: Pin): Pin => (pin.source === id ? carried(pin, text, before.text) : pin);
    for (const quoting of await evidenceRows(trx)) {
      const { kind } = quoting;
      if (kind !== 'response' && kind !== 'commitment') continue;
      const pins = kind === 'response' ? parsePiece(kind, quoting).pins : [parsePiece(kind, quoting).pin];
      if (!pins.some((pin) => pin.source === id)) continue;
      const moved = pins.map(move);
      if (moved.some((pin) => pin.source === id && pin.lost)) lostRefs.push(`${kind}:${quoting.id}`);
      const is =
        kind === 'response'
          ? { ...parsePiece(kind, quoting), pins: moved }
          : { ...parsePiece(kind, quoting), pin: moved[0] };
      corrections.push({ kind, row: quoting, is });
    }
    const texts = { before: before.text, after: text };
    const correction = await correct(trx, writeEntry, { act: 'source.revise', because, texts }, corrections);
    return correction.ok ? ok({ source, lost: lostRefs }) : correction;
  });
