import type { Refusal } from '../../../base/result.ts';
import type { WorkingText } from './working-text.ts';

/** The amendments that a refusal names as its cause. */
export function amendmentsNamedIn(text: WorkingText, { message, place = '' }: Refusal): readonly string[] {
  return text
    .drafted()
    .map(({ id }) => id)
    .filter((id) => new RegExp(`(?:^|[^\\w-])${id}(?![\\w-])`).test(`${message} ${place}`));
}
