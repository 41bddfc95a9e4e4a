import type { Provision } from '../../../act/tree.ts';
import type { NewText } from '../syntax.ts';

/** Provisions that words run on into, and closing words (full-out words) on their own line after the last one. */
interface Parts {
  readonly provisions: readonly Provision[];
  readonly closing: string;
}

/** Splits closing words from new text: a last plain line after paragraphs that words run on into. */
export function splitClosingWords({ words, provisions }: NewText): Parts {
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
