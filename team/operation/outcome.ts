import type { Refusal, Result } from '../../core/base/result.ts';

/** What is the server's own fault, and whoever watches over it has to see: by the kind of the refusal. */
const FAULTS: Partial<Readonly<Record<Refusal['kind'], number>>> = {
  unavailable: 503,
  damaged: 500,
  internal: 500,
};

/** The HTTP status of an answer. What a person is told, and can mend, is an answer like any other. */
export const statusOf = (answer: Result<unknown>, otherwise: number): number =>
  answer.ok ? otherwise : (FAULTS[answer.error.kind] ?? otherwise);
