import type { Thread } from '../../review/records.ts';
import type { SentThread } from '../comments.ts';

/** Every comment of a review, each in the forms in which a file may have it: as it is now, and as it left. */
export function saidComments(
  now: readonly Thread[],
  sentThreads: readonly SentThread[],
): readonly (readonly string[])[] {
  const left = new Map(sentThreads.map((thread) => [thread.id, thread]));
  return now.flatMap(({ id, comments }) => {
    const was = left.get(id);
    const about = was?.about ?? '';
    return comments.map(({ text }, at) => {
      const forms = [text, was?.comments[at]?.text ?? text];
      return at === 0 ? [...forms, ...forms.map((form) => about + form)] : forms;
    });
  });
}
