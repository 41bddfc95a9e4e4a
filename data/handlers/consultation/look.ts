import type { CallOutput } from '../../../core/api.ts';
import { ok } from '../../../core/base/result.ts';
import { guessRoles } from '../../../core/consultation/guess.ts';
import type { PlannedRow } from '../../../core/consultation/import-plan.ts';
import { inertText } from '../../../core/consultation/inert.ts';
import { type Prepared, planOut, prepare } from '../../consultation/prepare.ts';
import { listRecords } from '../../store/records.ts';
import { heldResponses } from '../../store/responses.ts';
import type { Context, Handler } from '../context/context.ts';
import { profileNames, rememberedProfiles } from './profiles.ts';
import { responsesSession } from './responses-session.ts';

type Look = CallOutput<'consultation.look'>;

/** What the review holds that a file is looked at against. */
export const standing = (context: Context) =>
  context.read(async (trx) =>
    ok({
      held: await heldResponses(trx),
      questions: await listRecords(trx, 'question'),
      imports: await listRecords(trx, 'import'),
      remembered: await rememberedProfiles(trx),
    }),
  );

/** A cell as a preview shows it. */
const CELL = 2000;
const MOST_CELLS = 300;
const shown = (text: string): string => inertText(text.slice(0, CELL)).text;

function shownColumns({ columns, stats }: Prepared): Look['columns'] {
  const guesses = guessRoles(columns, stats);
  return columns.map(({ index, header, code, component }) => {
    const { role = 'ignore', because = '' } = guesses[index] ?? {};
    const { filled = 0, distinct = 0, samples = [] } = stats[index] ?? {};
    return { index, header, code, component, guess: role, because, filled, distinct, samples };
  });
}

export const lookAtFile: Handler<'consultation.look'> = (context, request) => {
  const session = responsesSession(context);
  return session.work('look', request.name, async (doing) => {
    const file = await session.read(request, request.sheet, doing);
    if (!file.ok) return file;
    const against = await standing(context);
    if (!against.ok) return against;
    const { imports, remembered } = against.value;
    const prepared = await prepare(file.value, request, remembered, doing);
    if (!prepared.ok) return prepared;
    const rows: Look['rows'][number][] = [];
    let next: number | null = null;
    const see = ({ line, fate, why }: PlannedRow, { cells }: { readonly cells: readonly string[] }) => {
      if (line <= request.after) return;
      if (rows.length < request.limit)
        rows.push({ line, fate, why, cells: cells.slice(0, MOST_CELLS).map(shown) });
      else next ??= rows.at(-1)?.line ?? null;
    };
    const planned = await planOut(prepared.value, against.value, doing, see);
    if (!planned.ok) return planned;
    const { plan, problems } = planned.value;
    const { format, sha256, bytes, dialect, sheets, sheet } = file.value;
    const { mapping, profile } = prepared.value;
    return ok({
      format,
      sha256,
      bytes,
      dialect,
      sheets,
      sheet,
      headerLine: mapping.headerLine,
      header: mapping.header,
      columns: shownColumns(prepared.value),
      profile,
      profiles: profileNames(remembered),
      mapping,
      already: imports.find((one) => one.sha256 === sha256 && one.sheet === sheet)?.id ?? null,
      dryRun: plan.dryRun(),
      problems,
      rows,
      next,
    });
  });
};
