import type { Knex } from 'knex';
import { ok, type Result } from '../../../core/base/result.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { EvidenceKind, EvidenceMark } from '../../../core/evidence/marks.ts';
import { type EvidenceRow, markOf, replacePiece } from '../../store/evidence.ts';
import { fromJson } from '../../store/json.ts';
import { keepValues } from '../../store/kept-rows.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { carryPassages } from '../coding/carry-anchors.ts';
import { saveRecords } from '../context/keep-records.ts';

// Corrects evidence, and moves everything that quotes it.

/** A piece of evidence as it is stored (`row`), and its corrected content (`is`). */
export interface Correction {
  readonly kind: EvidenceKind;
  readonly row: EvidenceRow;
  readonly is: { readonly id: string };
}

/**
 * Corrects a note or a source, and the pieces of evidence that quote it, as one ledger entry. The store keeps the former
 * content, and excerpts and redactions move to the new text. The first correction is the subject of the entry.
 * @param revision `texts` is null if the text does not change
 */
export async function correctEvidence(
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  revision: {
    readonly eventType: 'note.revise' | 'source.revise';
    readonly because: string;
    readonly texts: { readonly before: string; readonly after: string } | null;
  },
  corrections: readonly Correction[],
): Promise<Result<null>> {
  const [first] = corrections;
  if (!first) return ok(null);
  const subject: Ref = `${first.kind}:${first.row.id}`;
  const { eventType, because, texts } = revision;
  const passages = texts ? await carryPassages(trx, subject, texts.before, texts.after) : ok([]);
  if (!passages.ok) return passages;
  const formerContent = new Map<string, unknown>();
  const marks: (EvidenceMark & { readonly was: string })[] = [];
  for (const { kind, row, is } of corrections) {
    const { hash } = markOf(row);
    formerContent.set(hash, fromJson(row.json, `${kind} ${row.id}`));
    marks.push({ ...(await replacePiece(trx, kind, is)), was: hash });
  }
  const keptMarks = await keepValues(trx, formerContent);
  await writeEntry(eventType, subject, { marks, because: because.trim(), kept: keptMarks });
  if (passages.value.length > 0)
    await saveRecords(
      trx,
      writeEntry,
      { subject, description: movedWords(passages.value.length, subject) },
      passages.value,
    );
  return ok(null);
}

const movedWords = (count: number, subject: Ref): string =>
  `moved ${count === 1 ? 'a passage' : `${count} passages`} of ${subject.replace(':', ' ')} to the new text`;
