import { type Result, refuse } from '../../core/base/result.ts';

/** What a damaged or hand-edited file makes the store meet; told to the person as `damaged`, with the place. */
export class Damage extends Error {
  readonly place: string;
  constructor(message: string, place: string) {
    super(message);
    this.place = place;
  }
}

/** The refusal for content that is not what the review's own ledger says it is. */
export const damaged = (description: string, place: string): Result<never> =>
  refuse(
    'damaged',
    `The review file was altered or damaged: ${description}. Nothing was changed. Open a backup.`,
    place,
  );
