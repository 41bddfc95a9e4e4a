import { isNumbered, nextNumber } from '../../act/numbering.ts';
import { KINDS, type Kind, type Pid, type Provision, pathTo } from '../../act/tree.ts';

/** Kinds numbered through the whole Act, Schedule or quotation rather than within their parent (§1.1 R1.1). */
const THROUGHOUT: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph', 'schedule']);
const SCOPES: ReadonlySet<Kind> = new Set(['act', 'quotation', 'schedule']);

function* inScope(scope: Provision): Generator<Provision> {
  for (const child of scope.children) {
    yield child;
    if (!SCOPES.has(child.kind)) yield* inScope(child);
  }
}

/** Everything of one kind among which a provision under `parent` is numbered, in document order. */
export function seriesFor(text: Provision, parent: Provision, kind: Kind): readonly Provision[] {
  const scope = THROUGHOUT.has(kind)
    ? (pathTo(text, parent.pid).findLast(
        (node) => SCOPES.has(node.kind) && (kind !== 'schedule' || node.kind !== 'schedule'),
      ) ?? text)
    : null;
  return [...(scope ? inScope(scope) : parent.children)].filter((node) => node.kind === kind);
}

/** Every series of a text: provisions of one kind that are numbered among each other. */
export function* allSeries(root: Provision): Generator<readonly Provision[]> {
  const holders = [...below(root)];
  for (const holder of holders) {
    for (const kind of KINDS) {
      if (!isNumbered(kind)) continue;
      const isScope = SCOPES.has(holder.kind) && (kind !== 'schedule' || holder.kind !== 'schedule');
      const from = THROUGHOUT.has(kind) ? (isScope ? inScope(holder) : []) : holder.children;
      const series = [...from].filter((node) => node.kind === kind);
      if (series.length > 0) yield series;
    }
  }
}

function* below(node: Provision): Generator<Provision> {
  yield node;
  for (const child of node.children) yield* below(child);
}

/** The name of a Schedule that is the only one (drafting-conventions.md §1.1 R1.7). */
const ONLY_SCHEDULE = 'The Schedule';

/** The number of each free provision of a series, or why there is none. */
interface SeriesNumbers {
  readonly numbers: ReadonlyMap<Pid, string>;
  readonly unable: ReadonlyMap<Pid, string>;
}

/** Whether two numbers stand in order: only between two that do is there another. */
function isBefore(kind: Kind, a: string, b: string): boolean {
  try {
    return nextNumber(kind, a, b) !== '';
  } catch (thrown) {
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

/** The number after `prev`; in a series that is new as a whole, counted on to where the next fixed one allows it. */
function numberAfter(kind: Kind, prev: string | null, next: string | null, isNew: boolean): string {
  if (isNew && next !== null) {
    const nextWhole = nextNumber(kind, prev, null);
    if (isBefore(kind, nextWhole, next)) return nextWhole;
  }
  return nextNumber(kind, prev, next);
}

/**
 * Numbers the free provisions of a series from the first to the last. Each number comes after the one before it and
 * before the next fixed one (drafting-conventions.md §2.3). `isNew` says that nothing of the series is in the base
 * text, so that there is no gap to fit in. A provision that can’t be numbered is skipped.
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
