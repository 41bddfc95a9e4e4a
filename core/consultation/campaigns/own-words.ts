import { commonPairs } from '../../base/sequence-alignment.ts';
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
  const pairs = commonPairs(
    common.map(({ word }) => word),
    words.map(({ word }) => word),
    MOST_EDITS,
  );
  if (!pairs) {
    const all = { from: words[0]?.from ?? 0, to: words.at(-1)?.to ?? 0 };
    return { own: [all], ownWords: words.length, leftOut: common.length };
  }
  const own: Stretch[] = [];
  let at = 0;
  for (const next of [...pairs.map(([, place]) => place), words.length]) {
    const [first, last] = [words[at], words[next - 1]];
    if (next > at && first && last) own.push({ from: first.from, to: last.to });
    at = next + 1;
  }
  const ownCount = words.length - pairs.length;
  const leftOut = common.length - pairs.length;
  return { own, ownWords: ownCount, leftOut };
}
