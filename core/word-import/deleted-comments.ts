import type { Thread } from '../review/records.ts';
import type { SentThread } from './comments.ts';
import { plainWords } from './outside-prints.ts';
import type { WordDocument } from './word-document.ts';

/** A comment that a file left with and came back without. */
export interface DeletedComment {
  readonly thread: string;
  /** Whose it was, and what it said. */
  readonly author: string;
  readonly text: string;
}

/**
 * The comments that somebody deleted from a file: those that left with it and whose words no comment in it says any more.
 * What is resolved by now asks nothing of anybody.
 * @returns null where the file has no comment at all of several that left with it: some programs drop them
 */
export function deletedComments(
  { comments }: Pick<WordDocument, 'comments'>,
  sentThreads: readonly SentThread[],
  now: readonly Thread[],
): readonly DeletedComment[] | null {
  const left = new Map<string, number>();
  for (const { text } of comments) left.set(plainWords(text), (left.get(plainWords(text)) ?? 0) + 1);
  const byId = new Map(now.map((thread) => [thread.id, thread]));
  const threads = sentThreads.filter(
    ({ id, isSent, resolved }) => isSent && !resolved && byId.get(id)?.resolved === null,
  );
  const deleted = threads.flatMap(({ id, about, comments: said }) =>
    said.flatMap(({ author, text }, at): readonly DeletedComment[] => {
      // As it is now, too: a file of an earlier version said less of it.
      const raw = byId.get(id)?.comments[at]?.text ?? text;
      const forms = [text, raw, ...(at === 0 ? [about + text, about + raw] : [])].map(plainWords);
      const form = forms.find((one) => (left.get(one) ?? 0) > 0);
      if (form === undefined) return plainWords(text) === '' ? [] : [{ thread: id, author, text: raw }];
      left.set(form, (left.get(form) ?? 0) - 1);
      return [];
    }),
  );
  return comments.length === 0 && threads.length > 1 ? null : deleted;
}
