import { LARGE_ACT } from './large.ts';
import { type Row, TOPICS } from './rows.ts';
import { growthOf } from './table.ts';

/** What was set out to be reached, what was measured of it, and whether that is enough. */
export interface Target {
  /** What is measured. */
  readonly what: string;
  readonly aim: string;
  /** Which of several figures for the same aim this is; null where there is one. */
  readonly of: string | null;
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

const least = (what: string, aim: string, rows: readonly Row[], ratio: number): readonly Target[] =>
  rows.map((row) => {
    const theirs = row.theirs ?? (row.limit ?? 0) * 1000;
    const times = theirs / row.ours;
    const measured = `${row.theirs === null ? 'more than ' : ''}${times.toFixed(0)} times`;
    return { what, aim, of: row.what, measured, isMet: times >= ratio };
  });

const under = (what: string, aim: string, rows: readonly Row[], most: number): readonly Target[] =>
  rows.map(({ ours }) => ({
    what,
    aim,
    of: null,
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
      what: 'the work that grows most, at ten times the text and at ten times the amendments',
      aim: `at most ${NEAR_LINEAR.toFixed(1)} times as long, which is near to linear`,
      of: `${to}: ${steepest.what}`,
      measured: `${steepest.ratio.toFixed(1)} times`,
      isMet: steepest.ratio <= NEAR_LINEAR,
    },
  ];
}

const LARGE = { input: LARGE_ACT.short, amendments: 500 } as const;

const NAME = LARGE_ACT.title.replace(/ \d+$/, '');
const WITH = 'in it with 500 amendments';

/** The targets of which anything was measured. */
export const targetsOf = (rows: readonly Row[]): readonly Target[] => [
  ...least(
    `comparing the ${NAME} with 500 changes`,
    'ten times as fast as jsdiff over the whole text',
    at(rows, 'compare', /./, LARGE).filter(({ peer }) => peer?.startsWith('jsdiff')),
    10,
  ),
  ...under(
    'the whole of it as a Word file with 500 tracked changes',
    'under 2 s',
    at(rows, 'word', /./, LARGE).slice(0, 1),
    2000,
  ),
  ...under(
    `our own work for each key ${WITH}`,
    'under 8 ms at the 95th percentile',
    at(rows, 'type', /work per key.*95/, LARGE),
    8,
  ),
  ...under(
    `from a key to the next paint ${WITH}`,
    'under 20 ms at the 95th percentile',
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
  return under(
    'opening it with 500 amendments, to a section that can be typed in',
    'under 1 s',
    [{ ...readable, ours }],
    1000,
  );
}

const judged = ({ measured, isMet }: Target): string => (isMet ? measured : `${measured} (**not met**)`);

/** Every target in a table, a line for each figure. */
export function targetTable(targets: readonly Target[]): string {
  const lines = targets.map(
    ({ what, aim, of, measured, isMet }) =>
      `| ${what}: ${aim}${of === null ? '' : ` (${of})`} | ${measured} | ${isMet ? 'met' : '**not met**'} |`,
  );
  return lines.length === 0 ? '' : ['| Target | Measured | |', '| --- | --: | --- |', ...lines].join('\n');
}

/** The same in short for the README: one line for each aim, with all figures for it. */
export function targetsInShort(targets: readonly Target[]): string {
  const aims = new Map<string, readonly Target[]>();
  for (const target of targets) aims.set(target.what, [...(aims.get(target.what) ?? []), target]);
  const lines = [...aims].map(
    ([what, own]) => `| ${what} | ${own[0]?.aim} | ${own.map(judged).join(' and ')} |`,
  );
  return ['| What | Aim | Measured |', '| --- | --- | --- |', ...lines].join('\n');
}
