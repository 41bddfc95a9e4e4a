import type { Provision } from '../../../act/tree.ts';
import type { Locus, Operation } from '../syntax.ts';
import { ITEMS } from './link-change.ts';
import type { RunningNode } from './running-index.ts';

const ENDS_WITH_LINK = /^(?<words>[\s\S]*\S)\s+(?<link>and|or)$/;

/** The words of an item without parts, its linking word and the stop before that; null without a linking word. */
function splitLink({ kind, children, content, wrapUp }: Provision) {
  if (!ITEMS.has(kind) || children.length > 0 || wrapUp) return null;
  const { words, link } = ENDS_WITH_LINK.exec(content)?.groups ?? {};
  return words && link ? { words, link, stop: /[,;]$/.exec(words)?.[0] ?? '' } : null;
}

/**
 * "For paragraph (a) (but not the “and” at the end of that paragraph) substitute—" if an item keeps its linking word
 * (drafting-conventions.md §3.2 R3.4). Otherwise, the new provisions replace all that the step names.
 */
export function substitutionOf(
  step: Locus,
  omitted: readonly RunningNode[],
  provisions: readonly Provision[],
): Operation {
  const operation: Operation = {
    type: 'substituteProvisions',
    targets: [{ at: [step] }],
    newText: { words: '', provisions },
  };
  const [only, other] = omitted;
  const last = provisions.at(-1);
  const oldLink = only && !other ? splitLink(only.now()) : null;
  const newLink = last ? splitLink(last) : null;
  if (!last || !oldLink || !newLink || oldLink.link !== newLink.link || oldLink.stop !== newLink.stop)
    return operation;
  const withoutLink = [...provisions.slice(0, -1), { ...last, content: newLink.words }];
  return {
    ...operation,
    targets: [{ at: [step], keepLink: oldLink.link }],
    newText: { words: '', provisions: withoutLink },
  };
}
