import { contextOf } from '../../amend/checks/context.ts';
import {
  type Consequence,
  type ConsequenceKind,
  citingPlace,
  citingWords,
  inOtherActs,
} from '../../amend/checks/in-other-acts.ts';
import { capital } from '../../base/english.ts';
import { paragraph } from '../blocks.ts';
import type { PartPlan } from '../settled-parts.ts';
import { includedProposals, isForLawyers, type PaperFacts } from './facts.ts';
import { HEADINGS } from './headings.ts';

const CONSEQUENCE_WORDS: Readonly<Record<ConsequenceKind, (consequence: Consequence) => string>> = {
  omitted: ({ cited }) => `${capital(cited)} would be omitted`,
  renumbered: ({ cited, now }) => `${capital(cited)} would become ${now}`,
  changed: ({ cited }) => `${capital(cited)} would change`,
  definition: ({ cited, term }) => `What “${term}” means in ${cited} would change`,
  spent: ({ cited }) => `${capital(cited)}, which this amended, would be omitted`,
};

/**
 * The annex about other Acts in the library that cite the provisions that would change. A paper has no such annex where no
 * other Act cites the Act.
 */
export function otherActsPart(facts: PaperFacts): readonly PartPlan[] {
  const { citing = [] } = facts.input;
  if (citing.length === 0) return [];
  const caption = 'What other Acts say of the provisions that would change';
  return [
    {
      id: 'other-acts',
      heading: HEADINGS['other-acts'],
      place: 'annex',
      isCostly: true,
      isOptional: !isForLawyers(facts),
      items: () => {
        if (facts.input.isSkimmed) return [{ kind: 'table', caption, header: [], rows: [] }];
        const selected = includedProposals(facts.proposals).map(({ amendment }) => amendment);
        const { instrument } = facts.pack;
        const consequences = inOtherActs(
          contextOf({ instrument, selected, otherAmendments: [], citing }),
          citing,
        );
        if (consequences.length === 0)
          return [paragraph('None of the Acts that were looked at cites a provision that would change.')];
        const rows = consequences.map((consequence) => [
          capital(citingPlace(consequence.by)),
          CONSEQUENCE_WORDS[consequence.kind](consequence),
          `“${citingWords(consequence.by)}”`,
        ]);
        return [{ kind: 'table', caption, header: ['Where', 'What would happen', 'Its words'], rows }];
      },
    },
  ];
}
