import type { Knex } from 'knex';
import { ok, type Result } from '../../../core/base/result.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { EvidenceKind, EvidenceMark } from '../../../core/evidence/marks.ts';
import { type EvidenceRow, markOf, replacePiece } from '../../store/evidence.ts';
import { fromJson } from '../../store/json.ts';
import { keep } from '../../store/kept-rows.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { carryPassages } from '../coding/carry-anchors.ts';
import { keepRecords } from '../context/keep-records.ts';

/** One piece of evidence as it is stored, and what it is to be. */
export interface Correction {
  readonly kind: EvidenceKind;
  readonly row: EvidenceRow;
  readonly is: { readonly id: string };
}

/**
 * Corrects a note or a source, with what depends on its text: what each was is kept, the ledger tells of it, and the
 * passages that were taken of it are carried. The first of the corrections is what the entry is about.
 * @param revision `texts` is null where its text stays as it is
 */
export async function correct(
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  revision: {
    readonly act: 'note.revise' | 'source.revise';
    readonly because: string;
    readonly texts: { readonly before: string; readonly after: string } | null;
  },
  corrections: readonly Correction[],
): Promise<Result<null>> {
  const [first] = corrections;
  if (!first) return ok(null);
  const subject: Ref = `${first.kind}:${first.row.id}`;
  const { act, because, texts } = revision;
  const passages = texts ? await carryPassages(trx, subject, texts.before, texts.after) : ok([]);
  if (!passages.ok) return passages;
  const was = new Map<string, unknown>();
  const marks: (EvidenceMark & { readonly was: string })[] = [];
  for (const { kind, row, is } of corrections) {
    const { hash } = markOf(row);
    was.set(hash, fromJson(row.json, `${kind} ${row.id}`));
    marks.push({ ...(await replacePiece(trx, kind, is)), was: hash });
  }
  const keptMarks = await keep(trx, was);
  await writeEntry(act, subject, { marks, because: because.trim(), kept: keptMarks });
  if (passages.value.length > 0)
    await keepRecords(
      trx,
      writeEntry,
      { subject, description: carriedWords(passages.value.length, subject) },
      passages.value,
    );
  return ok(null);
}

const carriedWords = (count: number, subject: Ref): string =>
  `moved ${count === 1 ? 'a passage' : `${count} passages`} of ${subject.replace(':', ' ')} to the new text`;
