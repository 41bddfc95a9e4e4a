import { measureQuality, type Quality } from './quality.ts';
import { type CodedText, type Nearness, ThemeWords } from './theme-words.ts';

/** A suggested theme. `place` is the index of the text in the input. */
export interface Suggestion extends Nearness {
  readonly place: number;
}

export interface Suggestions {
  /** Null if too little is coded. Then nothing is suggested. */
  readonly quality: Quality | null;
  /** The suggestions at or above the threshold, the highest score first. */
  readonly themes: readonly Suggestion[];
  /** The texts below the threshold for every theme, the lowest score first, and the longest of equals. */
  readonly uncovered: readonly { readonly place: number; readonly score: number }[];
}

/** The most suggestions of one run, which is more than anybody works through. */
const MAX_SUGGESTIONS = 20_000;

/** Suggests themes for texts by their similarity to coded texts, at the threshold with the best quality. */
export function suggestThemes(
  coded: readonly CodedText[],
  texts: Iterable<string>,
  progress: (doneCount: number, of: number) => void = () => undefined,
): Suggestions {
  const quality = measureQuality(coded);
  if (!quality) return { quality, themes: [], uncovered: [] };
  const themeWords = new ThemeWords(coded);
  const themes: Suggestion[] = [];
  const uncovered: { place: number; score: number; length: number }[] = [];
  let place = 0;
  for (const text of texts) {
    const near = themeWords.nearest(text);
    for (const one of near) if (one.score >= quality.threshold) themes.push({ ...one, place });
    const score = near[0]?.score ?? 0;
    if (score < quality.threshold) uncovered.push({ place, score, length: text.length });
    place += 1;
    if (place % 200 === 0) progress(place, 0);
  }
  themes.sort((a, b) => b.score - a.score || a.place - b.place || (a.theme < b.theme ? -1 : 1));
  uncovered.sort((a, b) => a.score - b.score || b.length - a.length || a.place - b.place);
  return {
    quality,
    themes: themes.slice(0, MAX_SUGGESTIONS),
    uncovered: uncovered.slice(0, MAX_SUGGESTIONS).map(({ place: at, score }) => ({ place: at, score })),
  };
}
