import { ok, refuse } from '../../../core/base/result.ts';
import { refindAnchor } from '../../../core/evidence/anchor.ts';
import type { Pin, Source } from '../../../core/evidence/evidence.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import { sha256 } from '../../base/hash.ts';
import { evidenceRows, insertEvidence, nextPieceId, parsePiece, storedPiece } from '../../store/evidence.ts';
import { fileReader, type Handler } from '../context/context.ts';
import { type Correction, correctEvidence } from './correct-evidence.ts';

// Handlers that read, add and replace sources: the documents that evidence quotes.

export const readSourceFile: Handler<'source.read'> = ({ deps }, { name, base64 }) =>
  fileReader(deps)('source', { bytes: base64, name });

/** Drops empty spans and those outside the text, and sorts the others. A caller may send any numbers. */
const validSpans = (text: string, underlined: Source['underlined']): Source['underlined'] =>
  underlined?.filter(({ from, to }) => from < to && to <= text.length).sort((a, b) => a.from - b.from);

export const addSource: Handler<'source.add'> = (context, { underlined, url, ...fields }) =>
  context.write(async (trx, writeEntry) => {
    const id = await nextPieceId(trx, 'source', 'S');
    const underlinedSpans = validSpans(fields.text, underlined);
    const source: Source = {
      id,
      ...fields,
      hash: sha256(fields.text),
      ...(url !== undefined && { url }),
      ...(underlinedSpans && underlinedSpans.length > 0 && { underlined: underlinedSpans }),
    };
    const marks = await insertEvidence(trx, [{ kind: 'source', value: source }]);
    await writeEntry('evidence.add', `source:${id}`, { marks, title: source.title });
    return ok(source);
  });

/**
 * Moves a pin to the new text of its source. If its words are not found, the pin keeps its place and is marked as lost.
 */
function movePin({ lost: _, ...pin }: Pin, after: string, before: string): Pin {
  const anchor = refindAnchor(pin, after, before);
  return anchor ? { ...pin, ...anchor } : { ...pin, lost: true };
}

/** Answers `source.revise`: replaces the text of a source and moves the pins of its quotations. Refused `stale` if it changed. */
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
    const underlinedSpans = validSpans(text, underlined);
    const source: Source = {
      ...before,
      text,
      hash: sha256(text),
      ...(underlinedSpans && { underlined: underlinedSpans }),
    };
    const corrections: Correction[] = [{ kind: 'source', row, is: source }];
    const refsWithLostPins: Ref[] = [];
    const movePinOfSource = (pin: Pin): Pin => (pin.source === id ? movePin(pin, text, before.text) : pin);
    for (const quotingRow of await evidenceRows(trx)) {
      const { kind } = quotingRow;
      if (kind !== 'response' && kind !== 'commitment') continue;
      const pins =
        kind === 'response' ? parsePiece(kind, quotingRow).pins : [parsePiece(kind, quotingRow).pin];
      if (!pins.some((pin) => pin.source === id)) continue;
      const movedPins = pins.map(movePinOfSource);
      if (movedPins.some((pin) => pin.source === id && pin.lost))
        refsWithLostPins.push(`${kind}:${quotingRow.id}`);
      const is =
        kind === 'response'
          ? { ...parsePiece(kind, quotingRow), pins: movedPins }
          : { ...parsePiece(kind, quotingRow), pin: movedPins[0] };
      corrections.push({ kind, row: quotingRow, is });
    }
    const texts = { before: before.text, after: text };
    const correction = await correctEvidence(
      trx,
      writeEntry,
      { eventType: 'source.revise', because, texts },
      corrections,
    );
    return correction.ok ? ok({ source, lost: refsWithLostPins }) : correction;
  });
