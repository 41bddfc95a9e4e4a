import type { Suggestion } from '../../../../core/coding/suggest/suggest.ts';
import { perContext } from '../../context/per-context.ts';
import { ExclusiveTask } from '../long-work.ts';

/** A suggested theme for the answer with this id. */
export interface ThemeSuggestion extends Omit<Suggestion, 'place'> {
  readonly id: number;
}

/** Caches the last suggestions in one open review. All of it can be computed again. */
class SuggestSession {
  readonly exclusiveTask = new ExclusiveTask('Keeling is looking for suggestions already.');
  themes: readonly ThemeSuggestion[] = [];
  /** The ids of answers that no theme covers. */
  uncovered: readonly number[] = [];
}

/** The session of an open review. */
export const suggestSession = perContext(() => new SuggestSession());
