import type { Provision } from '../../../act/tree.ts';
import type { NewText } from '../syntax.ts';

/** Provisions that words run on into, and the words that close them all, which stand on a line of their own after the last. */
interface Parts {
  readonly provisions: readonly Provision[];
  readonly closing: string;
}

/** What is put in, its closing words apart: a last plain line after paragraphs that words run on into. */
export function partsOf({ words, provisions }: NewText): Parts {
  const last = provisions.at(-1);
  const isClosing =
    words !== '' &&
    provisions.length > 1 &&
    last?.kind === 'block' &&
    !last.opaque &&
    last.children.length === 0;
  return isClosing
    ? { provisions: provisions.slice(0, -1), closing: last.content }
    : { provisions, closing: '' };
}
