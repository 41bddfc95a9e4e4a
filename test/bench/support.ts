import { type Field, type Provision, walk } from '../../core/act/tree.ts';
import { asAmendedOf, type Drafted, redline } from '../../core/amend/redline/redline.ts';
import { firstRank } from '../../core/amend/text/rank.ts';

const WORDED: readonly Field[] = ['intro', 'content', 'wrapUp'];

/** Where the typing is measured: words that no amendment changes, so that they can be found. */
export const TYPED_IN = 'loitering in any place';

/**
 * So many amendments of one word each, in places of their own: the same ones every time. Fields with the words `spared`
 * in them are left as they are.
 */
export function scattered(root: Provision, count: number, spared = TYPED_IN): readonly Drafted[] {
  const places = [...walk(root)]
    .filter(({ kind }) => kind !== 'block')
    .flatMap((node) =>
      WORDED.filter((field) => !node[field].includes(spared)).flatMap((field) =>
        [...node[field].matchAll(/\b[a-z]{5,}\b/g)].map((match) => ({ pid: node.pid, field, match })),
      ),
    );
  const step = Math.max(1, Math.floor(places.length / count));
  return Array.from({ length: count }, (_, index) => {
    const id = `A-${String(index + 1).padStart(3, '0')}`;
    const place = places[(index * step) % places.length];
    if (!place) throw new RangeError(`No place for ${id}`);
    const { pid, field, match } = place;
    const to = match.index + match[0].length;
    const insert = `changed${index}`;
    return { id, edits: [{ type: 'text', pid, field, from: match.index, to, insert, rank: firstRank(id) }] };
  });
}

/** An Act with so many words changed. */
export const wordsChanged = (act: Provision, words: number): Provision =>
  asAmendedOf(redline(act, scattered(act, words)));

/** An Act with so many words changed, a section left out and one moved. */
export function another(act: Provision, words: number): Provision {
  const amended = wordsChanged(act, words);
  const sections = [...walk(amended)].filter(
    ({ kind, children }) => kind === 'section' && children.length > 2,
  );
  const [gone, moved, beside] = [0.1, 0.3, 0.9].map((share) => sections[Math.floor(sections.length * share)]);
  const put = (node: Provision): Provision => ({
    ...node,
    children: node.children
      .filter((child) => child !== gone && child !== moved)
      .flatMap((child) =>
        child === beside && moved ? [put(child), { ...moved, num: '999' }] : [put(child)],
      ),
  });
  return put(amended);
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Median and 95th percentile, in the unit of the samples, to one decimal. */
export function spread(samples: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = [...samples].sort((a, b) => a - b);
  const tidy = (value: number) => Math.round(value * 10) / 10;
  return { p50: tidy(at(sorted, 0.5)), p95: tidy(at(sorted, 0.95)) };
}

/** How long something takes, in milliseconds, so many times after a few to warm up. */
export function timed(times: number, run: () => unknown): readonly number[] {
  for (let i = 0; i < 3; i++) run();
  return Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}
