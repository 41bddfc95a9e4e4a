import { LARGE_ACT } from './large.ts';
import { type Row, TOPICS, type Topic } from './rows.ts';

const LARGE = LARGE_ACT.short;

/** Columns of the table: every text with every number of amendments. */
const COLUMNS = [
  ['PHA', 0],
  ['PHA', 500],
  [LARGE, 0],
  [LARGE, 500],
  [LARGE, 5000],
  ['×10', 0],
  ['×10', 500],
  ['×10', 5000],
] as const;

const TITLES: Readonly<Record<Topic, string>> = {
  compare: 'Comparing',
  import: 'Reading',
  word: 'Writing a Word file',
  search: 'Searching',
  checks: 'Marking and checking',
  wording: 'Putting into words',
  open: 'Opening',
  type: 'Typing',
  size: 'Memory and size',
};

const tidy = (value: number): string =>
  value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB');

/** `12 ms`, `1.3 s`, `210 MB`. */
const amount = (value: number, unit: Row['unit']): string =>
  unit === 'ms' && value >= 1000 ? `${tidy(value / 1000)} s` : `${tidy(value)} ${unit}`;

const times = (ratio: number): string => `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)}×`;

function theirsIn({ theirs, ours, unit, limit }: Row): string {
  if (theirs !== null) return `${amount(theirs, unit)} (${times(theirs / ours)})`;
  const seconds = limit ?? 0;
  return `> ${seconds} s (> ${times((seconds * 1000) / ours)})`;
}

const isColumn = ({ input }: Row): boolean => COLUMNS.some(([name]) => name === input);

/** A figure that has no amendments is the same with any: it stands in the first column of its text. */
const inColumn = (rows: readonly Row[], [input, amendments]: (typeof COLUMNS)[number]): Row | undefined =>
  rows.find((row) => row.input === input && (row.amendments ?? 0) === amendments);

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** How ours grew between two figures of it; null where one of them is missing. */
function grew(
  rows: readonly Row[],
  from: (typeof COLUMNS)[number],
  to: (typeof COLUMNS)[number],
): number | null {
  const [one, other] = [inColumn(rows, from), inColumn(rows, to)];
  return one && other ? other.ours / one.ours : null;
}

/** How steeply ours grows to ten times the text, at any number of amendments; and to ten times the amendments. */
export function growthOf(rows: readonly Row[]): {
  readonly size: number | null;
  readonly amendments: number | null;
} {
  const ratios = ([0, 500, 5000] as const).flatMap(
    (count) => grew(rows, [LARGE, count], ['×10', count]) ?? [],
  );
  return {
    size: ratios.length > 0 ? Math.max(...ratios) : null,
    amendments: grew(rows, [LARGE, 500], [LARGE, 5000]),
  };
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...body.map(line)].join('\n');
}

/** The lines of one topic: ours, and under it each of the others. */
function linesOf(rows: readonly Row[]): readonly (readonly string[])[] {
  return distinct(rows.map(({ what }) => what)).flatMap((what) => {
    const own = rows.filter((row) => row.what === what);
    const { size, amendments } = growthOf(own);
    const cells = (show: (row: Row) => string, of: readonly Row[]) =>
      COLUMNS.map((column) => {
        const row = inColumn(of, column);
        return row ? show(row) : '';
      });
    const peers = distinct(own.flatMap(({ peer }) => (peer === null ? [] : [peer])));
    return [
      [
        `**${what}**`,
        ...cells(({ ours, unit }) => amount(ours, unit), own),
        size === null ? '' : times(size),
        amendments === null ? '' : times(amendments),
      ],
      ...peers.map((peer) => [
        `– ${peer}`,
        ...cells(
          theirsIn,
          own.filter((row) => row.peer === peer),
        ),
        '',
        '',
      ]),
    ];
  });
}

/** Everything that was measured, in one table a topic. */
export function tablesOf(rows: readonly Row[]): string {
  const heads = COLUMNS.map(([name, count]) => `${name}, ${count.toLocaleString('en-GB')}`);
  const parts = TOPICS.flatMap((topic) => {
    const own = rows.filter((row) => row.topic === topic);
    const columned = own.filter(isColumn);
    const others = own.filter((row) => !isColumn(row));
    return [
      ...(columned.length > 0
        ? [
            table(
              [TITLES[topic], ...heads, 'to ten times the text', 'to ten times the amendments'],
              linesOf(columned),
            ),
          ]
        : []),
      ...(others.length > 0
        ? [
            table(
              [TITLES[topic], 'of', 'ours', 'theirs', 'whose'],
              others.map((row) => [
                row.what,
                row.input,
                amount(row.ours, row.unit),
                row.peer === null ? '' : theirsIn(row),
                row.peer ?? '',
              ]),
            ),
          ]
        : []),
    ];
  });
  return parts.join('\n\n');
}
