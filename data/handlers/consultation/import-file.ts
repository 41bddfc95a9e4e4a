import type { Knex } from 'knex';
import type { CallOutput } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { permissionRole } from '../../../core/consultation/permission-column.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Import, Question } from '../../../core/evidence/records.ts';
import type { FileTask } from '../../consultation/file-task.ts';
import { type PackedFile, unpackChunk } from '../../consultation/packed-rows.ts';
import type { PlannedFile, PlannedResponse } from '../../consultation/plan-file.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import {
  indexResponses,
  insertResponses,
  type NewResponse,
  nextRespondent,
  type ResponseRows,
  RowsHash,
  responseRows,
} from '../../store/responses.ts';
import type { Context, Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { planImport } from './plan-import.ts';
import { importsKey, responsesSession } from './responses-session.ts';

// Imports a file of responses: the responses, their questions, and how the columns of the file are read.

/** A chunk with no responses. */
const EMPTY_CHUNK = new TextEncoder().encode('[]');

/** A file and its plan. With a profile name, the mapping of its columns is saved under that name. */
interface ImportInput {
  readonly file: PackedFile;
  readonly planned: PlannedFile;
  readonly name: string;
  readonly profileName: string | undefined;
}

/** `1,200 responses`. */
const countWords = (number: number, noun: string): string =>
  `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;

/** Assigns the ids of questions to columns, and makes the records of new questions. */
async function assignQuestionIds(trx: Knex.Transaction, { planned }: ImportInput, importId: string) {
  const { questions } = planned;
  const newQuestions = questions.filter(({ storedQuestion }) => storedQuestion === null);
  const ids = await nextRecordIds(trx, 'question', newQuestions.length);
  const byColumn = new Map(questions.map(({ column, storedQuestion }) => [column, storedQuestion?.id ?? '']));
  const changes = newQuestions.map(({ column, code, text, kind }, index): RecordChange => {
    const id = ids[index] ?? '';
    byColumn.set(column, id);
    const options = kind === 'closed' ? (planned.options.get(column) ?? []) : [];
    const optionsSource = options.length > 0 ? ({ optionsFrom: 'answers' } as const) : {};
    const question: Question = { id, code, text, kind, options, ...optionsSource, import: importId };
    return { kind: 'question', id, was: null, is: question };
  });
  return { byColumn, changes };
}

/** The change that saves the mapping of columns under the profile name; none without a name. */
async function profileChange(
  trx: Knex.Transaction,
  { profileName, planned }: ImportInput,
): Promise<readonly RecordChange[]> {
  if (profileName === undefined) return [];
  const was = (await findRecord(trx, 'profile', profileName)) ?? null;
  const is = { id: profileName, mapping: planned.remembers };
  return canonicalJson(was) === canonicalJson(is) ? [] : [{ kind: 'profile', id: profileName, was, is }];
}

/** Remembers what each permission column means, so that the next file with these headers is read in the same way. */
async function permissionChanges(
  { deps }: Context,
  trx: Knex.Transaction,
  { decided }: PlannedFile,
): Promise<readonly RecordChange[]> {
  const changes: RecordChange[] = [];
  for (const { id, is: settings } of decided) {
    const was = (await findRecord(trx, 'permission', id)) ?? null;
    const isGuessed = settings?.role === permissionRole(settings?.header ?? '');
    if (settings && !was && isGuessed && settings.decisions.length === 0) continue;
    const settingsBefore = was && { header: was.header, role: was.role, decisions: was.decisions };
    if (canonicalJson(settingsBefore) === canonicalJson(settings)) continue;
    const is = settings && { id, ...settings, by: deps.person().name, at: deps.now() };
    changes.push({ kind: 'permission', id, was, is });
  }
  return changes;
}

/** Stores a planned file: its responses, import record, new questions, profile and permission columns. */
async function storeResponses(
  context: Context,
  {
    trx,
    writeEntry,
    task,
  }: { readonly trx: Knex.Transaction; readonly writeEntry: LedgerWriter; readonly task: FileTask },
  input: ImportInput,
): Promise<Result<{ readonly importRecord: Import; readonly byColumn: ReadonlyMap<number, string> }>> {
  const { file, planned, name } = input;
  const { responses, added } = planned;
  const [id = ''] = await nextRecordIds(trx, 'import');
  const { byColumn, changes } = await assignQuestionIds(trx, input, id);
  const firstId = await nextRespondent(trx, added);
  const hash = new RowsHash({ first: firstId });
  let [answers, savedResponses] = [0, 0];
  task.begin('saving', added);
  /** Makes the rows of a chunk of responses, and counts them. */
  const prepareRows = (chunk: Uint8Array | undefined): ResponseRows => {
    const responsesInChunk = unpackChunk<PlannedResponse>(chunk ?? EMPTY_CHUNK).map(
      ({ line, row, respondent, answers: answersInRow }): NewResponse => {
        answers += answersInRow.length;
        const questionAnswers = answersInRow.map(({ column, text }) => ({
          question: byColumn.get(column) ?? '',
          text,
        }));
        return { line, row, respondent, answers: questionAnswers };
      },
    );
    const rows = responseRows(responsesInChunk, { first: firstId + savedResponses, importId: id, hash });
    savedResponses += responsesInChunk.length;
    return rows;
  };
  let rows = prepareRows(responses[0]);
  for (let chunkIndex = 0; chunkIndex < responses.length; chunkIndex += 1) {
    const [insertion, storedCount] = [insertResponses(trx, rows), savedResponses];
    // The next chunk is prepared while the database stores this one.
    rows = prepareRows(responses[chunkIndex + 1]);
    const [, checkpoint] = await Promise.all([insertion, task.checkpoint(storedCount)]);
    if (!checkpoint.ok) return checkpoint;
  }
  await indexResponses(trx, firstId, added);
  const lastCheckpoint = await task.checkpoint(added);
  if (!lastCheckpoint.ok) return lastCheckpoint;
  const importRecord: Import = {
    id,
    file: name,
    sheet: file.sheet,
    sha256: file.sha256,
    profile: input.profileName ?? planned.profile?.name ?? '',
    respondents: added,
    answers,
    isConsentAsked: planned.mapping.columns.some(({ role }) => role === 'consent'),
    rows: hash.digest(),
    first: firstId,
    questions: hash.questions,
    by: context.deps.person().name,
    at: context.deps.now(),
  };
  const description = `imported ${countWords(added, 'response')} from ${name}`;
  await saveRecords(trx, writeEntry, { subject: `import:${id}`, description }, [
    ...changes,
    { kind: 'import', id, was: null, is: importRecord },
    ...(await profileChange(trx, input)),
    ...(await permissionChanges(context, trx, planned)),
  ]);
  return ok({ importRecord, byColumn });
}

/** Answers `consultation.import`. Refused `stale` if imports or questions change after the file was planned. */
export const importFile: Handler<'consultation.import'> = (context, request) => {
  const session = responsesSession(context);
  return session.runTask<CallOutput<'consultation.import'>>('import', request.name, async (task) => {
    const plan = await planImport(context, request, null, task);
    if (!plan.ok) return plan;
    const { file, planned, imports, questions, importedAs } = plan.value;
    const { dryRun, permissions, problems } = planned;
    if (planned.added === 0) {
      const reason =
        importedAs === null ? nothingNewMessage(dryRun.doubled) : `This file was imported as ${importedAs}`;
      return ok({ import: null, said: `${reason}: nothing was added.`, dryRun, permissions, problems });
    }
    const importInput: ImportInput = { file, planned, name: request.name, profileName: request.profileName };
    const outcome = await context.write(async (trx, writeEntry) => {
      const isUnchanged =
        importsKey(await listRecords(trx, 'import')) === importsKey(imports) &&
        canonicalJson(await listRecords(trx, 'question')) === canonicalJson(questions);
      if (!isUnchanged)
        return refuse(
          'stale',
          'The review has changed since the file was read. Nothing was imported. Try again.',
        );
      return storeResponses(context, { trx, writeEntry, task }, importInput);
    });
    if (!outcome.ok) return outcome;
    session.clear();
    const { importRecord, byColumn } = outcome.value;
    const namedQuestions = dryRun.questions.map((one) => ({
      ...one,
      question: byColumn.get(one.column) ?? one.question,
    }));
    return ok({
      import: importRecord,
      said: importMessage(importRecord, dryRun),
      dryRun: { ...dryRun, questions: namedQuestions },
      permissions,
      problems,
    });
  });
};

const nothingNewMessage = (doubled: number): string =>
  doubled > 0
    ? 'All its responses have already been imported'
    : 'The file has no response that can be imported';

/** For example "Imported 5 responses with 23 answers as I-0001; not imported: 1 duplicate row, 2 rows that cannot be read." */
function importMessage(
  { id, respondents, answers }: Import,
  { doubled, empty, broken }: { readonly doubled: number; readonly empty: number; readonly broken: number },
): string {
  const notImported = [
    doubled > 0 ? countWords(doubled, 'duplicate row') : '',
    empty > 0 ? `${countWords(empty, 'row')} without an answer` : '',
    broken > 0 ? `${countWords(broken, 'row')} that cannot be read` : '',
  ].filter((part) => part !== '');
  const importedWords = `Imported ${countWords(respondents, 'response')} with ${countWords(answers, 'answer')} as ${id}`;
  return notImported.length === 0
    ? `${importedWords}.`
    : `${importedWords}; not imported: ${notImported.join(', ')}.`;
}
