import { commonPairs as ownWordCounts } from '../../base/sequence-alignment.ts';
import { wordsIn } from '../../base/words-in.ts';
import type { Stretch } from '../../evidence/anchor.ts';

/** The words that an answer adds to a campaign's text, and how many it leaves out. */
export interface OwnWords {
  /** The sender's own words, as passages of the answer. */
  readonly own: readonly Stretch[];
  /** How many words the sender added. */
  readonly ownWords: number;
  /** How many of the campaign's words the answer lacks. */
  readonly leftOut: number;
}

/** The most changed words that are compared. If more differ, all words of the answer count as the sender's own. */
const MAX_CHANGED_WORDS = 4000;

/** Finds a sender's own words: those that a word-by-word comparison finds added to, or replacing words of, the campaign. */
export function findOwnWords(answer: string, campaign: string): OwnWords {
  const [answerWords, campaignWords] = [wordsIn(answer), wordsIn(campaign)];
  const pairs = ownWordCounts(
    campaignWords.map(({ word }) => word),
    answerWords.map(({ word }) => word),
    MAX_CHANGED_WORDS,
  );
  if (!pairs) {
    const wholeAnswer = { from: answerWords[0]?.from ?? 0, to: answerWords.at(-1)?.to ?? 0 };
    return { own: [wholeAnswer], ownWords: answerWords.length, leftOut: campaignWords.length };
  }
  const own: Stretch[] = [];
  let start = 0;
  for (const end of [...pairs.map(([, shared]) => shared), answerWords.length]) {
    const [first, last] = [answerWords[start], answerWords[end - 1]];
    if (end > start && first && last) own.push({ from: first.from, to: last.to });
    start = end + 1;
  }
  return {
    own,
    ownWords: answerWords.length - pairs.length,
    leftOut: campaignWords.length - pairs.length,
  };
}
