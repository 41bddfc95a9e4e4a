import { z } from 'zod';
import { onlyThings } from '../../ledger/affected.ts';
import { type EventType, eventType } from '../../ledger/event-type.ts';
import { textIn } from '../../ledger/payload-fields.ts';
import { descriptionText } from '../../ledger/said-text.ts';
import { type IgnoredFinding, ignoredFindingSchema } from './ignored.ts';

/** The part of a review's state that events of findings change. */
export interface ReplayedFindings {
  readonly ignored: Map<string, { readonly finding: IgnoredFinding; readonly seq: number }>;
}

/** The events of the findings of checks. */
export const findingEvents = {
  'finding.ignore': eventType({
    /** `again` has the person and time of an earlier decision to ignore the finding, which is restored. */
    payload: ignoredFindingSchema
      .omit({ by: true, at: true })
      .extend({ again: ignoredFindingSchema.pick({ by: true, at: true }).optional() }),
    replay: ({ ignored }: ReplayedFindings, { seq, at, who: by, subject, payload }) => {
      const { again: earlier, ...finding } = payload;
      if (subject !== `finding:${finding.key}` || ignored.has(finding.key))
        throw new RangeError(`${subject} cannot be ignored now`);
      ignored.set(finding.key, { finding: { ...finding, by, at, ...earlier }, seq });
    },
    describe: ({ said: message, key, because }) =>
      `dismissed a check, “${textIn(message) || textIn(key)}”, because: ${textIn(because)}`,
    affects: ({ subject }) => onlyThings(subject),
    merging: 'own',
  }),
  /** A finding is no longer ignored. */
  'finding.heed': eventType({
    /** `was` is the ignored finding before this event; entries of older versions lack it. */
    payload: z.object({ said: descriptionText, was: ignoredFindingSchema.optional() }),
    replay: ({ ignored }: ReplayedFindings, { subject }) => {
      if (!ignored.delete(subject.slice('finding:'.length))) throw new RangeError(`Not ignored: ${subject}`);
    },
    describe: ({ said: message }) => `stopped ignoring a check${textIn(message) && `: “${textIn(message)}”`}`,
    affects: ({ subject }) => onlyThings(subject),
    merging: 'own',
  }),
} as const satisfies Readonly<Record<`finding.${string}`, EventType>>;
