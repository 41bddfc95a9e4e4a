import { existsSync, readFileSync } from 'node:fs';

/** What is measured, in the order in which the table has it. */
export const TOPICS = [
  'compare',
  'import',
  'word',
  'search',
  'checks',
  'wording',
  'open',
  'type',
  'size',
] as const;
export type Topic = (typeof TOPICS)[number];

/** One figure of ours and, where others do the same, theirs: on the same input, in the same process, one after the other. */
export interface Row {
  readonly topic: Topic;
  readonly what: string;
  /** `PHA`, `ERA` or `LLA` (see large.ts), `×10`; or the name of a file. */
  readonly input: string;
  readonly amendments: number | null;
  readonly unit: 'ms' | 'MB' | 'kB';
  readonly ours: number;
  /** Who else was measured; null for a figure that stands alone. */
  readonly peer: string | null;
  /** Null where they were stopped. */
  readonly theirs: number | null;
  /** After how many seconds they were stopped, where they were. */
  readonly limit?: number;
}

/** What was recorded so far. */
export const recorded = (path: string): readonly Row[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Row)
    : [];
