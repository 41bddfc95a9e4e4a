import type { Knex } from 'knex';
import type { CallOutput } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { AskedQuestion } from '../../../core/consultation/fit-questions.ts';
import { profileOf } from '../../../core/consultation/profiles.ts';
import type { RowResponse } from '../../../core/consultation/response.ts';
import type { ColumnStats } from '../../../core/consultation/stats.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Import, Question } from '../../../core/evidence/records.ts';
import type { FileTask } from '../../consultation/file-task.ts';
import { type Prepared, planOut, prepare } from '../../consultation/prepare.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import {
  addResponseWords,
  insertResponses,
  type NewResponse,
  nextRespondent,
  type ResponseRows,
  RowsHash,
  responseRows,
} from '../../store/responses.ts';
import type { Context, Handler } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { standing } from './look.ts';
import { importsKey, responsesSession } from './responses-session.ts';

/** Responses stored between two looks at whether to go on. */
const STRIDE = 1000;

interface Taking {
  readonly prepared: Prepared;
  readonly name: string;
  readonly profileName: string | undefined;
  readonly responses: readonly (RowResponse & { readonly row: string })[];
  readonly questions: readonly AskedQuestion[];
}

const count = (number: number, what: string): string =>
  `${number.toLocaleString('en-GB')} ${what}${number === 1 ? '' : 's'}`;

/** What a closed question offers, as far as its answers tell. */
const optionsIn = (stats: ColumnStats | undefined): readonly string[] =>
  stats?.choices ?? stats?.values ?? [];

/** The ids of the questions by their columns, and the changes that make the new ones. */
async function askedIds(trx: Knex.Transaction, { questions, prepared }: Taking, importId: string) {
  const fresh = questions.filter(({ held }) => held === null);
  const ids = await nextRecordIds(trx, 'question', fresh.length);
  const byColumn = new Map(questions.map(({ column, held }) => [column, held?.id ?? '']));
  const changes = fresh.map(({ column, code, text, kind }, at): RecordChange => {
    const id = ids[at] ?? '';
    byColumn.set(column, id);
    const options = kind === 'closed' ? optionsIn(prepared.stats[column]) : [];
    const question: Question = { id, code, text, kind, options, import: importId };
    return { kind: 'question', id, was: null, is: question };
  });
  return { byColumn, changes };
}

async function profileChange(
  trx: Knex.Transaction,
  { profileName, prepared }: Taking,
): Promise<readonly RecordChange[]> {
  if (profileName === undefined) return [];
  const was = (await findRecord(trx, 'profile', profileName)) ?? null;
  const is = { id: profileName, mapping: profileOf(prepared.mapping, prepared.columns) };
  return canonicalJson(was) === canonicalJson(is) ? [] : [{ kind: 'profile', id: profileName, was, is }];
}

async function store(
  context: Context,
  {
    trx,
    writeEntry,
    doing,
  }: { readonly trx: Knex.Transaction; readonly writeEntry: LedgerWriter; readonly doing: FileTask },
  taking: Taking,
): Promise<Result<{ readonly made: Import; readonly byColumn: ReadonlyMap<number, string> }>> {
  const { prepared, responses, name } = taking;
  const [id = ''] = await nextRecordIds(trx, 'import');
  const { byColumn, changes } = await askedIds(trx, taking, id);
  const first = await nextRespondent(trx, responses.length);
  const hash = new RowsHash({ first });
  let answers = 0;
  doing.begin('saving', responses.length);
  const rowsFrom = (at: number): ResponseRows => {
    const some = responses
      .slice(at, at + STRIDE)
      .map(({ line, row, respondent, answers: said }): NewResponse => {
        answers += said.length;
        const asked = said.map(({ column, text }) => ({ question: byColumn.get(column) ?? '', text }));
        return { line, row, respondent, answers: asked };
      });
    return responseRows(some, { first: first + at, importId: id, hash });
  };
  for (let at = 0, rows = rowsFrom(0); at < responses.length; at += STRIDE) {
    const storing = insertResponses(trx, rows);
    // The next are made ready while these are stored.
    rows = rowsFrom(at + STRIDE);
    const [, going] = await Promise.all([storing, doing.goOn(Math.min(at + STRIDE, responses.length))]);
    if (!going.ok) return going;
  }
  await addResponseWords(trx, first, responses.length);
  const going = await doing.goOn(responses.length);
  if (!going.ok) return going;
  const made: Import = {
    id,
    file: name,
    sheet: prepared.file.sheet,
    sha256: prepared.file.sha256,
    profile: taking.profileName ?? prepared.profile?.name ?? '',
    respondents: responses.length,
    answers,
    isConsentAsked: prepared.mapping.columns.some(({ role }) => role === 'consent'),
    rows: hash.digest(),
    first,
    questions: hash.questions,
    by: context.deps.person().name,
    at: context.deps.now(),
  };
  const what = `imported ${count(responses.length, 'response')} from ${name}`;
  await keepRecords(trx, writeEntry, { subject: `import:${id}`, what }, [
    ...changes,
    { kind: 'import', id, was: null, is: made },
    ...(await profileChange(trx, taking)),
  ]);
  return ok({ made, byColumn });
}

