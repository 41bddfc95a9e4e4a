import { extentOf, extentWords } from '../../act/extent.ts';
import { capital, count, listed } from '../../english.ts';
import { addresseeWords, decisionWords } from '../../evidence/coverage-words.ts';
import { categoryWords, describeCommitment, linkWords, recommendationName } from '../../evidence/describe.ts';
import type { Block } from '../blocks.ts';
import { dateWords } from '../dates.ts';
import type { PackRecommendation } from '../model.ts';
import { type PartPlan, plannedText } from '../settle.ts';
import { namesOf, standing, standingExtracts, touched } from './extracts.ts';
import type { PaperFacts } from './facts.ts';
import { HEADINGS } from './headings.ts';

export function backgroundPart({ pack, marked }: PaperFacts): PartPlan {
  const { instrument } = pack;
  return {
    id: 'background',
    heading: HEADINGS.background,
    items: () => {
      const nodes = touched(marked, null);
      return [
        plannedText(
          'background',
          'Background',
          null,
          'What led to the proposals: the history, the evidence, and why the law is looked at now.',
        ),
        { kind: 'heading', depth: 1, text: 'The law as it stands' },
        plannedText(
          'law',
          'The law as it stands',
          `The ${instrument.title} (${instrument.number}) is set out here as it stands: ${instrument.description.replace(/\.$/, '')}. ${
            instrument.outstanding.length > 0
              ? `${count(instrument.outstanding.length, 'effect')} of other legislation ${instrument.outstanding.length === 1 ? 'is' : 'are'} not yet shown in it: see “Status of the text”.`
              : 'No effects of other legislation are outstanding on record.'
          }`,
          'Which text of the Act this is, and what it does.',
        ),
        ...standingExtracts(instrument.root, nodes),
      ];
    },
  };
}

/** "Section 2A extends to England and Wales." for each extent that the proposals touch. */
export function extentText({ pack, marked }: PaperFacts): string | null {
  const { root } = pack.instrument;
  const byExtent = new Map<string, string[]>();
  for (const node of standing(touched(marked, null))) {
    const extent = extentOf(root, node.provision.pid);
    if (extent === '') continue;
    byExtent.set(extent, [...(byExtent.get(extent) ?? []), ...namesOf(root, [node])]);
  }
  if (byExtent.size === 0) return null;
  return [...byExtent]
    .map(
      ([extent, names]) =>
        `${capital(listed(names))} ${names.length === 1 ? 'extends' : 'extend'} to ${extentWords(extent)}.`,
    )
    .join(' ');
}

export function scopePart(facts: PaperFacts): PartPlan {
  const { pack, marked } = facts;
  return {
    id: 'scope',
    heading: HEADINGS.scope,
    items: () => {
      const places = namesOf(pack.instrument.root, touched(marked, null));
      return [
        plannedText(
          'subject',
          'Subject',
          places.length > 0
            ? `The proposals would amend ${listed(places)} of the ${pack.instrument.title}.`
            : null,
          'What the proposals are about.',
          true,
        ),
        plannedText(
          'extent',
          'Geographical extent',
          extentText(facts),
          'Where the proposals would be law.',
          true,
        ),
        plannedText(
          'affected',
          'Who is affected',
          null,
          'People, bodies and businesses that the proposals would bear on.',
          true,
        ),
        plannedText('out', 'What is out of scope', null, 'What is not asked about, and why.', true),
      ];
    },
  };
}

const quoted = (text: string, from: string): Block => ({ kind: 'quote', text, from });

function recommendationBlocks(
  { recommendation, responses, answers, departures, decision }: PackRecommendation,
  { commitments }: PaperFacts['pack'],
): readonly Block[] {
  const { addressee, text, gist, gistFrom, deadline, found } = recommendation;
  const name = `${recommendationName(recommendation)}, to ${addresseeWords(addressee)}`;
  const given = new Set(responses.map(({ id }) => id));
  const promised = commitments.filter(({ response }) => response !== null && given.has(response));
  const said = [
    ...answers.map(({ amendment, by }) => `${amendment} ${linkWords(by)} it.`),
    ...departures.map((amendment) => `${amendment} ${linkWords('departs-from')} it.`),
    ...(decision ? [`${capital(decisionWords(decision))}.`] : []),
  ];
  return [
    { kind: 'heading', depth: 1, text: name },
    text !== null
      ? quoted(text, found)
      : {
          kind: 'paragraph',
          text:
            gist !== null
              ? `In the words of ${gistFrom ?? 'a summary'}: ${gist}`
              : 'Its wording was not seen.',
        },
    ...(deadline ? [{ kind: 'paragraph', text: `To be done by: ${deadline}.` } as const] : []),
    ...responses.map(
      ({ body, date, category, terms }): Block => ({
        kind: 'paragraph',
        text: `${body}, ${dateWords(date)}: ${categoryWords(category)} (“${terms}”).`,
      }),
    ),
    ...(responses.length === 0 ? [{ kind: 'paragraph', text: 'No response to it is held.' } as const] : []),
    ...(promised.length > 0 ? [{ kind: 'list', items: promised.map(describeCommitment) } as const] : []),
    ...(said.length > 0 ? [{ kind: 'list', items: said } as const] : []),
  ];
}

export function recommendationPart(facts: PaperFacts): PartPlan {
  const { pack } = facts;
  return {
    id: 'recommendation',
    heading: HEADINGS.recommendation,
    items: () => {
      const dealtWith = pack.recommendations.filter(
        ({ answers, departures, decision }) => answers.length + departures.length > 0 || decision !== null,
      );
      const others = pack.recommendations.length - dealtWith.length;
      return [
        plannedText(
          'recommendation',
          'How the proposals come from it',
          null,
          'What was recommended, by whom, what was answered, and how the proposals follow from that.',
        ),
        ...dealtWith.flatMap((row) => recommendationBlocks(row, pack)),
        ...(dealtWith.length === 0
          ? [{ kind: 'paragraph', text: 'No proposal of this paper is tied to a recommendation.' } as const]
          : []),
        ...(others > 0
          ? [
              {
                kind: 'paragraph',
                text: `${count(others, 'other recommendation')} ${others === 1 ? 'is' : 'are'} not dealt with in this paper.`,
              } as const,
            ]
          : []),
      ];
    },
  };
}
