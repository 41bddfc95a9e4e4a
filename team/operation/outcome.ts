import type { Refusal, Result } from '../../core/base/result.ts';

/** The HTTP statuses of refusals that are the server's own failure and that monitoring must see. */
const FAULTS: Partial<Readonly<Record<Refusal['kind'], number>>> = {
  unavailable: 503,
  damaged: 500,
  internal: 500,
};

/** The HTTP status of an answer. `otherwise` is that of a success and of any refusal that the person can correct. */
export const statusOf = (answer: Result<unknown>, otherwise: number): number =>
  answer.ok ? otherwise : (FAULTS[answer.error.kind] ?? otherwise);
