import type { Knex } from 'knex';
import { ok } from '../../../core/base/result.ts';
import { COUNTED_BY, type StanceCounts } from '../../../core/coding/calls.ts';
import { countThemes, NO_STANCES } from '../../../core/coding/counts.ts';
import { csvOf } from '../../formats/csv.ts';
import type { ZipEntry } from '../../formats/zip.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { standsFor } from '../../store/campaigns.ts';
import { listRecords } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { readCopies } from '../context/outward.ts';
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

/** The code frame and its counts, as tables. */
async function tables(context: Context, trx: Knex.Transaction): Promise<readonly ZipEntry[]> {
  const { scrub } = await readCopies(trx);
  const themes = await listRecords(trx, 'theme');
  const names = new Map(themes.map(({ id, name }) => [id, scrub(name)]));
  const file = (name: string, header: readonly string[], rows: readonly (readonly string[])[]): ZipEntry => ({
    path: `${name}.csv`,
    bytes: new TextEncoder().encode(csvOf(header, rows)),
  });
  const cells = new Map(
    countThemes(await listRecords(trx, 'excerpt'), () => [''], await standsFor(trx)).map((cell) => [
      cell.theme,
      cell,
    ]),
  );
  const frame = themes.map(({ id, description, parent }) => {
    const { excerpts = 0, texts = 0, withCampaigns = 0, stances = NO_STANCES } = cells.get(id) ?? {};
    const part = parent === null ? '' : (names.get(parent) ?? parent);
    return [
      id,
      names.get(id) ?? '',
      part,
      scrub(description),
      `${excerpts}`,
      `${texts}`,
      `${withCampaigns}`,
      ...stanceCells(stances),
    ];
  });
  const files = [
    file(
      'code-frame',
      ['Id', 'Theme', 'Part of', 'Description', 'Excerpts', 'Texts', WITH_CAMPAIGNS, ...STANCE_COLUMNS],
      frame,
    ),
  ];
  for (const by of COUNTED_BY) {
    const counted = await countsBy(context, trx, by);
    const keys = new Map(counted.keys.map(({ key, name }) => [key, scrub(name)]));
    const rows = counted.cells.map(({ theme, key, excerpts, texts, withCampaigns, stances }) => [
      names.get(theme) ?? theme,
      keys.get(key) ?? key,
      `${excerpts}`,
      `${texts}`,
      `${withCampaigns}`,
      ...stanceCells(stances),
    ]);
    files.push(
      file(
        `themes-by-${by}`,
        ['Theme', COLUMN_OF[by], 'Excerpts', 'Texts', WITH_CAMPAIGNS, ...STANCE_COLUMNS],
        rows,
      ),
    );
  }
  return files;
}

export const exportCoding: Handler<'coding.export'> = async (context, request) => {
  const held = await context.read(async (trx) =>
    ok({ info: await reviewInfo(context, trx), files: await tables(context, trx) }),
  );
  if (!held.ok) return held;
  const { info, files } = held.value;
  return writeFolder(files, await placeFor(info, 'coding', request.to), 'The code frame');
};
