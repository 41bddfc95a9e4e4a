import { LARGE_ACT } from './large.ts';
import { type Row, TOPICS } from './rows.ts';
import { growthOf } from './table.ts';

/** What was set out to be reached, what was measured of it, and whether that is enough. */
export interface Target {
  readonly target: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** What sorting would take for ten times as much of a text of this many provisions: no faster is near to linear. */
const NEAR_LINEAR = 10 * (Math.log(55_000) / Math.log(5_500));

const at = (rows: readonly Row[], topic: Row['topic'], what: RegExp, more: Partial<Row> = {}) =>
  rows.filter(
    (row) =>
      row.topic === topic &&
      what.test(row.what) &&
      Object.entries(more).every(([key, value]) => row[key as keyof Row] === value),
  );

const least = (target: string, rows: readonly Row[], ratio: number): readonly Target[] =>
  rows.map((row) => {
    const theirs = row.theirs ?? (row.limit ?? 0) * 1000;
    const times = theirs / row.ours;
    const measured = `${row.theirs === null ? 'more than ' : ''}${times.toFixed(0)} times`;
    return { target: `${target} (${row.what})`, measured, isMet: times >= ratio };
  });

const under = (target: string, rows: readonly Row[], most: number): readonly Target[] =>
  rows.map(({ ours }) => ({
    target,
    measured: ours < 100 ? `${ours.toFixed(1)} ms` : `${Math.round(ours)} ms`,
    isMet: ours < most,
  }));

/** Everything that takes time, by how much faster than linear it grows; the steepest first. */
function growing(
  rows: readonly Row[],
  by: 'size' | 'amendments',
): readonly { what: string; ratio: number }[] {
  return TOPICS.flatMap((topic) => {
    const own = rows.filter((row) => row.topic === topic && row.unit === 'ms');
    return [...new Set(own.map(({ what }) => what))].flatMap((what) => {
      const ratio = growthOf(own.filter((row) => row.what === what))[by];
      return ratio === null ? [] : [{ what, ratio }];
    });
  }).sort((a, b) => b.ratio - a.ratio);
}

function nearLinear(rows: readonly Row[], by: 'size' | 'amendments', to: string): readonly Target[] {
  const [steepest] = growing(rows, by);
  if (!steepest) return [];
  return [
    {
      target: `near to linear to ten times ${to}: at most ${NEAR_LINEAR.toFixed(1)} times`,
      measured: `${steepest.ratio.toFixed(1)} times at most (${steepest.what})`,
      isMet: steepest.ratio <= NEAR_LINEAR,
    },
  ];
}

const LARGE = { input: LARGE_ACT.short, amendments: 500 } as const;

/** The targets of which anything was measured. */
export const targetsOf = (rows: readonly Row[]): readonly Target[] => [
  ...least(
    `comparing the ${LARGE_ACT.title.replace(/ \d+$/, '')} with 500 changes: ten times as fast as jsdiff over the whole text`,
    at(rows, 'compare', /./, LARGE).filter(({ peer }) => peer?.startsWith('jsdiff')),
    10,
  ),
  ...under(
    'the whole of it as a Word file with 500 tracked changes: under 2 s',
    at(rows, 'word', /./, LARGE).slice(0, 1),
    2000,
  ),
  ...under(
    'our own work per key in it with 500 amendments: under 8 ms at the 95th percentile',
    at(rows, 'type', /work per key.*95/, LARGE),
    8,
  ),
  ...under(
    'from a key to the next paint in it with 500 amendments: under 20 ms at the 95th percentile',
    at(rows, 'type', /paint.*95/, LARGE),
    20,
  ),
  ...opened(rows),
  ...nearLinear(rows, 'size', 'the text'),
  ...nearLinear(rows, 'amendments', 'the amendments'),
];

function opened(rows: readonly Row[]): readonly Target[] {
  const both = [at(rows, 'open', /words/, LARGE)[0], at(rows, 'open', /typed/, LARGE)[0]];
  const [readable, ready] = both;
  if (!readable || !ready) return [];
  const ours = readable.ours + ready.ours;
  const target = 'opening it with 500 amendments, to a section that can be typed in: under 1 s';
  return under(target, [{ ...readable, ours }], 1000);
}
