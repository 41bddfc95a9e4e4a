import { z } from 'zod';
import { type CodedText, LEAST_TEXTS, ThemeWords } from './theme-words.ts';

const share = z.number().min(0).max(1);
const number = z.number().int().min(0);

export const qualitySchema = z.object({
  /** From which score a theme is suggested. */
  threshold: share,
  /** Of what would have been suggested, the share that people had coded so. */
  precision: share,
  /** Of what people had coded, the share that would have been suggested. */
  recall: share,
  /** The share of all pairs of a text and a theme that people had coded: the precision of suggesting by chance. */
  chance: share,
  texts: number,
  themes: number,
  /** Pairs that people coded, and that would have been suggested, and both. */
  coded: number,
  suggested: number,
  right: number,
});
/** How good suggestions are, as measured on texts that were kept from what was learnt. */
export type Quality = Readonly<z.infer<typeof qualitySchema>>;

/** Parts that the coded texts are put in: each is judged by what is learnt of the others. */
const FOLDS = 5;
/** Coded or read texts from which a measure is worth something. */
export const LEAST_CODED = 20;

interface Scored {
  readonly fold: number;
  readonly score: number;
  readonly isCoded: boolean;
}

/** The score from which precision and recall together are best (F1); of equals, the highest. 1 where nothing is right. */
function bestThreshold(pairs: readonly Scored[], coded: number): number {
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

/** A text’s fold: by its place among the texts in the order of their names, so that it is always the same. */
const inOrder = (coded: readonly CodedText[]): readonly CodedText[] =>
  [...coded].sort((a, b) => (a.of < b.of ? -1 : 1));

/**
 * Measures suggestions on what people coded: every text is judged by what is learnt of others, with a threshold that is
 * chosen on others, too. Null where too few texts are coded, or no theme is in three of them.
 */
export function measure(codedTexts: readonly CodedText[]): Quality | null {
  const coded = inOrder(codedTexts);
  if (coded.length < LEAST_CODED) return null;
  const texts = new Map<string, number>();
  for (const { passages } of coded)
    for (const theme of new Set(passages.flatMap(({ themes }) => themes)))
      texts.set(theme, (texts.get(theme) ?? 0) + 1);
  const themes = [...texts].filter(([, many]) => many >= LEAST_TEXTS).map(([theme]) => theme);
  if (themes.length === 0) return null;
  const pairs: Scored[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const learnt = new ThemeWords(coded.filter((_, at) => at % FOLDS !== fold));
    for (const [at, { text, passages }] of coded.entries()) {
      if (at % FOLDS !== fold) continue;
      const own = new Set(passages.flatMap((passage) => passage.themes));
      const near = new Map(learnt.nearest(text).map(({ theme, score }) => [theme, score]));
      for (const theme of themes) pairs.push({ fold, score: near.get(theme) ?? 0, isCoded: own.has(theme) });
    }
  }
  const codedIn = (scored: readonly Scored[]): number => scored.filter(({ isCoded }) => isCoded).length;
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
