import type { Field, Pid, Provision } from '../../core/act/tree.ts';
import type { RedlineNode } from '../../core/amend/redline/redline.ts';
import type { Blame, RevisionMark } from '../../core/history/blame.ts';
import { type LocatedWords, type WordSource, wordSourcesOf } from '../../core/review/thread-words.ts';

/** Words of a provision that an amendment inserted, deleted or moved, with the revision that did so. */
export interface Wrote {
  readonly key: string;
  readonly kind: 'inserted' | 'deleted' | 'moved';
  readonly text: string;
  readonly am: string;
  readonly by: RevisionMark;
  /** The position of the words. */
  readonly anchor: LocatedWords;
}

/** An amendment and a field of a provision that it changes. */
interface Changed {
  readonly am: string;
  readonly field: Field;
}

const FIELDS = ['heading', 'intro', 'content', 'wrapUp'] as const;

/** The places of a provision in a redline: a moved provision has two. */
export function* nodesOf(act: RedlineNode, pid: Pid): Generator<RedlineNode> {
  if (act.provision.pid === pid) yield act;
  else for (const child of act.children) yield* nodesOf(child, pid);
}

/** Returns each pair of a field and an amendment that changes it, without duplicates. */
export function changedIn(nodes: readonly RedlineNode[]): readonly Changed[] {
  const changes = new Map<string, Changed>();
  for (const { fields } of nodes)
    for (const field of FIELDS)
      for (const run of fields[field])
        if (run.kind !== 'kept') changes.set(`${run.am} ${field}`, { am: run.am, field });
  return [...changes.values()];
}

const share = (
  a: { readonly from: number; readonly to: number },
  b: { readonly from: number; readonly to: number },
) => {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return from < to ? { from, to } : null;
};

/** Returns who inserted or deleted the words of one source. */
function wroteOf({ source, kind, am, text, moved }: WordSource, blame: Blame): readonly Omit<Wrote, 'key'>[] {
  if (!source || am === null || kind === 'kept') return [];
  // Moved words occur at two places. They are reported at the new one only.
  if (moved)
    return kind === 'inserted' && blame.whole
      ? [{ kind: 'moved', am, by: blame.whole, text, anchor: source }]
      : [];
  const cut = (stretch: { readonly from: number; readonly to: number; readonly by: RevisionMark }) => {
    const over = share(source, stretch);
    const words = over && text.slice(over.from - source.from, over.to - source.from);
    return over && words ? [{ kind, am, by: stretch.by, text: words, anchor: { ...source, ...over } }] : [];
  };
  if (source.of === 'draft') return blame.inserted.filter(({ gap }) => gap === source.gap).flatMap(cut);
  const struck = kind === 'deleted' ? blame.struck.flatMap(cut) : [];
  // A provision that is deleted or moved as a whole has no deletions of single words.
  return struck.length > 0 || !blame.whole ? struck : [{ kind, am, by: blame.whole, text, anchor: source }];
}

/** Returns the changed words of a provision in reading order, with the author of each. */
export function wroteIn(
  root: Provision,
  nodes: readonly RedlineNode[],
  blameOf: (changed: Changed) => Blame | undefined,
): readonly Wrote[] {
  return nodes
    .flatMap(({ provision: { pid }, fields }) =>
      FIELDS.flatMap((field) =>
        wordSourcesOf(root, { pid, field, runs: fields[field] }).flatMap((source) => {
          const blame = source.am === null ? undefined : blameOf({ am: source.am, field });
          return blame ? wroteOf(source, blame) : [];
        }),
      ),
    )
    .map((wrote, at) => ({ ...wrote, key: `${at}` }));
}
