import type { Annex } from '../blocks.ts';
import { type PartPlan, plannedText } from '../settled-parts.ts';
import { isForLawyers, type PaperFacts } from './facts.ts';
import { HEADINGS } from './headings.ts';

/** The annexes that only the lawyers of the review are shown. */
const INTERNAL_ANNEXES: ReadonlySet<Annex> = new Set(['amendments', 'left-alone', 'status']);

/** The annexes in files of their own. A pack for the public has one only where a person adds it; a pack for lawyers has all. */
export function annexParts(facts: PaperFacts): readonly PartPlan[] {
  const { pack } = facts;
  const isInternal = isForLawyers(facts);
  const annex = (annexKind: Annex): readonly PartPlan[] =>
    INTERNAL_ANNEXES.has(annexKind) && !isInternal
      ? []
      : [
          {
            id: annexKind,
            heading: HEADINGS[annexKind],
            place: 'file',
            isOptional: !isInternal,
            items: () => [{ kind: 'annex', annex: annexKind }],
          },
        ];
  return [
    ...annex('marked-up'),
    ...annex('as-amended'),
    ...annex('amendments'),
    ...annex('recommendations'),
    ...annex('left-alone'),
    ...annex('notes'),
    ...(pack.themes.length + pack.excerpts.length > 0 ? annex('themes') : []),
    ...annex('status'),
  ];
}

/** For lawyers, the notices of a working copy (drafting-conventions.md §4.3, rule R4.9). The public gets `sourcesPart` instead. */
export const documentPart = (facts: PaperFacts): readonly PartPlan[] =>
  isForLawyers(facts)
    ? [
        {
          id: 'this-document',
          heading: HEADINGS['this-document'],
          items: () => [{ kind: 'list', items: facts.pack.cover }],
        },
      ]
    : [];

/** A part for anything that a person wants to add. */
export const ownPart: PartPlan = {
  id: 'more',
  heading: HEADINGS.more,
  isOptional: true,
  items: () => [plannedText('more', 'Further information', null, 'Anything else that readers should know.')],
};
