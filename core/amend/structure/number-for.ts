import { isNumbered } from '../../act/numbering.ts';
import { indexTree, type Kind, type Provision, provision } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { numberSeries, seriesFor } from '../text/series.ts';
import { claiming, freelyNumbered, isNewSeries, type Numbered, withoutReplaced } from './renumber.ts';
import { changedIn, parentAt, type Where } from './with-inserted.ts';
import { withInsertions } from './with-insertions.ts';

/** The pid of the new provision while its number is worked out. No real pid is empty. */
const NEWCOMER = '';

/**
 * The number of a new provision, by drafting-conventions.md §2. It fits between its neighbours in document order:
 * repealed provisions count, and so do the insertions of all `amendments` that aren't withdrawn. `renumber` then
 * numbers the unlocked provisions after it. A single Schedule is "The Schedule". '' for a kind without
 * numbers. Refused `unsupported` where its neighbours' labels can't be read or leave no room: a person then chooses.
 */
export function numberFor(
  base: Provision,
  amendments: readonly Numbered[],
  where: Where,
  kind: Kind,
): Result<string> {
  if (!isNumbered(kind)) return ok('');
  const live = claiming(amendments);
  const text = withInsertions(base, live);
  const parent = parentAt(text, where);
  if (!parent) return refuse('not-found', 'That place is not in the text');
  const newcomer = provision({ pid: NEWCOMER, kind });
  const inserted = changedIn(text, parent.pid, (node) => {
    const at = 'after' in where ? node.children.findIndex(({ pid }) => pid === where.after) + 1 : 0;
    return { ...node, children: node.children.toSpliced(at, 0, newcomer) };
  });
  const standing = withoutReplaced(inserted ?? text, live);
  const home = indexTree(standing).parentOf.get(NEWCOMER);
  if (!home) return refuse('not-found', 'That place is not in the text');
  const free = freelyNumbered(base, live);
  const isFree = ({ pid }: Provision) => pid === NEWCOMER || free.has(pid);
  const series = seriesFor(standing, home, kind);
  const { numbers, unable } = numberSeries(series, isFree, isNewSeries(base, series));
  const number = numbers.get(NEWCOMER);
  return number === undefined
    ? refuse('unsupported', unable.get(NEWCOMER) ?? 'There is no number for it')
    : ok(number);
}
