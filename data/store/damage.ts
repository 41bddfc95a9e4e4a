import { type Result, refuse } from '../../core/base/result.ts';

/** Is thrown for contents that only a damaged or hand-edited file can have. It becomes the refusal `damaged`, with the place. */
export class Damage extends Error {
  readonly place: string;
  constructor(message: string, place: string) {
    super(message);
    this.place = place;
  }
}

/** The refusal of a damaged or altered file. */
export const damaged = (description: string, place: string): Result<never> =>
  refuse(
    'damaged',
    `The review file was altered or damaged: ${description}. Nothing was changed. Open a backup.`,
    place,
  );
