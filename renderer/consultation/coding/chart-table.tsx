import { ofStance } from './bar-chart.tsx';
import type { ChartRow } from './chart-rows.ts';
import { FiguresTable } from './figures-table.tsx';
import { GIVEN_STANCES, stanceWords } from './stance-words.ts';

/** The figures of a chart as a table. */
export function ChartTable({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly ChartRow[];
}) {
  const isCampaigned = rows.some(({ texts, withCampaigns }) => texts !== withCampaigns);
  return (
    <FiguresTable label={caption}>
      <thead>
        <tr>
          <th scope="col">Theme</th>
          <th scope="col">Excerpts</th>
          {GIVEN_STANCES.map((stance) => (
            <th key={stance} scope="col">
              {stanceWords(stance)}
            </th>
          ))}
          <th scope="col">Texts</th>
          {isCampaigned && <th scope="col">Texts with campaigns</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.theme}>
            <th scope="row">{row.name}</th>
            <td>{row.excerpts}</td>
            {GIVEN_STANCES.map((stance) => (
              <td key={stance}>{ofStance(row, stance)}</td>
            ))}
            <td>{row.texts}</td>
            {isCampaigned && <td>{row.withCampaigns}</td>}
          </tr>
        ))}
      </tbody>
    </FiguresTable>
  );
}