export const importFile: Handler<'consultation.import'> = (context, request) => {
  const session = responsesSession(context);
  return session.work<CallOutput<'consultation.import'>>('import', request.name, async (doing) => {
    const file = await session.read(request, request.sheet, doing);
    if (!file.ok) return file;
    const against = await standing(context);
    if (!against.ok) return against;
    const { imports, remembered, questions } = against.value;
    const { sha256, sheet } = file.value;
    const already = imports.find((one) => one.sha256 === sha256 && one.sheet === sheet);
    const read = await prepare(file.value, request, remembered, doing);
    if (!read.ok) return read;
    // The very same file adds nothing, whatever is said of doubled rows.
    const mapping = already ? ({ ...read.value.mapping, doubles: 'leave-out' } as const) : read.value.mapping;
    const prepared = { ...read.value, mapping };
    const responses: (RowResponse & { readonly row: string })[] = [];
    const planned = await planOut(prepared, against.value, doing, ({ response }) => {
      if (response) responses.push(response);
    });
    if (!planned.ok) return planned;
    const { plan, problems } = planned.value;
    const dryRun = plan.dryRun();
    if (responses.length === 0) {
      const why = already ? `This file was imported as ${already.id}` : nothingNew(dryRun.doubled);
      return ok({ import: null, said: `${why}: nothing was added.`, dryRun, problems });
    }
    const taking: Taking = {
      prepared,
      name: request.name,
      profileName: request.profileName,
      responses,
      questions: plan.questions,
    };
    const stored = await context.write(async (trx, writeEntry) => {
      const same =
        importsKey(await listRecords(trx, 'import')) === importsKey(imports) &&
        canonicalJson(await listRecords(trx, 'question')) === canonicalJson(questions);
      if (!same)
        return refuse(
          'stale',
          'The review has changed since the file was read. Nothing was imported. Try again.',
        );
      return store(context, { trx, writeEntry, doing }, taking);
    });
    if (!stored.ok) return stored;
    session.putAway();
    const { made, byColumn } = stored.value;
    const named = dryRun.questions.map((one) => ({
      ...one,
      question: byColumn.get(one.column) ?? one.question,
    }));
    return ok({ import: made, said: said(made, dryRun), dryRun: { ...dryRun, questions: named }, problems });
  });
};

const nothingNew = (doubled: number): string =>
  doubled > 0
    ? 'All its responses have already been imported'
    : 'The file has no response that can be imported';

/** "I-0001: 5 responses with 23 answers were taken in; 1 row was left out as doubled, 2 can’t be understood." */
function said(
  { id, respondents, answers }: Import,
  { doubled, empty, broken }: { readonly doubled: number; readonly empty: number; readonly broken: number },
): string {
  const rest = [
    doubled > 0 ? `${count(doubled, 'row')} excluded as duplicates` : '',
    empty > 0 ? `${count(empty, 'row')} without an answer` : '',
    broken > 0 ? `${count(broken, 'row')} that cannot be read` : '',
  ].filter((part) => part !== '');
  const taken = `${id}: ${count(respondents, 'response')} with ${count(answers, 'answer')}`;
  return rest.length === 0 ? `${taken}.` : `${taken}; ${rest.join(', ')}.`;
}
