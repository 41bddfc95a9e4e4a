import { measure, type Quality } from './quality.ts';
import { type CodedText, type Nearness, ThemeWords } from './theme-words.ts';

/** A theme for a text, by the text’s place among those that were given. */
export interface Suggestion extends Nearness {
  readonly place: number;
}

export interface Suggestions {
  /** Null where too little is coded: then nothing is suggested. */
  readonly quality: Quality | null;
  /** Those at or above the threshold, the nearest first. */
  readonly themes: readonly Suggestion[];
  /** The texts that no theme comes so near, the furthest first, and of equals the longest. */
  readonly uncovered: readonly { readonly place: number; readonly score: number }[];
}

/** As many as anybody works through before looking again. */
const MAX_SUGGESTIONS = 20_000;

/** Suggests themes for texts by what people coded of others, from the score at which that is best. */
export function suggestThemes(
  coded: readonly CodedText[],
  texts: Iterable<string>,
  progress: (doneCount: number, of: number) => void = () => undefined,
): Suggestions {
  const quality = measure(coded);
  if (!quality) return { quality, themes: [], uncovered: [] };
  const learnt = new ThemeWords(coded);
  const themes: Suggestion[] = [];
  const far: { place: number; score: number; length: number }[] = [];
  let place = 0;
  for (const text of texts) {
    const near = learnt.nearest(text);
    for (const one of near) if (one.score >= quality.threshold) themes.push({ ...one, place });
    const score = near[0]?.score ?? 0;
    if (score < quality.threshold) far.push({ place, score, length: text.length });
    place += 1;
    if (place % 200 === 0) progress(place, 0);
  }
  themes.sort((a, b) => b.score - a.score || a.place - b.place || (a.theme < b.theme ? -1 : 1));
  far.sort((a, b) => a.score - b.score || b.length - a.length || a.place - b.place);
  return {
    quality,
    themes: themes.slice(0, MAX_SUGGESTIONS),
    uncovered: far.slice(0, MAX_SUGGESTIONS).map(({ place: at, score }) => ({ place: at, score })),
  };
}
