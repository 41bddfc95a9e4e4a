import type { Annex } from '../blocks.ts';
import { type PartPlan, plannedText } from '../settled-parts.ts';
import { isForColleagues, type PaperFacts } from './facts.ts';
import { HEADINGS } from './headings.ts';

/** What only those who work on the review are shown. */
const INTERNAL: ReadonlySet<Annex> = new Set(['amendments', 'left-alone', 'status']);

/** What of a pack is shown whole, in files of its own: for the public where somebody asks for it, for colleagues always. */
export function annexParts(facts: PaperFacts): readonly PartPlan[] {
  const { pack } = facts;
  const isInternal = isForColleagues(facts);
  const annex = (annexKind: Annex): readonly PartPlan[] =>
    INTERNAL.has(annexKind) && !isInternal
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

/** For colleagues, the header of a working copy (drafting-conventions.md §4.3 R4.9); the public has `sourcesPart`. */
export const documentPart = (facts: PaperFacts): readonly PartPlan[] =>
  isForColleagues(facts)
    ? [
        {
          id: 'this-document',
          heading: HEADINGS['this-document'],
          items: () => [{ kind: 'list', items: facts.pack.cover }],
        },
      ]
    : [];

/** Words of a person’s own beside all that is planned. */
export const ownPart: PartPlan = {
  id: 'more',
  heading: HEADINGS.more,
  isOptional: true,
  items: () => [plannedText('more', 'Further information', null, 'Anything else that readers should know.')],
};
