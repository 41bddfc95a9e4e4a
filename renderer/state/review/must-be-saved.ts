import type { QueryClient } from '@tanstack/react-query';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { Refused } from '../../ui/refused.ts';
import type { Saver } from './saver.ts';

/**
 * Saves what was typed before something is done that must not go on without it.
 * @param otherwise what wasn't done then: `Nothing was written`
 * @throws Refused that says so to the person, where some could not be saved
 */
export async function mustBeSaved(saver: Pick<Saver, 'flush'>, otherwise: string): Promise<void> {
  if (await saver.flush()) return;
  const message = `Some of what was typed could not be saved yet. ${otherwise}: save it first.`;
  throw new Refused({ kind: 'unavailable', message });
}

/** All amendments as they were last read or written. */
export const savedAmendments = (client: QueryClient): readonly Amendment[] =>
  client.getQueryData<Amendment[]>(['amendment.list', {}]) ?? [];

/**
 * The saved revision of an amendment, once what was typed for it is saved: what is done to it is done to that.
 * @param otherwise what wasn't done then: `Nothing was written`
 * @throws Refused that says so to the person, where something could not be saved, or there is no such amendment by now
 */
export async function savedRevision(
  saver: Pick<Saver, 'flush'>,
  client: QueryClient,
  id: string,
  otherwise: string,
): Promise<number> {
  await mustBeSaved(saver, otherwise);
  const saved = savedAmendments(client).find((amendment) => amendment.id === id);
  if (saved) return saved.revision;
  throw new Refused({
    kind: 'not-found',
    message: `${id} is not in this review any more. ${otherwise}.`,
  });
}
