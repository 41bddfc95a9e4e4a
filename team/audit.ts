import { parseArgs } from 'node:util';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { csvOf } from '../data/formats/csv.ts';
import { type AuditQuery, listAudit } from '../data/team/audit.ts';
import { openTeam } from '../data/team/tables.ts';
import { readSettings } from './settings.ts';

const DEFAULT_LIMIT = 1_000;
const DAY_OR_TIME = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?$/;

const HEADER = ['at', 'who', 'what', 'review', 'whom', 'was', 'became', 'address', 'person', 'subject'];

/** Parses the options of `keeling audit`. Refused for an unknown option or a malformed value. */
function queryOf(words: readonly string[]): Result<AuditQuery> {
  const option = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { from: option, until: option, person: option, review: option, limit: option },
    });
    const { from, until, person, review } = values;
    const bad = [from, until].find((day) => day !== undefined && !DAY_OR_TIME.test(day));
    if (bad !== undefined) return refuse('invalid', `${bad} is not a day, as 2026-11-28 is.`);
    const limit = Number(values.limit ?? DEFAULT_LIMIT);
    if (!Number.isInteger(limit) || limit < 1)
      return refuse('invalid', `--limit is a number from 1, not ${values.limit}.`);
    return ok({
      limit,
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      ...(person !== undefined && { person }),
      ...(review !== undefined && { review }),
    });
  } catch (error) {
    return refuse('invalid', error instanceof Error ? error.message : String(error));
  }
}

/** The server's audit of sign-ons, roles, exports and copies, as CSV, newest first. Refused for bad options or settings. */
export async function auditTeam(path: string, words: readonly string[] = []): Promise<Result<string>> {
  const query = queryOf(words);
  if (!query.ok) return query;
  const settings = await readSettings(path);
  if (!settings.ok) return settings;
  const team = await openTeam(settings.value);
  try {
    const listed = await listAudit(team, query.value);
    const rows = listed.map((one) => [
      ...[one.at, one.who, one.what, one.review, one.whom],
      ...[one.was, one.became, one.address, one.person, one.subject],
    ]);
    return ok(csvOf(HEADER, rows, 'program').trimEnd());
  } finally {
    await team.destroy();
  }
}
