import type { Refusal, Result } from '../../core/base/result.ts';

/** A refusal as an exception, for the one library that wants rejections (react-query). */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** A result's value. @throws Refused with the refusal, when there is none. */
export function settled<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.error);
  return result.value;
}

/** What to tell a person about anything that was thrown. */
export function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof Refused) return thrown.refusal;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: 'internal', message: `Something went wrong in this window: ${message}` };
}
