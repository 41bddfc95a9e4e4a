import { extentOf, extentWords } from '../../act/extent.ts';
import { capital, count } from '../../base/english.ts';
import { addresseeWords, decisionWords } from '../../coverage/coverage-words.ts';
import { categoryWords, describeCommitment, linkWords, recommendationName } from '../../evidence/describe.ts';
import type { Block } from '../blocks.ts';
import { dateWords } from '../dates.ts';
import type { PackRecommendation } from '../model.ts';
import { type PartPlan, plannedText } from '../settled-parts.ts';
import { currentExtracts, inBaseText, namesOf, placesWords, touched } from './extracts.ts';
import { type PaperFacts, shortName } from './facts.ts';
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
          `The ${instrument.title} (${instrument.number}) is set out here as it stands: ${instrument.description.replace(/^As /, 'as ').replace(/\.$/, '')}. ${
            instrument.outstanding.length > 0
              ? `${count(instrument.outstanding.length, 'effect')} of other legislation ${instrument.outstanding.length === 1 ? 'is' : 'are'} not yet shown in it: see “Status of the text”.`
              : 'No effects of other legislation are outstanding on record.'
          }`,
          'Which text of the Act this is, and what it does.',
        ),
        ...currentExtracts(instrument.root, nodes),
      ];
    },
  };
}

/** "Section 2A extends to England and Wales." for each extent that the proposals touch. */
export function extentText({ pack, marked }: PaperFacts): string | null {
  const { root } = pack.instrument;
  const byExtent = new Map<string, string[]>();
  for (const node of inBaseText(touched(marked, null))) {
    const extent = extentOf(root, node.provision.pid);
    if (extent === '') continue;
    byExtent.set(extent, [...(byExtent.get(extent) ?? []), ...namesOf(root, [node])]);
  }
  if (byExtent.size === 0) return null;
  return [...byExtent]
    .map(
      ([extent, names]) =>
        `${capital(placesWords(names))} ${names.length === 1 ? 'extends' : 'extend'} to ${extentWords(extent)}.`,
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
            ? `The proposals would amend ${placesWords(places)} of the ${pack.instrument.title}.`
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
const under = (text: string): Block => ({ kind: 'heading', depth: 2, text });
const stopped = (text: string): string => (/[.!?…”]$/.test(text) ? text : `${text}.`);

/** What was asked for, in its own words where they were seen. */
function askedFor({ recommendation }: PackRecommendation): readonly Block[] {
  const { text, gist, gistFrom, deadline, found } = recommendation;
  if (text === null && gist === null) return [{ kind: 'paragraph', text: 'Full wording not available.' }];
  return [
    text !== null
      ? quoted(text, `Source: ${found}`)
      : quoted(gist ?? '', `Summary only: full wording not available. From: ${gistFrom ?? found}`),
    ...(deadline ? [{ kind: 'paragraph', text: `To be done by: ${deadline}.` } as const] : []),
  ];
}

/** What was answered, and what was promised with it. */
function answeredWith(
  { responses }: PackRecommendation,
  { commitments }: PaperFacts['pack'],
): readonly Block[] {
  if (responses.length === 0)
    return [{ kind: 'paragraph', text: 'There is no response to this recommendation.' }];
  const given = new Set(responses.map(({ id }) => id));
  const promised = commitments.filter(({ response }) => response !== null && given.has(response));
  return [
    ...responses.flatMap(({ body, date, category, terms }): readonly Block[] => [
      { kind: 'paragraph', text: `${body}, ${dateWords(date)}: ${categoryWords(category)}.` },
      quoted(terms, ''),
    ]),
    ...(promised.length > 0
      ? [
          { kind: 'paragraph', text: 'Commitments made with the response:' } as const,
          { kind: 'list', items: promised.map((one) => stopped(describeCommitment(one))) } as const,
        ]
      : []),
  ];
}

/** What the paper does about it. */
function dealtWith(
  { answers, departures, decision }: PackRecommendation,
  nameOf: (am: string) => string,
): Block {
  return {
    kind: 'list',
    items: [
      ...answers.map(({ amendment, by }) => `${nameOf(amendment)} ${linkWords(by)} it.`),
      ...departures.map((amendment) => `${nameOf(amendment)} ${linkWords('departs-from')} it.`),
      ...(decision ? [stopped(capital(decisionWords(decision)))] : []),
    ],
  };
}

function recommendationBlocks(row: PackRecommendation, { pack, proposals }: PaperFacts): readonly Block[] {
  const { recommendation } = row;
  const names = new Map(proposals.map((proposal) => [proposal.amendment.id, shortName(proposal)]));
  return [
    {
      kind: 'heading',
      depth: 1,
      text: `${recommendationName(recommendation)}, to ${addresseeWords(recommendation.addressee)}`,
    },
    under('What was recommended'),
    ...askedFor(row),
    under('What was answered'),
    ...answeredWith(row, pack),
    under('What is done about it here'),
    dealtWith(row, (am) => names.get(am) ?? am),
  ];
}

export function recommendationPart(facts: PaperFacts): PartPlan {
  const { pack } = facts;
  return {
    id: 'recommendation',
    heading: HEADINGS.recommendation,
    items: () => {
      const rows = pack.recommendations.filter(
        ({ answers, departures, decision }) => answers.length + departures.length > 0 || decision !== null,
      );
      const others = pack.recommendations.length - rows.length;
      return [
        plannedText(
          'recommendation',
          'How the proposals come from it',
          null,
          'What was recommended, by whom, what was answered, and how the proposals follow from that.',
        ),
        ...rows.flatMap((row) => recommendationBlocks(row, facts)),
        ...(rows.length === 0
          ? [{ kind: 'paragraph', text: 'No proposal in this paper is linked to a recommendation.' } as const]
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
