import { diffArrays } from 'diff';
import { wordsIn } from '../../base/words-in.ts';
import type { Stretch } from '../../evidence/anchor.ts';

/** What an answer says beside a campaign's words, and what of them it leaves out. */
export interface OwnWords {
  /** The sender's own words, as stretches of the answer. */
  readonly own: readonly Stretch[];
  /** How many words those are. */
  readonly ownWords: number;
  /** How many of the campaign's words it does not have. */
  readonly leftOut: number;
}

/** Texts that differ by more words than this have little in common; all of them are then the sender's own. */
const MOST_EDITS = 4000;

/** Finds a sender's own words: those that were added or put in place of others, as a comparison word by word has it. */
export function ownWords(answer: string, campaign: string): OwnWords {
  const [words, common] = [wordsIn(answer), wordsIn(campaign)];
  const pieces = diffArrays(
    common.map(({ word }) => word),
    words.map(({ word }) => word),
    { maxEditLength: MOST_EDITS },
  );
  if (!pieces) {
    const all = { from: words[0]?.from ?? 0, to: words.at(-1)?.to ?? 0 };
    return { own: [all], ownWords: words.length, leftOut: common.length };
  }
  const own: Stretch[] = [];
  let [at, ownCount, leftOut] = [0, 0, 0];
  for (const { added, removed, count = 0 } of pieces) {
    if (removed) leftOut += count;
    else {
      const [first, last] = [words[at], words[at + count - 1]];
      if (added && first && last) {
        own.push({ from: first.from, to: last.to });
        ownCount += count;
      }
      at += count;
    }
  }
  return { own, ownWords: ownCount, leftOut };
}
