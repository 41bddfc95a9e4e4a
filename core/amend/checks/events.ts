import { z } from 'zod';
import { onlyThings } from '../../ledger/affected.ts';
import { type EventType, eventType } from '../../ledger/event-type.ts';
import { textIn } from '../../ledger/payload-fields.ts';
import { descriptionText } from '../../ledger/said-text.ts';
import { type IgnoredFinding, ignoredFindingSchema } from './ignored.ts';

/** As much of a review's state as what happens to findings changes. */
export interface ReplayedFindings {
  readonly ignored: Map<string, { readonly finding: IgnoredFinding; readonly seq: number }>;
}

/** What can happen to the findings of checks. */
export const findingEvents = {
  'finding.ignore': eventType({
    /** With `again`, who had ignored it, where that stands again. */
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
  /** A finding is not ignored any more. */
  'finding.heed': eventType({
    /** `was`: all that was said of it; entries of older versions lack it. */
    payload: z.object({ said: descriptionText, was: ignoredFindingSchema.optional() }),
    replay: ({ ignored }: ReplayedFindings, { subject }) => {
      if (!ignored.delete(subject.slice('finding:'.length))) throw new RangeError(`Not ignored: ${subject}`);
    },
    describe: ({ said: message }) => `stopped ignoring a check${textIn(message) && `: “${textIn(message)}”`}`,
    affects: ({ subject }) => onlyThings(subject),
    merging: 'own',
  }),
} as const satisfies Readonly<Record<`finding.${string}`, EventType>>;
