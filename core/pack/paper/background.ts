import { extentOf, extentWords } from '../../act/extent.ts';
import { dateWords } from '../../base/date-words.ts';
import {
  capital,
  countInWords,
  listed,
  listedByNumber,
  nameInSentence,
  sentence,
} from '../../base/english.ts';
import { groupBy } from '../../base/group-by.ts';
import { addresseeInSentence } from '../../coverage/coverage-words.ts';
import { recommendationNameAmong } from '../../evidence/describe.ts';
import type { Commitment, Response } from '../../evidence/evidence.ts';
import type { LinkType } from '../../evidence/link.ts';
import type { Decision } from '../../evidence/records.ts';
import { type Block, paragraph, subheading } from '../blocks.ts';
import type { PackRecommendation } from '../model.ts';
import { type PartPlan, plannedText } from '../settled-parts.ts';
import { currentExtracts, effectWords, inBaseText, namesOf, placesWords } from './extracts.ts';
import { includedProposals, type PaperFacts, shortName } from './facts.ts';
import { HEADINGS } from './headings.ts';
import { touchedNodes } from './touched.ts';

/** The background, scope and recommendation parts of a consultation paper. */

/** A paper that changes more sections than this does not print them in full, because it would print most of the Act. */
const MAX_SECTIONS_SET_OUT = 5;

export function backgroundPart({ pack, marked, proposals }: PaperFacts): PartPlan {
  const { instrument } = pack;
  const { length: proposalCount } = includedProposals(proposals);
  return {
    id: 'background',
    heading: HEADINGS.background,
    isCostly: true,
    items: () => {
      const nodes = touchedNodes(marked(), null);
      const baseNodes = inBaseText(nodes);
      const unit = baseNodes.every(({ provision: { kind } }) => kind === 'section') ? 'section' : 'provision';
      const isSetOut = baseNodes.length > 0 && baseNodes.length <= MAX_SECTIONS_SET_OUT;
      return [
        plannedText(
          'background',
          'Background',
          null,
          'What led to the proposals: the history, the evidence, and why the law is looked at now.',
        ),
        subheading('The law as it stands'),
        plannedText(
          'law',
          'The law as it stands',
          [
            `${proposalCount === 0 ? 'This paper is' : proposalCount === 1 ? 'The proposal is' : 'The proposals are'} about the ${instrument.title} (“the Act”).`,
            ...(isSetOut
              ? [
                  baseNodes.length === 1
                    ? `This is the ${unit} that would change, as it stands.`
                    : `These are the ${unit}s that would change, as they stand.`,
                ]
              : []),
          ].join(' '),
          'Which text of the Act this is, and what it does.',
        ),
        ...(isSetOut ? currentExtracts(instrument.root, nodes) : []),
      ];
    },
  };
}

