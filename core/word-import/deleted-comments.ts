import type { Thread } from '../review/records.ts';
import type { SentThread } from './comments.ts';
import { plainWords } from './outside-prints.ts';
import type { WordDocument } from './word-document.ts';

/** An exported comment that is missing from the returned file. */
export interface DeletedComment {
  readonly thread: string;
  /** The author and words of the comment. */
  readonly author: string;
  readonly text: string;
}

/**
 * The comments that somebody deleted from a file: exported ones whose words no returned comment has. Comments
 * resolved since need no action.
 * @returns null where several comments left and none came back: some programs drop them all
 */
export function deletedComments(
  { comments }: Pick<WordDocument, 'comments'>,
  sentThreads: readonly SentThread[],
  now: readonly Thread[],
): readonly DeletedComment[] | null {
  const returnedCounts = new Map<string, number>();
  for (const { text } of comments)
    returnedCounts.set(plainWords(text), (returnedCounts.get(plainWords(text)) ?? 0) + 1);
  const byId = new Map(now.map((thread) => [thread.id, thread]));
  const threads = sentThreads.filter(
    ({ id, isSent, resolved }) => isSent && !resolved && byId.get(id)?.resolved === null,
  );
  const deleted = threads.flatMap(({ id, about, comments: said }) =>
    said.flatMap(({ author, text }, at): readonly DeletedComment[] => {
      // Compare the present words too: a file of an earlier version had less of them.
      const raw = byId.get(id)?.comments[at]?.text ?? text;
      const forms = [text, raw, ...(at === 0 ? [about + text, about + raw] : [])].map(plainWords);
      const form = forms.find((one) => (returnedCounts.get(one) ?? 0) > 0);
      if (form === undefined) return plainWords(text) === '' ? [] : [{ thread: id, author, text: raw }];
      returnedCounts.set(form, (returnedCounts.get(form) ?? 0) - 1);
      return [];
    }),
  );
  return comments.length === 0 && threads.length > 1 ? null : deleted;
}
