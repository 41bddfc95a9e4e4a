import type { Suggestion } from '../../../../core/coding/suggest/suggest.ts';
import type { Context } from '../../context/context.ts';
import { LongWork } from '../long-work.ts';

/** A suggestion by the answer’s id. */
export interface SuggestedFor extends Omit<Suggestion, 'place'> {
  readonly id: number;
}

/** What was suggested last in one open review. All of it can be worked out again. */
class SuggestSession {
  readonly work = new LongWork('Keeling is looking for suggestions already.');
  themes: readonly SuggestedFor[] = [];
  uncovered: readonly number[] = [];
}

const sessions = new WeakMap<Context, SuggestSession>();

/** The session of an open review. */
export function suggestSession(context: Context): SuggestSession {
  const session = sessions.get(context) ?? new SuggestSession();
  sessions.set(context, session);
  return session;
}
