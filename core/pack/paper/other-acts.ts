import { contextOf } from '../../amend/checks/context.ts';
import {
  type Consequence,
  type ConsequenceKind,
  citingPlace,
  citingWords,
  inOtherActs,
} from '../../amend/checks/in-other-acts.ts';
import { capital } from '../../base/english.ts';
import type { PartPlan } from '../settled-parts.ts';
import { isForColleagues, type PaperFacts } from './facts.ts';
import { HEADINGS } from './headings.ts';

const BECOMES: Readonly<Record<ConsequenceKind, (consequence: Consequence) => string>> = {
  omitted: ({ cited }) => `${capital(cited)} would be omitted`,
  renumbered: ({ cited, now }) => `${capital(cited)} would become ${now}`,
  changed: ({ cited }) => `${capital(cited)} would change`,
  definition: ({ cited, term }) => `What “${term}” means in ${cited} would change`,
  spent: ({ cited }) => `${capital(cited)}, which this amended, would be omitted`,
};

/** What the proposals mean for other Acts that are held, each with the words that cite; no part where none of them cites the Act. */
export function otherActsPart(facts: PaperFacts): readonly PartPlan[] {
  const { citing = [] } = facts.input;
  if (citing.length === 0) return [];
  const caption = `What other Acts say of the provisions that would change`;
  return [
    {
      id: 'other-acts',
      heading: HEADINGS['other-acts'],
      place: 'annex',
      isCostly: true,
      isOptional: !isForColleagues(facts),
      items: () => {
        if (facts.input.isSkimmed) return [{ kind: 'table', caption, header: [], rows: [] }];
        const selected = facts.proposals.flatMap(({ number, amendment }) =>
          number === null ? [] : [amendment],
        );
        const { instrument } = facts.pack;
        const otherActs = inOtherActs(
          contextOf({ instrument, selected, otherAmendments: [], citing }),
          citing,
        );
        if (otherActs.length === 0)
          return [
            {
              kind: 'paragraph',
              text: 'None of the Acts that were looked at cites a provision that would change.',
            },
          ];
        const rows = otherActs.map((one) => [
          capital(citingPlace(one.by)),
          BECOMES[one.kind](one),
          `“${citingWords(one.by)}”`,
        ]);
        return [{ kind: 'table', caption, header: ['Where', 'What would happen', 'Its words'], rows }];
      },
    },
  ];
}
