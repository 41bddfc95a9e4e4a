import { linesOf } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { selectedWords, type ThreadWords, wordSourcesOf } from '../../../core/review/thread-words.ts';
import type { Opened } from './review.ts';

/** Words of the marked-up text, as somebody chooses them. */
export async function wordsIn(review: Opened, key: string, words: string): Promise<ThreadWords> {
  const lines = linesOf(redline(review.act, await review.do('amendment.list', {})));
  const sources =
    lines.find((line) => line.key === key)?.body.flatMap((piece) => wordSourcesOf(review.act, piece)) ?? [];
  const from = sources
    .map((source) => source.text)
    .join('')
    .indexOf(words);
  const chosen = selectedWords([{ sources, from, to: from + words.length }]);
  if (!chosen) throw new RangeError(`${key} does not say ${words}`);
  return chosen.words;
}
