import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import { fitDictionary } from '../../../core/consultation/dictionary.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { listRecords } from '../../store/records.ts';
import { fileReader, type Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { responsesSession } from './responses-session.ts';

const describeUpdate = (count: number, name: string): string =>
  `updated the wording of ${count} question${count === 1 ? '' : 's'} from ${name}`;

/** Answers `consultation.dictionary`: reads a file with the wording of questions and, with `keep`, saves that wording. */
export const readDictionary: Handler<'consultation.dictionary'> = async (
  context,
  { name, keep, ...fileInput },
) => {
  const bytes = responsesSession(context).uploadedFile.bytesOf(fileInput);
  if (!bytes.ok) return bytes;
  const dictionaryEntries = await fileReader(context.deps)('dictionary', { bytes: bytes.value });
  if (!dictionaryEntries.ok) return dictionaryEntries;
  const applyDictionary = async (trx: Knex.Transaction, writeEntry: LedgerWriter | null) => {
    const { entries, unfitted, changed } = fitDictionary(
      dictionaryEntries.value,
      await listRecords(trx, 'question'),
    );
    if (entries.length === 0)
      return refuse(
        'invalid',
        'There is no question in the file. The file needs headers such as “Number” and “Title of the question”.',
      );
    const changes = changed.map(({ was, is }): RecordChange => ({ kind: 'question', id: was.id, was, is }));
    const [first] = changes;
    if (!writeEntry || !first) return ok({ entries, unfitted, changed: [] });
    const purpose = {
      subject: `question:${first.id}`,
      description: describeUpdate(changes.length, name),
    } as const;
    await saveRecords(trx, writeEntry, purpose, changes);
    return ok({ entries, unfitted, changed: changed.map(({ is }) => is) });
  };
  return keep ? context.write(applyDictionary) : context.read((trx) => applyDictionary(trx, null));
};
