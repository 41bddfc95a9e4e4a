import { isNumbered, nextNumber } from '../../act/numbering.ts';
import { KINDS, type Kind, type Pid, type Provision, pathTo, walk } from '../../act/tree.ts';

/**
 * Kinds that are numbered through the whole Act, Schedule or quotation and not within their parent
 * (drafting-conventions.md §1.1).
 */
const THROUGHOUT: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph', 'schedule']);
const SCOPES: ReadonlySet<Kind> = new Set(['act', 'quotation', 'schedule']);

function* inScope(scope: Provision): Generator<Provision> {
  for (const child of scope.children) {
    yield child;
    if (!SCOPES.has(child.kind)) yield* inScope(child);
  }
}

/** The provisions of a kind that are numbered in one series with those under `parent`, in document order. */
export function seriesFor(text: Provision, parent: Provision, kind: Kind): readonly Provision[] {
  const scope = THROUGHOUT.has(kind)
    ? (pathTo(text, parent.pid).findLast(
        (node) => SCOPES.has(node.kind) && (kind !== 'schedule' || node.kind !== 'schedule'),
      ) ?? text)
    : null;
  return [...(scope ? inScope(scope) : parent.children)].filter((node) => node.kind === kind);
}

/** Every series of a text. A series is the provisions of one kind that are numbered in one sequence. */
export function* allSeries(root: Provision): Generator<readonly Provision[]> {
  for (const holder of walk(root)) {
    for (const kind of KINDS) {
      if (!isNumbered(kind)) continue;
      const isScope = SCOPES.has(holder.kind) && (kind !== 'schedule' || holder.kind !== 'schedule');
      const from = THROUGHOUT.has(kind) ? (isScope ? inScope(holder) : []) : holder.children;
      const series = [...from].filter((node) => node.kind === kind);
      if (series.length > 0) yield series;
    }
  }
}

/** An Act's only Schedule has this name and no number (drafting-conventions.md §1.1). */
const ONLY_SCHEDULE = 'The Schedule';

/** The new numbers of a series. `unable` has the reason for each provision that can't be numbered. */
interface SeriesNumbers {
  readonly numbers: ReadonlyMap<Pid, string>;
  readonly unable: ReadonlyMap<Pid, string>;
}

/** Whether two numbers are in order. `nextNumber` throws for numbers that are not, since nothing fits between them. */
function isBefore(kind: Kind, a: string, b: string): boolean {
  try {
    return nextNumber(kind, a, b) !== '';
  } catch (thrown) {
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

/** The number after `prev`. In a wholly new series, it is the next whole number (2, not 1A) if the next fixed one allows. */
function numberAfter(kind: Kind, prev: string | null, next: string | null, isNew: boolean): string {
  if (isNew && next !== null) {
    const nextWhole = nextNumber(kind, prev, null);
    if (isBefore(kind, nextWhole, next)) return nextWhole;
  }
  return nextNumber(kind, prev, next);
}

/**
 * Numbers the free provisions of a series in order: those whose number is not fixed. Each number comes after the one
 * before and before the next fixed one (drafting-conventions.md §2.3). A provision that can’t be numbered is skipped.
 * @param isNew whether no provision of the series is in the base text, so that numbers need not fit into gaps
 */
export function numberSeries(
  series: readonly Provision[],
  isFree: (node: Provision) => boolean,
  isNew: boolean,
): SeriesNumbers {
  const numbers = new Map<Pid, string>();
  const unable = new Map<Pid, string>();
  let prev: string | null = null;
  for (const [at, node] of series.entries()) {
    if (!isFree(node)) {
      prev = node.num || prev;
      continue;
    }
    const next = series.find((other, index) => index > at && other.num && !isFree(other))?.num ?? null;
    if (node.kind === 'schedule' && series.length === 1) {
      numbers.set(node.pid, ONLY_SCHEDULE);
      continue;
    }
    try {
      prev = numberAfter(node.kind, prev, next, isNew);
      numbers.set(node.pid, prev);
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      unable.set(node.pid, thrown.message);
    }
  }
  return { numbers, unable };
}
