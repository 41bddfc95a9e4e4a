import { count } from '../../../core/base/english.ts';
import type { ChartRow } from './chart-rows.ts';
import { fillOf } from './stance-patterns.tsx';
import { GIVEN_STANCES, type GivenStance, STANCE_SIGNS, stanceWords } from './stance-words.ts';

export const ofStance = ({ stances }: ChartRow, stance: GivenStance): number =>
  stances[stance === 'unsaid' ? 'none' : stance];

/** Minimum width of a bar's segment, in percent of the widest bar, that has space for its number. */
const MIN_LABEL_PERCENT = 7;

function partsOf(row: ChartRow, widest: number) {
  let from = 0;
  return GIVEN_STANCES.flatMap((stance) => {
    const number = ofStance(row, stance);
    if (number === 0) return [];
    const part = { said: stance, number, from: (from / widest) * 100, wide: (number / widest) * 100 };
    from += number;
    return [part];
  });
}

const rowWords = (row: ChartRow): string =>
  [
    `${row.name}: ${count(row.excerpts, 'excerpt')}`,
    ...GIVEN_STANCES.filter((stance) => ofStance(row, stance) > 0).map(
      (stance) => `${ofStance(row, stance)} ${stanceWords(stance)}`,
    ),
  ].join(', ');

/** A number on a background, so that the pattern of the bar does not run through it. `at` is its centre, in percent. */
function PartLabel({ at, words }: { readonly at: number; readonly words: string }) {
  const wide = words.length * 6.5 + 6;
  return (
    <>
      <rect
        className="plate"
        x={`${at}%`}
        y="3"
        width={wide}
        height="14"
        transform={`translate(${-wide / 2} 0)`}
      />
      <text x={`${at}%`} y="14" textAnchor="middle">
        {words}
      </text>
    </>
  );
}

/** The bars of one group, scaled to `widest`. The table below the chart has the same figures. */
export function BarChart({ rows, widest }: { readonly rows: readonly ChartRow[]; readonly widest: number }) {
  return (
    <ul className="bar-chart">
      {rows.map((row) => (
        <li key={row.theme}>
          <span className="bar-name" style={{ paddingInlineStart: `${row.depth * 0.9}rem` }}>
            {row.name}
          </span>
          <svg className="chart-bar" height="20" width="100%" role="img" aria-label={rowWords(row)}>
            {partsOf(row, widest).map(({ said, number, from, wide }) => (
              <g key={said}>
                <rect
                  className="stance-bar"
                  x={`${from}%`}
                  y="1"
                  width={`${wide}%`}
                  height="18"
                  fill={fillOf(said)}
                />
                {wide >= MIN_LABEL_PERCENT && (
                  <PartLabel at={from + wide / 2} words={`${STANCE_SIGNS[said]} ${number}`} />
                )}
              </g>
            ))}
          </svg>
          <span className="bar-total">{row.excerpts.toLocaleString('en-GB')}</span>
        </li>
      ))}
    </ul>
  );
}
