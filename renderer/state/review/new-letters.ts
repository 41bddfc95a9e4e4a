import type { NewLetters } from '../../../core/amend/typing/new-letters.ts';

/** What the letters of this window are called, apart from those of every other. */
const WINDOW = crypto.randomUUID().slice(0, 13);

let typed = 0;

/** Letters that are put in in this window: each is another, though it reads the same. */
export const newLetters: NewLetters = (count) => {
  const first = typed;
  typed += count;
  return [WINDOW, first, count];
};
