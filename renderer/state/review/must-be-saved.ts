import type { QueryClient } from '@tanstack/react-query';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { Refused } from '../../ui/refused.ts';
import type { Saver } from './saver.ts';

/**
 * Saves the typing before an action that needs it to be saved. @param otherwise what was not done then, for example
 * `Nothing was written`. @throws Refused if some typing could not be saved
 */
export async function mustBeSaved(saver: Pick<Saver, 'flush'>, otherwise: string): Promise<void> {
  if (await saver.flush()) return;
  const message = `Some of what was typed could not be saved yet. ${otherwise}: save it first.`;
  throw new Refused({ kind: 'unavailable', message });
}

/** All amendments as last read or written. */
export const savedAmendments = (client: QueryClient): readonly Amendment[] =>
  client.getQueryData<Amendment[]>(['amendment.list', {}]) ?? [];

/**
 * The saved revision of an amendment, after its typing is saved. @param otherwise what was not done then, for example
 * `Nothing was written`. @throws Refused if some typing could not be saved, or if the amendment is gone
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
