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
import type { Block } from '../blocks.ts';
import type { PackRecommendation } from '../model.ts';
import { type PartPlan, plannedText } from '../settled-parts.ts';
import { currentExtracts, inBaseText, namesOf, placesWords, wouldDo } from './extracts.ts';
import { inPaper, type PaperFacts, shortName } from './facts.ts';
import { HEADINGS } from './headings.ts';
import { touched } from './touched.ts';

/** More sections than these are not set out whole: the paper would be the Act again. */
const MOST_SET_OUT = 5;

export function backgroundPart({ pack, marked, proposals }: PaperFacts): PartPlan {
  const { instrument } = pack;
  const { length: many } = inPaper(proposals);
  return {
    id: 'background',
    heading: HEADINGS.background,
    isCostly: true,
    items: () => {
      const nodes = touched(marked(), null);
      const standing = inBaseText(nodes);
      const unit = standing.every(({ provision: { kind } }) => kind === 'section') ? 'section' : 'provision';
      const isSetOut = standing.length > 0 && standing.length <= MOST_SET_OUT;
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
          [
            `${many === 0 ? 'This paper is' : many === 1 ? 'The proposal is' : 'The proposals are'} about the ${instrument.title} (“the Act”).`,
            ...(isSetOut
              ? [
                  standing.length === 1
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

/** "Section 2A extends to England and Wales." for each extent that the proposals touch. */
export function extentText({ pack, marked }: PaperFacts): string | null {
  const { root } = pack.instrument;
  const byExtent = new Map<string, string[]>();
  for (const node of inBaseText(touched(marked(), null))) {
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
      const nodes = touched(marked(), null);
      return [
        plannedText(
          'subject',
          'Subject',
          nodes.length > 0
            ? `The ${inPaper(facts.proposals).length === 1 ? 'proposal' : 'proposals'} would ${wouldDo(root, nodes, `of the ${title}`)}.`
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
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** What was asked for, in its own words where they were seen. */
function askedFor({ recommendation }: PackRecommendation): readonly Block[] {
  const { text, gist, deadline } = recommendation;
  const requestBlocks: readonly Block[] =
    text !== null
      ? [paragraph('The recommendation was:'), quoted(text, '')]
      : gist !== null
        ? [paragraph('In summary, the recommendation was:'), quoted(gist, '')]
        : [];
  return [
    ...requestBlocks,
    ...(deadline ? [paragraph(`It was to be carried out by ${dateWords(deadline)}.`)] : []),
  ];
}

const ANSWERED: Readonly<Record<Response['category'], string>> = {
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

/** "On 21 November 2024" for a day, "In December 2024" for a month or a year, and as it is for a time between two. */
const whenWords = (iso: string): string => {
  const words = dateWords(iso);
  return /^\d{1,2} /.test(words) ? `On ${words}` : /^between/.test(words) ? capital(words) : `In ${words}`;
};

const promisedWords = ({ pin, due }: Commitment): string =>
  `“${pin.quote}”${due === null ? '' : ` (by ${dateWords(due)})`}`;

/** What was answered, and what was promised with it. */
function answeredWith(
  { responses }: PackRecommendation,
  { commitments }: PaperFacts['pack'],
): readonly Block[] {
  const responseIds = new Set(responses.map(({ id }) => id));
  const promised = commitments.filter(({ response }) => response !== null && responseIds.has(response));
  const owners = groupBy(promised, ({ owner }) => owner);
  return [
    ...responses.flatMap(({ body, date, category, terms }): readonly Block[] => [
      paragraph(`${whenWords(date)} ${nameInSentence(body)} ${ANSWERED[category]}:`),
      quoted(terms, ''),
    ]),
    ...[...owners].flatMap(([owner, made]): readonly Block[] => [
      paragraph(
        `With the answer, ${nameInSentence(owner)} made ${made.length === 1 ? 'this commitment' : 'these commitments'}:`,
      ),
      { kind: 'list', items: made.map(promisedWords) },
    ]),
  ];
}

const DOES: Readonly<Partial<Record<LinkType, string>>> = {
  implements: 'would implement it',
  'partly-implements': 'would implement it in part',
  'responds-to': 'would respond to it',
};

const DECIDED: Readonly<Record<Decision['outcome'], string>> = {
  'taken-forward': 'The recommendation is taken forward',
  'accepted-no-change': 'The recommendation is accepted. It needs no change to the law',
  'not-taken-forward': 'The recommendation is not taken forward',
  deferred: 'The recommendation is not dealt with now',
};

/** "Proposals 1 and 2", where all are numbered; else each by its name. */
function listedProposals(names: readonly string[]): string {
  const numbers = names.flatMap((name) => /^Proposal (\d+)$/.exec(name)?.[1] ?? []);
  return names.length > 1 && numbers.length === names.length
    ? `Proposals ${listedByNumber(numbers)}`
    : capital(listed(names));
}

/** What the paper does about it. */
function dealtWith(
  { answers, departures, decision }: PackRecommendation,
  nameOf: (am: string) => string | null,
): readonly Block[] {
  const shownNames = (ids: readonly string[]) => ids.flatMap((id) => nameOf(id) ?? []);
  const actions = groupBy(answers, ({ by }) => DOES[by] ?? 'would respond to it');
  const sentences = [
    ...[...actions].flatMap(([does, by]) => {
      const names = shownNames(by.map(({ amendment }) => amendment));
      return names.length > 0 ? [`${listedProposals(names)} ${does}.`] : [];
    }),
    ...(shownNames(departures).length > 0
      ? [`${listedProposals(shownNames(departures))} would depart from it, for the reasons given there.`]
      : []),
  ];
  const reason = decision?.reason.trim() ?? '';
  return [
    ...(sentences.length > 0 ? [paragraph(sentences.join(' '))] : []),
    ...(decision
      ? [paragraph(`${DECIDED[decision.outcome]}.${reason === '' ? '' : ` ${sentence(reason)}`}`)]
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
    {
      kind: 'heading',
      depth: 1,
      text: `${plainRecommendation(recommendation, pack)}, to ${addresseeInSentence(recommendation.addressee)}`,
    },
    ...askedFor(row),
    ...answeredWith(row, pack),
    ...dealtWith(row, (am) => names.get(am) ?? null),
  ];
}

const plainRecommendation = (
  recommendation: PackRecommendation['recommendation'],
  { recommendations }: PaperFacts['pack'],
): string =>
  recommendation.no === null
    ? 'A recommendation'
    : recommendationNameAmong(
        recommendation,
        recommendations.map((each) => each.recommendation),
      );

/** Those that a paper does not deal with. What has no number may be one that has: it is not counted, and nothing is beside it. */
function othersCounted(all: readonly PackRecommendation[], rows: readonly PackRecommendation[]): string {
  const isNumbered = ({ recommendation: { no } }: PackRecommendation): boolean => no !== null;
  const otherCount = all.filter((one) => !rows.includes(one) && isNumbered(one)).length;
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
          ? [
              paragraph(
                `This paper does not deal with the other ${othersCounted(pack.recommendations, rows)}.`,
              ),
            ]
          : []),
      ];
    },
  };
}
