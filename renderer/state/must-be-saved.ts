import type { Saver } from './saver.ts';

/**
 * Saves what was typed before something is done that must not go on without it.
 * @param otherwise what wasn't done then: `Nothing was written`
 * @throws Error that says so to the person, where some could not be saved
 */
export async function mustBeSaved(saver: Pick<Saver, 'flush'>, otherwise: string): Promise<void> {
  if (!(await saver.flush()))
    throw new Error(`Some of what was typed could not be saved yet. ${otherwise}: save it first.`);
}
