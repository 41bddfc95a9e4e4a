import type { NewLetters } from '../../../core/amend/typing/new-letters.ts';

/** The id of the letters typed in this window, which differs from that of every other window. */
const WINDOW = crypto.randomUUID().slice(0, 13);

let typed = 0;

/** Creates ids for new letters. Each typed letter has its own, even if it reads like another. */
export const newLetters: NewLetters = (count) => {
  const first = typed;
  typed += count;
  return [WINDOW, first, count];
};
