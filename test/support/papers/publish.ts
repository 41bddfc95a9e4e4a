import type { CallInput, CallOutput } from '../../../core/api.ts';
import type { Opened } from '../reviews/review.ts';

type Asked = CallInput<'pack.export'>;

/** Signs off whatever the checklist of a pack finds, as a person does who has read it. */
export async function signedOff(review: Opened, asked: Asked = {}): Promise<void> {
  const { document, amendments, withoutEdits } = asked;
  const choice = {
    ...(document && { document }),
    ...(amendments && { amendments }),
    ...(withoutEdits && { withoutEdits }),
  };
  const { findings } = await review.do('pack.checklist', choice);
  await review.do('pack.signOff', { ...choice, findings: findings.map(({ id }) => id), reason: 'A test' });
}

/** Every amendment that counts: those of a draft that nobody has agreed yet, by name. */
export const liveOf = async (review: Opened): Promise<string[]> =>
  (await review.do('amendment.list', {})).filter(({ state }) => state !== 'withdrawn').map(({ id }) => id);

/** Exports a pack for the public of a review that is not ready, signed off, with all its amendments unless some are named. */
export async function published(review: Opened, asked: Asked = {}): Promise<CallOutput<'pack.export'>> {
  const given = { amendments: await liveOf(review), ...asked };
  await signedOff(review, given);
  return review.do('pack.export', given);
}
