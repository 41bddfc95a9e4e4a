import { type Result, refuse } from '../base/result.ts';
import type { Reading } from '../evidence/records.ts';

/** The refusal of a person's mark that they read or checked a text. Nobody may check what they read. Null if allowed. */
function markingRefusal(
  readings: readonly Reading[],
  as: Reading['as'],
  person: string,
): Result<never> | null {
  const names = (mark: Reading['as']) =>
    readings.filter((reading) => reading.as === mark).map(({ by }) => by);
  if (as === 'read')
    return names('checked').includes(person)
      ? refuse('refused', 'You have checked the coding of this text, so you cannot also be its reader.', 'as')
      : null;
  if (names('read').includes(person))
    return refuse('refused', 'You have read this text yourself. Somebody else needs to check it.', 'as');
  return names('read').length === 0
    ? refuse('refused', 'Nobody has read this text yet, so there is nothing to check.', 'as')
    : null;
}

/** The refusal to remove the mark of the only reader of a checked text. Null if allowed. */
export function unmarkingRefusal(
  readings: readonly Reading[],
  as: Reading['as'],
  person: string,
): Result<never> | null {
  if (as !== 'read') return null;
  const check = readings.find((reading) => reading.as === 'checked');
  const isReadByOthers = readings.some(({ as: mark, by }) => mark === 'read' && by !== person);
  return check && !isReadByOthers
    ? refuse('clash', `${check.by} has checked your coding. They need to undo that first.`, check.id)
    : null;
}

/** The refusal to toggle a person's mark that they read or checked a text. Null if allowed. */
export function readingRefusal(
  readings: readonly Reading[],
  as: Reading['as'],
  person: string,
): Result<never> | null {
  const isMarked = readings.some((reading) => reading.as === as && reading.by === person);
  return (isMarked ? unmarkingRefusal : markingRefusal)(readings, as, person);
}
