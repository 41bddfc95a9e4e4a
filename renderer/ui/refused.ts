import type { Refusal, Result } from '../../core/base/result.ts';

/** Wraps a refusal in an exception, because react-query expects rejections. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Unwraps a result. @throws Refused if it is a refusal */
export function valueOrThrow<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.error);
  return result.value;
}

/** Converts anything thrown into a refusal whose message can be shown to a person. */
export function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof Refused) return thrown.refusal;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: 'internal', message: `Something went wrong in this window: ${message}` };
}
