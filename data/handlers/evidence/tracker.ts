import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Recommendation, Response, Source } from '../../../core/evidence/evidence.ts';
import { makePin } from '../../../core/evidence/pin.ts';
import {
  headerLine,
  mapTracker,
  planTracker,
  storableText,
  type TrackerMapping,
  trackerText,
} from '../../../core/evidence/tracker.ts';
import { sha256 } from '../../base/hash.ts';
import type { Table } from '../../formats/tables.ts';
import { insertEvidence, nextPieceId, nextPieceIds, readEvidence } from '../../store/evidence.ts';
import { type Context, fileReader, type Handler } from '../context/context.ts';

// Handlers that preview and import a tracker: a table that lists recommendations and how each was answered.

/**
 * A file, the name of the table in it, and which column has what. The first table and a guessed mapping are the
 * defaults.
 */
interface TrackerRequest {
  readonly name: string;
  readonly base64: Uint8Array;
  readonly table?: string | undefined;
  readonly mapping?: TrackerMapping | undefined;
}

/** Chooses the table with the given name or, without a name, the first that has the columns of a tracker. */
function chooseTable(
  tables: readonly Table[],
  table: string | undefined,
): Result<{ readonly tables: readonly Table[]; readonly table: Table }> {
  const chosen =
    table === undefined
      ? tables.find(({ rows }) => headerLine(rows) >= 0)
      : tables.find((one) => one.name === table);
  return chosen
    ? ok({ tables, table: chosen })
    : refuse(
        table === undefined ? 'unsupported' : 'not-found',
        'No table of this file has a column of recommendations, by name or number. Nothing was read.',
      );
}

/** Reads the tables of a file. Call it before a transaction starts, so that none waits for a file. */
const readTables = ({ deps }: Context, { name, base64 }: TrackerRequest) =>
  fileReader(deps)('tables', { bytes: base64, name });

/** Finds the answers in the table of a tracker, and the recommendation that each answers. */
function planTable(
  fileTables: readonly Table[],
  request: TrackerRequest,
  recommendations: readonly Recommendation[],
) {
  const chosen = chooseTable(fileTables, request.table);
  if (!chosen.ok) return chosen;
  const { table, tables } = chosen.value;
  const headerIndex = Math.max(0, headerLine(table.rows));
  const headers = table.rows[headerIndex]?.cells ?? [];
  const mapping = request.mapping ?? mapTracker(headers);
  const byNumber = new Map(recommendations.flatMap(({ id, no }) => (no === null ? [] : [[no, id] as const])));
  const plan = planTracker(headers, table.rows.slice(headerIndex + 1), mapping, byNumber);
  return ok({ tables, table, headers, mapping, plan });
}

/** The terms of an answer have at most this many UTF-16 code units. */
const MAX_TERMS_LENGTH = 500;

/** Shortens the terms of an answer, and never cuts a surrogate pair in two. */
const shorten = (words: string): string =>
  words.length <= MAX_TERMS_LENGTH
    ? words
    : `${words.slice(0, MAX_TERMS_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** The text of a cell; '' if there is none. */
const cellOf = ({ rows }: Table, line: number, column: number): string =>
  storableText(rows.find((row) => row.line === line)?.cells[column] ?? '');

export const previewTracker: Handler<'tracker.look'> = async (context, request) => {
  const fileTables = await readTables(context, request);
  if (!fileTables.ok) return fileTables;
  return context.read(async (trx) => {
    const tablePlan = planTable(fileTables.value, request, (await readEvidence(trx)).recommendations);
    if (!tablePlan.ok) return tablePlan;
    const { tables, table, headers, mapping, plan } = tablePlan.value;
    return ok({
      tables: tables.map(({ name }) => name),
      table: table.name,
      headers,
      mapping,
      answers: plan.answers.map(({ column, ...answer }) => ({
        ...answer,
        text: cellOf(table, answer.line, column),
      })),
      left: plan.left,
    });
  });
};

export const importTracker: Handler<'tracker.import'> = async (context, request) => {
  const fileTables = await readTables(context, request);
  if (!fileTables.ok) return fileTables;
  return context.write(async (trx, writeEntry) => {
    const { title, author, date, url, licence, ...tableRequest } = request;
    const { recommendations, sources } = await readEvidence(trx);
    const tablePlan = planTable(fileTables.value, tableRequest, recommendations);
    if (!tablePlan.ok) return tablePlan;
    const { table, plan } = tablePlan.value;
    if (plan.answers.length === 0)
      return refuse('invalid', 'No line of this table answers a recommendation. Nothing was imported.');
    const { text, placeOf } = trackerText(table.rows);
    const hash = sha256(text);
    const duplicate = sources.find((source) => source.hash === hash);
    if (duplicate)
      return refuse(
        'clash',
        `${duplicate.title} is this table, already imported. Nothing was imported.`,
        duplicate.id,
      );
    const id = await nextPieceId(trx, 'source', 'S');
    const source: Source = {
      id,
      title,
      author,
      date,
      licence,
      text,
      hash,
      tracker: true,
      ...(url !== undefined && { url }),
    };
    const ids = await nextPieceIds(trx, 'response', 'RS', { count: plan.answers.length });
    const responses = plan.answers.flatMap((answer, answerIndex): Response[] => {
      const place = placeOf(answer.line, answer.column);
      if (!place) return [];
      const { recommendation, category } = answer;
      const terms = text.slice(place.from, place.to);
      return [
        {
          id: ids[answerIndex] ?? '',
          recommendations: [recommendation],
          body: author,
          date: answer.date ?? date,
          category,
          terms: shorten(terms),
          pins: [makePin(source, place.from, place.to)],
          tracker: true,
        },
      ];
    });
    const marks = await insertEvidence(trx, [
      { kind: 'source', value: source },
      ...responses.map((value) => ({ kind: 'response' as const, value })),
    ]);
    await writeEntry('evidence.add', `source:${id}`, { marks, title });
    return ok({ source: id, responses: responses.length, left: plan.left.length });
  });
};
