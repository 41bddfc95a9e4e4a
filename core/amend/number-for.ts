import { isNumbered, nextNumber } from '../act/numbering.ts';
import { indexTree, type Kind, type Provision, pathTo, walk } from '../act/tree.ts';
import { ok, type Result, refuse } from '../result.ts';
import { parentAt, type Where, withInsertions } from './inserted.ts';
import type { Drafted } from './redline.ts';

/** Kinds numbered through the whole Act, Schedule or quotation rather than within their parent (§1.1 R1.1). */
const THROUGHOUT: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph', 'schedule']);
const SCOPES: ReadonlySet<Kind> = new Set(['act', 'quotation', 'schedule']);

function* inScope(scope: Provision): Generator<Provision> {
  for (const child of scope.children) {
    yield child;
    if (!SCOPES.has(child.kind)) yield* inScope(child);
  }
}

/** Everything in document order among which a provision of a kind is numbered. */
function seriesFor(text: Provision, parent: Provision, kind: Kind): Iterable<Provision> {
  if (!THROUGHOUT.has(kind)) return parent.children;
  const scope = pathTo(text, parent.pid).findLast(
    (node) => SCOPES.has(node.kind) && (kind !== 'schedule' || node.kind !== 'schedule'),
  );
  return inScope(scope ?? text);
}

/**
 * The number that a provision put there would have, by drafting-conventions.md §2: between its neighbours in document
 * order, repealed ones and the insertions of all `amendments`, selected or not, counted. '' for a kind without
 * numbers. Refused `unsupported` where its neighbours' labels can't be read; a person then chooses.
 */
export function numberFor(
  base: Provision,
  amendments: readonly Drafted[],
  where: Where,
  kind: Kind,
): Result<string> {
  if (!isNumbered(kind)) return ok('');
  const text = withInsertions(base, amendments);
  const parent = parentAt(text, where);
  if (!parent) return refuse('not-found', 'There is no such place in the text');
  const series = [...seriesFor(text, parent, kind)];
  const anchor = indexTree(text).byPid.get('after' in where ? where.after : where.firstIn);
  // What stands before the place: everything up to the anchor, and all that is in it when the place is after it.
  const before = new Set(anchor ? series.slice(0, series.indexOf(anchor) + 1) : []);
  if (anchor && 'after' in where) for (const node of walk(anchor)) before.add(node);
  const numbered = series.filter((node) => node.kind === kind && node.num);
  const prev = numbered.findLast((node) => before.has(node))?.num ?? null;
  const next = numbered.find((node) => !before.has(node))?.num ?? null;
  try {
    return ok(nextNumber(kind, prev, next));
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return refuse('unsupported', thrown.message);
  }
}