/** "Section 2A extends to England and Wales." for each extent of the changed provisions; null where no extent is known. */
export function extentText({ pack, marked }: PaperFacts): string | null {
  const { root } = pack.instrument;
  const byExtent = new Map<string, string[]>();
  for (const node of inBaseText(touchedNodes(marked(), null))) {
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
    isCostly: pack.amendments.length > 0,
    items: () => {
      const { root, title } = pack.instrument;
      const nodes = touchedNodes(marked(), null);
      return [
        plannedText(
          'subject',
          'Subject',
          nodes.length > 0
            ? `The ${includedProposals(facts.proposals).length === 1 ? 'proposal' : 'proposals'} would ${effectWords(root, nodes, `of the ${title}`)}.`
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

const quoteBlock = (text: string, from: string): Block => ({ kind: 'quote', text, from });

/** A recommendation and its deadline: in full where Keeling has the full wording, else in summary. */
function requestBlocks({ recommendation }: PackRecommendation): readonly Block[] {
  const { text, gist, deadline } = recommendation;
  const wordingBlocks: readonly Block[] =
    text !== null
      ? [paragraph('The recommendation was:'), quoteBlock(text, '')]
      : gist !== null
        ? [paragraph('In summary, the recommendation was:'), quoteBlock(gist, '')]
        : [];
  return [
    ...wordingBlocks,
    ...(deadline ? [paragraph(`It was to be carried out by ${dateWords(deadline)}.`)] : []),
  ];
}

const RESPONSE_VERBS: Readonly<Record<Response['category'], string>> = {
  accepted: 'accepted the recommendation',
  'accepted-in-part': 'accepted the recommendation in part',
  'accepted-in-principle': 'accepted the recommendation in principle',
  'accepted-in-spirit':
    'welcomed the spirit of the recommendation and said that more consideration was needed',
  'agrees-review-committed': 'agreed with the assessment and committed to a review',
  'not-accepted': 'did not accept the recommendation',
  noted: 'noted the recommendation',
  'not-known': 'answered the recommendation',
};

/** "On 21 November 2024" for a day, "In December 2024" for a month or a year, "Between … and …" for a range. */
const whenWords = (iso: string): string => {
  const words = dateWords(iso);
  return /^\d{1,2} /.test(words) ? `On ${words}` : /^between/.test(words) ? capital(words) : `In ${words}`;
};

const commitmentWords = ({ pin, due }: Commitment): string =>
  `“${pin.quote}”${due === null ? '' : ` (by ${dateWords(due)})`}`;

/** The responses to a recommendation, and the commitments made with them, by owner. */
function responseBlocks(
  { responses }: PackRecommendation,
  { commitments }: PaperFacts['pack'],
): readonly Block[] {
  const responseIds = new Set(responses.map(({ id }) => id));
  const madeCommitments = commitments.filter(
    ({ response }) => response !== null && responseIds.has(response),
  );
  const byOwner = groupBy(madeCommitments, ({ owner }) => owner);
  return [
    ...responses.flatMap(({ body, date, category, terms }): readonly Block[] => [
      paragraph(`${whenWords(date)} ${nameInSentence(body)} ${RESPONSE_VERBS[category]}:`),
      quoteBlock(terms, ''),
    ]),
    ...[...byOwner].flatMap(([owner, owned]): readonly Block[] => [
      paragraph(
        `With the answer, ${nameInSentence(owner)} made ${owned.length === 1 ? 'this commitment' : 'these commitments'}:`,
      ),
      { kind: 'list', items: owned.map(commitmentWords) },
    ]),
  ];
}

const LINK_VERBS: Readonly<Partial<Record<LinkType, string>>> = {
  implements: 'would implement it',
  'partly-implements': 'would implement it in part',
  'responds-to': 'would respond to it',
};

const DECISION_WORDS: Readonly<Record<Decision['outcome'], string>> = {
  'taken-forward': 'The recommendation is taken forward',
  'accepted-no-change': 'The recommendation is accepted. It needs no change to the law',
  'not-taken-forward': 'The recommendation is not taken forward',
  deferred: 'The recommendation is not dealt with now',
};

/** "Proposals 1 and 2" where every name is a number; otherwise each name in full. */
function listedProposals(names: readonly string[]): string {
  const numbers = names.flatMap((name) => /^Proposal (\d+)$/.exec(name)?.[1] ?? []);
  return names.length > 1 && numbers.length === names.length
    ? `Proposals ${listedByNumber(numbers)}`
    : capital(listed(names));
}

/**
 * Which proposals answer a recommendation or depart from it, and the decision on it.
 * @param nameOf null for an amendment that the paper excludes
 */
function actionBlocks(
  { answers, departures, decision }: PackRecommendation,
  nameOf: (amendmentId: string) => string | null,
): readonly Block[] {
  const shownNames = (ids: readonly string[]) => ids.flatMap((id) => nameOf(id) ?? []);
  const byVerb = groupBy(answers, ({ by }) => LINK_VERBS[by] ?? 'would respond to it');
  const sentences = [
    ...[...byVerb].flatMap(([verb, links]) => {
      const names = shownNames(links.map(({ amendment }) => amendment));
      return names.length > 0 ? [`${listedProposals(names)} ${verb}.`] : [];
    }),
    ...(shownNames(departures).length > 0
      ? [`${listedProposals(shownNames(departures))} would depart from it, for the reasons given there.`]
      : []),
  ];
  const reason = decision?.reason.trim() ?? '';
  return [
    ...(sentences.length > 0 ? [paragraph(sentences.join(' '))] : []),
    ...(decision
      ? [paragraph(`${DECISION_WORDS[decision.outcome]}.${reason === '' ? '' : ` ${sentence(reason)}`}`)]
      : []),
  ];
}

function recommendationBlocks(row: PackRecommendation, { pack, proposals }: PaperFacts): readonly Block[] {
  const { recommendation } = row;
  const names = new Map(
    proposals.flatMap((proposal) =>
      proposal.number === null ? [] : [[proposal.amendment.id, shortName(proposal)] as const],
    ),
  );
  return [
    subheading(
      `${recommendationName(recommendation, pack)}, to ${addresseeInSentence(recommendation.addressee)}`,
    ),
    ...requestBlocks(row),
    ...responseBlocks(row, pack),
    ...actionBlocks(row, (amendmentId) => names.get(amendmentId) ?? null),
  ];
}

const recommendationName = (
  recommendation: PackRecommendation['recommendation'],
  { recommendations }: PaperFacts['pack'],
): string =>
  recommendation.no === null
    ? 'A recommendation'
    : recommendationNameAmong(
        recommendation,
        recommendations.map((each) => each.recommendation),
      );

/**
 * "recommendation", "2 recommendations": those that a paper does not deal with. A recommendation without a number may be
 * the same as a numbered one. So it is not counted, and no count is given where the paper deals with such a one.
 */
function otherWords(all: readonly PackRecommendation[], rows: readonly PackRecommendation[]): string {
  const isNumbered = ({ recommendation: { no } }: PackRecommendation): boolean => no !== null;
  const otherCount = all.filter((row) => !rows.includes(row) && isNumbered(row)).length;
  if (otherCount === 0 || !rows.every(isNumbered)) return 'recommendations';
  return otherCount === 1 ? 'recommendation' : countInWords(otherCount, 'recommendation');
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
      return [
        plannedText(
          'recommendation',
          'How the proposals come from it',
          null,
          'What was recommended, by whom, what was answered, and how the proposals follow from that.',
        ),
        ...rows.flatMap((row) => recommendationBlocks(row, facts)),
        ...(rows.length > 0 && rows.length < pack.recommendations.length
          ? [paragraph(`This paper does not deal with the other ${otherWords(pack.recommendations, rows)}.`)]
          : []),
      ];
    },
  };
}
