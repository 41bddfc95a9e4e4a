import { cite } from '../../../core/act/citation.ts';
import type { Provision } from '../../../core/act/tree.ts';
import { type Change, changesOf } from '../../../core/amend/changes/changes-of.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { type Passage, passagesOf } from '../../../core/amend/redline/passages.ts';
import { type RedlineNode, redline } from '../../../core/amend/redline/redline.ts';

type Own = Pick<Amendment, 'id' | 'edits'>;

/** Caches a value that is derived from an amendment's own redline, for each version of its edits. */
function ofRedline<T>(work: (base: Provision, node: RedlineNode) => T): (base: Provision, own: Own) => T {
  const cache = new WeakMap<readonly Edit[], T>();
  return (base, { id, edits }) => {
    const cached = cache.get(edits);
    if (cached !== undefined) return cached;
    const derived = work(base, redline(base, [{ id, edits }]));
    cache.set(edits, derived);
    return derived;
  };
}

/** An amendment's own changes in words, in the order of the Act. */
export const describedChanges: (base: Provision, own: Own) => readonly Change[] = ofRedline((base, node) =>
  changesOf(node, (pid) => cite(base, pid)),
);

/** An amendment's own changes as a redline, each in its context. */
export const passagesIn: (base: Provision, own: Own) => readonly Passage[] = ofRedline((_, node) =>
  passagesOf(node),
);
