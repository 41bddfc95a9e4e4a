import type { Thread } from '../../review/records.ts';
import type { SentThread } from '../comments.ts';

/** Every comment of a review, each in the forms that a file may have: as it is now, and as it was exported. */
export function saidComments(
  now: readonly Thread[],
  sentThreads: readonly SentThread[],
): readonly (readonly string[])[] {
  const sentById = new Map(sentThreads.map((thread) => [thread.id, thread]));
  return now.flatMap(({ id, comments }) => {
    const sentThread = sentById.get(id);
    const about = sentThread?.about ?? '';
    return comments.map(({ text }, at) => {
      const forms = [text, sentThread?.comments[at]?.text ?? text];
      return at === 0 ? [...forms, ...forms.map((form) => about + form)] : forms;
    });
  });
}
