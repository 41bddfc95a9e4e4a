import type { Knex } from 'knex';
import type { CallOutput } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { permissionRole } from '../../../core/consultation/permission-column.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Import, Question } from '../../../core/evidence/records.ts';
import type { FileTask } from '../../consultation/file-task.ts';
import { type PackedFile, unpackedPiece } from '../../consultation/packed-rows.ts';
import type { PlannedFile, PlannedResponse } from '../../consultation/plan-file.ts';
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
import { planOf } from './plan-of.ts';
import { importsKey, responsesSession } from './responses-session.ts';

/** No responses. */
const NONE = new TextEncoder().encode('[]');

interface Taking {
  readonly file: PackedFile;
  readonly planned: PlannedFile;
  readonly name: string;
  readonly profileName: string | undefined;
}

const count = (number: number, what: string): string =>
  `${number.toLocaleString('en-GB')} ${what}${number === 1 ? '' : 's'}`;

/** The ids of the questions by their columns, and the changes that make the new ones. */
async function askedIds(trx: Knex.Transaction, { planned }: Taking, importId: string) {
  const { questions } = planned;
  const fresh = questions.filter(({ held }) => held === null);
  const ids = await nextRecordIds(trx, 'question', fresh.length);
  const byColumn = new Map(questions.map(({ column, held }) => [column, held?.id ?? '']));
  const changes = fresh.map(({ column, code, text, kind }, at): RecordChange => {
    const id = ids[at] ?? '';
    byColumn.set(column, id);
    const options = kind === 'closed' ? (planned.options.get(column) ?? []) : [];
    const found = options.length > 0 ? ({ optionsFrom: 'answers' } as const) : {};
    const question: Question = { id, code, text, kind, options, ...found, import: importId };
    return { kind: 'question', id, was: null, is: question };
  });
  return { byColumn, changes };
}

async function profileChange(
  trx: Knex.Transaction,
  { profileName, planned }: Taking,
): Promise<readonly RecordChange[]> {
  if (profileName === undefined) return [];
  const was = (await findRecord(trx, 'profile', profileName)) ?? null;
  const is = { id: profileName, mapping: planned.remembers };
  return canonicalJson(was) === canonicalJson(is) ? [] : [{ kind: 'profile', id: profileName, was, is }];
}

/** What is decided of the columns on publication, so that the next file with these headers is read by it. */
async function permissionChanges(
  { deps }: Context,
  trx: Knex.Transaction,
  { decided }: PlannedFile,
): Promise<readonly RecordChange[]> {
  const changes: RecordChange[] = [];
  for (const { id, is: column } of decided) {
    const was = (await findRecord(trx, 'permission', id)) ?? null;
    const isGuessed = column?.role === permissionRole(column?.header ?? '');
    if (column && !was && isGuessed && column.decisions.length === 0) continue;
    const before = was && { header: was.header, role: was.role, decisions: was.decisions };
    if (canonicalJson(before) === canonicalJson(column)) continue;
    const is = column && { id, ...column, by: deps.person().name, at: deps.now() };
    changes.push({ kind: 'permission', id, was, is });
  }
  return changes;
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
  const { file, planned, name } = taking;
  const { responses, added } = planned;
  const [id = ''] = await nextRecordIds(trx, 'import');
  const { byColumn, changes } = await askedIds(trx, taking, id);
  const first = await nextRespondent(trx, added);
  const hash = new RowsHash({ first });
  let [answers, done] = [0, 0];
  doing.begin('saving', added);
  const rowsOf = (piece: Uint8Array | undefined): ResponseRows => {
    const some = unpackedPiece<PlannedResponse>(piece ?? NONE).map(
      ({ line, row, respondent, answers: said }): NewResponse => {
        answers += said.length;
        const asked = said.map(({ column, text }) => ({ question: byColumn.get(column) ?? '', text }));
        return { line, row, respondent, answers: asked };
      },
    );
    const rows = responseRows(some, { first: first + done, importId: id, hash });
    done += some.length;
    return rows;
  };
  let rows = rowsOf(responses[0]);
  for (let at = 0; at < responses.length; at += 1) {
    const [storing, stored] = [insertResponses(trx, rows), done];
    // The next are made ready while these are stored.
    rows = rowsOf(responses[at + 1]);
    const [, going] = await Promise.all([storing, doing.goOn(stored)]);
    if (!going.ok) return going;
  }
  await addResponseWords(trx, first, added);
  const going = await doing.goOn(added);
  if (!going.ok) return going;
  const made: Import = {
    id,
    file: name,
    sheet: file.sheet,
    sha256: file.sha256,
    profile: taking.profileName ?? planned.profile?.name ?? '',
    respondents: added,
    answers,
    isConsentAsked: planned.mapping.columns.some(({ role }) => role === 'consent'),
    rows: hash.digest(),
    first,
    questions: hash.questions,
    by: context.deps.person().name,
    at: context.deps.now(),
  };
  const description = `imported ${count(added, 'response')} from ${name}`;
  await keepRecords(trx, writeEntry, { subject: `import:${id}`, description }, [
    ...changes,
    { kind: 'import', id, was: null, is: made },
    ...(await profileChange(trx, taking)),
    ...(await permissionChanges(context, trx, planned)),
  ]);
  return ok({ made, byColumn });
}

export const importFile: Handler<'consultation.import'> = (context, request) => {
  const session = responsesSession(context);
  return session.work<CallOutput<'consultation.import'>>('import', request.name, async (doing) => {
    const found = await planOf(context, request, null, doing);
    if (!found.ok) return found;
    const { file, planned, imports, questions, already } = found.value;
    const { dryRun, permissions, problems } = planned;
    if (planned.added === 0) {
      const why = already === null ? nothingNew(dryRun.doubled) : `This file was imported as ${already}`;
      return ok({ import: null, said: `${why}: nothing was added.`, dryRun, permissions, problems });
    }
    const taking: Taking = { file, planned, name: request.name, profileName: request.profileName };
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
    return ok({
      import: made,
      said: said(made, dryRun),
      dryRun: { ...dryRun, questions: named },
      permissions,
      problems,
    });
  });
};

const nothingNew = (doubled: number): string =>
  doubled > 0
    ? 'All its responses have already been imported'
    : 'The file has no response that can be imported';

/** "Imported 5 responses with 23 answers as I-0001; not imported: 1 duplicate row, 2 rows that cannot be read." */
function said(
  { id, respondents, answers }: Import,
  { doubled, empty, broken }: { readonly doubled: number; readonly empty: number; readonly broken: number },
): string {
  const rest = [
    doubled > 0 ? count(doubled, 'duplicate row') : '',
    empty > 0 ? `${count(empty, 'row')} without an answer` : '',
    broken > 0 ? `${count(broken, 'row')} that cannot be read` : '',
  ].filter((part) => part !== '');
  const taken = `Imported ${count(respondents, 'response')} with ${count(answers, 'answer')} as ${id}`;
  return rest.length === 0 ? `${taken}.` : `${taken}; not imported: ${rest.join(', ')}.`;
}
