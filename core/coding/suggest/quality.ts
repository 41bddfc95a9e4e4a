import { z } from 'zod';
import { type CodedText, MIN_TEXTS_WITH_THEME, ThemeWords } from './theme-words.ts';

const share = z.number().min(0).max(1);
const number = z.number().int().min(0);

export const qualitySchema = z.object({
  /** The lowest score at which a theme is suggested. */
  threshold: share,
  /** The share of suggestions that people had coded alike. */
  precision: share,
  /** The share of people's codings that would have been suggested. */
  recall: share,
  /** The share of all pairs of text and theme that people had coded, which is the precision of random suggestions. */
  chance: share,
  texts: number,
  themes: number,
  /** The numbers of pairs of text and theme that people coded, that would have been suggested, and that are both. */
  coded: number,
  suggested: number,
  right: number,
});
/** The quality of suggestions, by cross-validation on texts that people coded. */
export type Quality = Readonly<z.infer<typeof qualitySchema>>;

/** The number of folds of the cross-validation. */
const FOLDS = 5;
/** The least number of coded or read texts. A measure from fewer would mean little. */
export const MIN_CODED_TEXTS = 20;

interface ScoredPair {
  readonly fold: number;
  readonly score: number;
  readonly isCoded: boolean;
}

/** The threshold with the best F1 score (precision and recall combined), the highest of equals. 1 if no pair is right. */
function bestThreshold(pairs: readonly ScoredPair[], coded: number): number {
  const scored = pairs.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  let [best, threshold, right] = [0, 1, 0];
  for (const [at, { score, isCoded }] of scored.entries()) {
    if (isCoded) right += 1;
    if (scored[at + 1]?.score === score) continue;
    const f1 = (2 * right) / (at + 1 + coded);
    if (f1 > best) [best, threshold] = [f1, score];
  }
  return threshold;
}

/** Texts in the order of their refs, by which they are assigned to folds, so that the folds are always the same. */
const inOrder = (coded: readonly CodedText[]): readonly CodedText[] =>
  [...coded].sort((a, b) => (a.of < b.of ? -1 : 1));

/**
 * Measures the quality of suggestions by cross-validation. The threshold for a fold is chosen on the other folds. Null if too few
 * texts are coded, or no theme is in three of them.
 */
export function measureQuality(codedTexts: readonly CodedText[]): Quality | null {
  const coded = inOrder(codedTexts);
  if (coded.length < MIN_CODED_TEXTS) return null;
  const texts = new Map<string, number>();
  for (const { passages } of coded)
    for (const theme of new Set(passages.flatMap(({ themes }) => themes)))
      texts.set(theme, (texts.get(theme) ?? 0) + 1);
  const themes = [...texts].filter(([, many]) => many >= MIN_TEXTS_WITH_THEME).map(([theme]) => theme);
  if (themes.length === 0) return null;
  const pairs: ScoredPair[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const learnt = new ThemeWords(coded.filter((_, at) => at % FOLDS !== fold));
    for (const [at, { text, passages }] of coded.entries()) {
      if (at % FOLDS !== fold) continue;
      const own = new Set(passages.flatMap((passage) => passage.themes));
      const near = new Map(learnt.nearest(text).map(({ theme, score }) => [theme, score]));
      for (const theme of themes) pairs.push({ fold, score: near.get(theme) ?? 0, isCoded: own.has(theme) });
    }
  }
  const codedIn = (scored: readonly ScoredPair[]): number => scored.filter(({ isCoded }) => isCoded).length;
  let [suggested, right] = [0, 0];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const otherFolds = pairs.filter((pair) => pair.fold !== fold);
    const threshold = bestThreshold(otherFolds, codedIn(otherFolds));
    const inFold = pairs.filter((pair) => pair.fold === fold && pair.score >= threshold);
    suggested += inFold.length;
    right += codedIn(inFold);
  }
  const all = codedIn(pairs);
  return {
    threshold: bestThreshold(pairs, all),
    precision: suggested === 0 ? 0 : right / suggested,
    recall: all === 0 ? 0 : right / all,
    chance: all / pairs.length,
    texts: coded.length,
    themes: themes.length,
    coded: all,
    suggested,
    right,
  };
}
