import type { Person } from '../../core/api.ts';
import type { LinkType, Ref } from '../../core/evidence/link.ts';

/**
 * The contents of the sample review, so that a new user has something to look at. They are made up, say so wherever they are
 * shown, and are nobody's proposal. The Act, the recommendations and the letter in the review are real.
 */

export const DRAFTER: Person = { name: 'Sample drafter', role: 'Invented' };
export const LAWYER: Person = { name: 'Sample lawyer', role: 'Invented' };

/** One amendment of the sample, given as amending wording, which is read and applied like wording that a user types. */
export interface SampleAmendment {
  readonly title: string;
  readonly purpose: string;
  readonly reason: string;
  readonly text: string;
  readonly links: readonly (readonly [LinkType, Ref])[];
  /** The decision of the sample's lawyer; null for an amendment that is still being drafted. */
  readonly decision: { readonly decision: 'agree' | 'return'; readonly comment: string } | null;
}

export const AMENDMENTS: readonly SampleAmendment[] = [
  {
    title: 'Sample: following by a device or an app',
    purpose: 'To add an example of what is associated with stalking.',
    reason:
      'A made-up reason. The list has nothing on following a person’s movements from afar, and is read in practice as if it were complete.',
    text: 'In section 2A(3), after paragraph (d) insert— “(da) using a device or an application to find out where a person is or has been,”.',
    links: [
      ['partly-implements', 'recommendation:1'],
      ['evidence-for', 'note:N-013'],
      ['evidence-against', 'note:N-014'],
    ],
    decision: { decision: 'agree', comment: '' },
  },
  {
    title: 'Sample: contact through somebody else',
    purpose: 'To make plain that contact through another person counts.',
    reason: 'A made-up reason. “By any means” is wide enough, but readers of the list ask.',
    text: 'In section 2A(3)(b), after “any means” insert “(including through another person)”.',
    links: [['partly-implements', 'recommendation:1']],
    decision: {
      decision: 'return',
      comment:
        'A made-up comment. If the words are wide enough already, adding to them may narrow “any means” elsewhere. Is there a case that turned on it?',
    },
  },
  {
    title: 'Sample: a general description before the examples',
    purpose: 'To let a reader meet the idea before the instances.',
    reason: 'A made-up reason, after what a sample respondent said.',
    text: 'In section 2A, after subsection (2) insert— “(2A) Acts or omissions are associated with stalking if, taken together, they show a fixation on a person or on something to do with that person.”',
    links: [
      ['implements', 'recommendation:1'],
      ['evidence-for', 'note:N-015'],
    ],
    decision: null,
  },
];

export const DEFERRED_DECISION = {
  about: 'recommendation:3',
  outcome: 'deferred',
  reason:
    'A made-up reason. Stalking Protection Orders stand in the Stalking Protection Act 2019, which this review is not about.',
} as const;
