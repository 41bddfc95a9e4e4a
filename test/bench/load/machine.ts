import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';

/** What a process and those that it started use. */
export interface Used {
  /** Seconds of a processor's time so far. */
  readonly seconds: number;
  /** Megabytes of memory now, what is shared counted once. */
  readonly megabytes: number;
}

const TICKS = 100;

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // It has ended since.
  }
};

/** Behind the name, which may hold anything: the parent is the second field, and the time used the 12th and 13th. */
const fieldsOf = (pid: string): readonly string[] =>
  read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];

function familyOf(pid: number): readonly string[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((one) => [one, fieldsOf(one)[1]]));
  const family = [`${pid}`];
  for (const one of family)
    for (const [child, parent] of parents) if (parent === one && !family.includes(child)) family.push(child);
  return family;
}

export function usedBy(pid: number): Used {
  const family = familyOf(pid);
  const ticks = family.map((one) => fieldsOf(one)).map((fields) => Number(fields[11]) + Number(fields[12]));
  const kilobytes = family.map((one) =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`))?.[1] ?? 0),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + (one || 0), 0);
  return { seconds: sum(ticks) / TICKS, megabytes: Math.round(sum(kilobytes) / 1024) };
}

export const loadAverage = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(', ');
