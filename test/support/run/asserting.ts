import fc from 'fast-check';
import { expect } from 'vitest';

/** The share of its cases of which a property must assert something: the others drew nothing that it speaks of. */
const LEAST = 0.2;

/** How many assertions the test that runs has come to. */
const assertions = (): number => expect.getState().assertionCalls;

/** Fails a property that passes over most of its cases, or answers true or false where it could say what is wrong. */
const asserting: fc.Plugin<unknown> = () => {
  let cases = 0;
  let asserted = 0;
  return {
    decorateRun: (run) => (value) => {
      const before = assertions();
      const done = <T>(outcome: T): T => {
        // A case that fc.pre discards is drawn again, as often as it takes.
        if (!fc.PreconditionFailure.isFailure(outcome)) cases += 1;
        if (assertions() > before) asserted += 1;
        return outcome;
      };
      const outcome = run(value);
      return (outcome instanceof Promise ? outcome.then(done) : done(outcome)) as typeof outcome;
    },
    onAllRunsComplete: ({ failed }) => {
      if (!failed && asserted < cases * LEAST)
        throw new Error(`only ${asserted} of ${cases} cases of the property came to an assertion`);
    },
  };
};

// Once in each process: the files of a worker share this module.
fc.installGlobalPlugin(asserting);
