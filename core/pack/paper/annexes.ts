import type { Annex } from '../blocks.ts';
import { type PartPlan, plannedText } from '../settled-parts.ts';
import type { PaperFacts } from './facts.ts';
import { HEADINGS } from './headings.ts';

/** What of a pack is shown whole at its end, and how far its text can be relied on. */
export function annexParts(
  { pack }: PaperFacts,
  optional: ReadonlySet<Annex> = new Set(),
): readonly PartPlan[] {
  const annex = (what: Annex): PartPlan => ({
    id: what,
    heading: HEADINGS[what],
    isOptional: optional.has(what),
    items: () => [{ kind: 'annex', what }],
  });
  return [
    annex('amendments'),
    annex('marked-up'),
    annex('as-amended'),
    annex('recommendations'),
    annex('left-alone'),
    annex('notes'),
    ...(pack.themes.length + pack.excerpts.length > 0 ? [annex('themes')] : []),
    annex('status'),
  ];
}

/** The header that every reading of the text carries (drafting-conventions.md §4.3 R4.9). */
export const documentPart = ({ pack }: PaperFacts): PartPlan => ({
  id: 'this-document',
  heading: HEADINGS['this-document'],
  items: () => [{ kind: 'list', items: pack.cover }],
});

/** Words of a person’s own beside all that is planned. */
export const ownPart: PartPlan = {
  id: 'more',
  heading: HEADINGS.more,
  isOptional: true,
  items: () => [plannedText('more', 'Further information', null, 'Anything else that readers should know.')],
};
