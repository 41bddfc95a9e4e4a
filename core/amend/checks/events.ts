import { z } from 'zod';
import { onlyThings } from '../../ledger/affected.ts';
import { type EventType, eventType } from '../../ledger/event-type.ts';
import { saidText } from '../../ledger/fields.ts';
import { textIn } from '../../ledger/sentence.ts';
import { ignoredFindingSchema } from './ignored.ts';

/** What can happen to the findings of checks. */
export const findingEvents = {
  'finding.ignore': eventType({
    payload: ignoredFindingSchema.omit({ by: true, at: true }),
    replay: ({ ignored }, { seq, at, who, subject, payload }) => {
      if (subject !== `finding:${payload.key}` || ignored.has(payload.key))
        throw new RangeError(`${subject} can't be ignored now`);
      ignored.set(payload.key, { finding: { ...payload, by: who, at }, seq });
    },
    describe: ({ said, key, because }) =>
      `set a check’s finding aside, “${textIn(said) || textIn(key)}”, because: ${textIn(because)}`,
    affects: ({ subject }) => onlyThings(subject),
  }),
  /** A finding is not ignored any more. */
  'finding.heed': eventType({
    payload: z.object({ said: saidText }),
    replay: ({ ignored }, { subject }) => {
      if (!ignored.delete(subject.slice('finding:'.length))) throw new RangeError(`Not ignored: ${subject}`);
    },
    describe: ({ said }) => `took back that a finding is set aside${textIn(said) && `: “${textIn(said)}”`}`,
    affects: ({ subject }) => onlyThings(subject),
  }),
} as const satisfies Readonly<Record<`finding.${string}`, EventType>>;
