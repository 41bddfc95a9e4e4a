import type { Provision } from '../../../act/tree.ts';
import type { Locus, Operation } from '../syntax.ts';
import { ITEMS } from './link-change.ts';
import type { RunningNode } from './running-index.ts';

const LINKED = /^(?<words>[\s\S]*\S)\s+(?<link>and|or)$/;

/** What an item without parts says, and the linking word it ends with. */
function linkedOf({ kind, children, content, wrapUp }: Provision) {
  if (!ITEMS.has(kind) || children.length > 0 || wrapUp) return null;
  const { words, link } = LINKED.exec(content)?.groups ?? {};
  return words && link ? { words, link, stop: /[,;]$/.exec(words)?.[0] ?? '' } : null;
}

/**
 * "For paragraph (a) (but not the “and” at the end of that paragraph) substitute—" where an item keeps its
 * linking word (drafting-conventions.md §3.2 R3.4). Otherwise the provisions that are set out replace all that are named.
 */
export function substitutionOf(
  step: Locus,
  omitted: readonly RunningNode[],
  provisions: readonly Provision[],
): Operation {
  const plain: Operation = {
    type: 'substituteProvisions',
    targets: [{ at: [step] }],
    newText: { words: '', provisions },
  };
  const [only, other] = omitted;
  const last = provisions.at(-1);
  const was = only && !other ? linkedOf(only.now()) : null;
  const now = last ? linkedOf(last) : null;
  if (!last || !was || !now || was.link !== now.link || was.stop !== now.stop) return plain;
  const bare = [...provisions.slice(0, -1), { ...last, content: now.words }];
  return {
    ...plain,
    targets: [{ at: [step], keepLink: was.link }],
    newText: { words: '', provisions: bare },
  };
}
