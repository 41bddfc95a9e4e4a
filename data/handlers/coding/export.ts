import type { Knex } from 'knex';
import { ok } from '../../../core/base/result.ts';
import { COUNTED_BY, type StanceCounts } from '../../../core/coding/calls.ts';
import { countThemes, NO_STANCES } from '../../../core/coding/counts.ts';
import type { ThemeCounts } from '../../../core/coding/published-theme.ts';
import type { Cleared } from '../../../core/disclosure/gate.ts';
import { csvOf } from '../../formats/csv.ts';
import type { ZipEntry } from '../../formats/zip.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { standsFor } from '../../store/campaigns.ts';
import { listRecords } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { gateFor } from '../context/gate.ts';
import { reviewInfo } from '../context/review-info.ts';
import { countsBy } from './counts.ts';

const STANCE_COLUMNS = ['Support', 'Oppose', 'Mixed', 'Neutral', 'No stance'];
/** Every answer of a campaign counts, where its text is coded. */
const WITH_CAMPAIGNS = 'Texts with campaigns';
const stanceCells = ({ supports, opposes, mixed, neutral, none }: StanceCounts): readonly string[] =>
  [supports, opposes, mixed, neutral, none].map(String);

const COLUMN_OF: Readonly<Record<(typeof COUNTED_BY)[number], string>> = {
  question: 'Question',
  type: 'Kind of respondent',
  provision: 'Provision',
};

/** The counts of a theme in cells, those of excerpts first. */
const countCells = ({ excerpts, texts, withCampaigns, stances }: ThemeCounts): readonly string[] => [
  `${excerpts}`,
  `${texts}`,
  `${withCampaigns}`,
  ...stanceCells(stances),
];
const NO_COUNTS: ThemeCounts = { excerpts: 0, texts: 0, withCampaigns: 0, stances: NO_STANCES };

const fileOf = (name: string, header: readonly string[], rows: readonly (readonly string[])[]): ZipEntry => ({
  path: `${name}.csv`,
  bytes: new TextEncoder().encode(csvOf(header, rows)),
});

/** The code frame and its counts, as tables. */
async function tables(context: Context, trx: Knex.Transaction): Promise<Cleared<readonly ZipEntry[]>> {
  const gate = await gateFor(trx, 'lawyer');
  const themes = gate.clear({ theme: await listRecords(trx, 'theme') });
  const frameCells = countThemes(await listRecords(trx, 'excerpt'), () => [''], await standsFor(trx));
  const byTheme = new Map(frameCells.map((cell) => [cell.theme, cell]));
  const frame = themes.map(({ theme }) => {
    const names = new Map(theme.map(({ id, name }) => [id, name]));
    const rows = theme.map(({ id, name, description, parent }) => [
      id,
      name,
      parent === null ? '' : (names.get(parent) ?? parent),
      description,
      ...countCells(byTheme.get(id) ?? NO_COUNTS),
    ]);
    const header = ['Id', 'Theme', 'Part of', 'Description', 'Excerpts', 'Texts', WITH_CAMPAIGNS];
    return { names, files: [fileOf('code-frame', [...header, ...STANCE_COLUMNS], rows)] };
  });
  let files = frame;
  for (const by of COUNTED_BY) {
    const { keys, cells } = await countsBy(context, trx, by);
    const header = ['Theme', COLUMN_OF[by], 'Excerpts', 'Texts', WITH_CAMPAIGNS, ...STANCE_COLUMNS];
    files = files.with(gate.clear({ name: keys })).map(({ names, files: earlier, name }) => {
      const keyNames = new Map(name.map((one) => [one.key, one.name]));
      const rows = cells.map(({ theme, key, ...counts }) => [
        names.get(theme) ?? theme,
        keyNames.get(key) ?? key,
        ...countCells(counts),
      ]);
      return { names, files: [...earlier, fileOf(`themes-by-${by}`, header, rows)] };
    });
  }
  return files.map((made) => made.files);
}

export const exportCoding: Handler<'coding.export'> = async (context, request) => {
  const read = await context.read(async (trx) =>
    ok({ info: await reviewInfo(context, trx), files: await tables(context, trx) }),
  );
  if (!read.ok) return read;
  const { info, files } = read.value;
  return writeFolder(files, await placeFor(info, 'coding', request.to), 'The code frame');
};
