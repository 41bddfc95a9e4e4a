import { dateWords } from '../../base/date-words.ts';
import { capital, count, countInWords, listed, quotedTitle } from '../../base/english.ts';
import { percentWords } from '../../base/percent.ts';
import { publishedStances } from '../../coding/published-theme.ts';
import type { PublishedTally } from '../../consultation/published-tally.ts';
import { MIN_SHOWN, NOT_SHOWN } from '../../consultation/small-numbers.ts';
import {
  numberWords,
  publishedBaseWords,
  publishedCount,
  publishedPercent,
  publishedShare,
  ROUNDED,
  smallNumbersWords,
  WITHOUT_CAMPAIGNS,
} from '../../consultation/tally-words.ts';
import type { Block } from '../blocks.ts';
import { TABLES } from '../claims.ts';
import { annexParts, documentPart, ownPart } from '../paper/annexes.ts';
import { isForLawyers, type PaperFacts } from '../paper/facts.ts';
import { principlesPart } from '../paper/fixed-parts.ts';
import { DATE_GAPS } from '../paper/front-parts.ts';
import { HEADINGS } from '../paper/headings.ts';
import { linkBlocks } from '../paper/link-blocks.ts';
import { sourcesPart } from '../paper/sources.ts';
import { changesPart, withoutEdgeSpaces } from '../paper/tables.ts';
import { gap, type PartPlan, plannedText } from '../settled-parts.ts';
import type { ChangedSince, Since } from './changed-since.ts';
import type { Outcome, OutcomeQuestion, SuggestedCoding } from './outcome.ts';
import { questionNames } from './question-names.ts';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', depth: 1, text });

const NO_OUTCOME: Outcome = {
  respondents: 0,
  answers: 0,
  unpublished: 0,
  unasked: 0,
  suggested: null,
  byType: [],
  leastShown: MIN_SHOWN,
  questions: [],
  organisations: [],
  decisions: [],
  since: null,
};

/** A table of counts. A table with a single row is left out, because the row would repeat the total. */
const countTable = (
  caption: string,
  of: string,
  rows: readonly { readonly name: string; readonly count: number | null }[],
): readonly Block[] =>
  rows.length < 2
    ? []
    : [
        {
          kind: 'table',
          caption,
          header: [of, 'Number'],
          rows: rows.map(({ name, count: many }) => [name, numberWords(many)]),
        },
      ];

function introductionPart({ input, pack }: PaperFacts): PartPlan {
  const { title, department, opens, closes } = input.fields;
  const authorWords =
    department.trim() === '' ? 'The Government' : `The ${department.trim().replace(/^the\s+/i, '')}`;
  const when =
    opens && closes ? ` The consultation was open from ${dateWords(opens)} to ${dateWords(closes)}.` : '';
  const subjectWords =
    title.trim() === '' ? `amending the ${pack.instrument.title}` : quotedTitle(title.trim());
  return {
    id: 'introduction',
    heading: HEADINGS.introduction,
    items: () => [
      plannedText(
        'introduction',
        'Introduction',
        `${authorWords} consulted on ${subjectWords}.${when} This paper sets out what was asked, what was answered, and what was done with it.`,
        'Which consultation this answers.',
      ),
      ...(opens && closes
        ? []
        : [gap(DATE_GAPS.wasOpen, 'Its opening and closing dates.', opens ? 'closes' : 'opens')]),
    ],
  };
}

/** How themes were suggested, and the quality of the suggestions. */
function suggestedWords({ method, accepted, passages, quality }: SuggestedCoding): string {
  const measured = quality
    ? ` Measured on ${count(quality.texts, 'answer')} that people had coded, ${percentWords(quality.right, quality.suggested)} of what it suggests is how they were coded, and it finds ${percentWords(quality.right, quality.coded)} of those codes.`
    : '';
  return `Some themes were suggested by comparing the words of answers with the words of passages already coded (${method}). No language model or other artificial intelligence was used. A person accepted or rejected each suggestion: ${accepted.toLocaleString('en-GB')} of the ${count(passages, 'coded passage')} ${accepted === 1 ? 'was' : 'were'} suggested in this way.${measured}`;
}

function methodPart(outcome: Outcome, names: ReadonlyMap<string, string>): PartPlan {
  const { respondents, answers, unpublished, unasked, suggested, byType, questions, leastShown } = outcome;
  const isSmall = (number: number): boolean => number > 0 && number < leastShown;
  return {
    id: 'method',
    heading: HEADINGS.method,
    items: () => [
      plannedText(
        'numbers',
        'How many responded',
        respondents === 0
          ? null
          : `${capital(publishedCount(respondents, leastShown, 'response'))} ${respondents === 1 && !isSmall(respondents) ? 'was' : 'were'} received${
              // The total is left out, because it would allow a hidden number to be computed.
              questions.some((question) => isSmall(question.answers))
                ? ''
                : `, with ${count(answers, 'answer')} to questions`
            }.${
              unpublished > 0
                ? ` ${capital(publishedCount(unpublished, leastShown, 'respondent'))} did not agree to be published, or asked for confidence: their answers are counted here, and not quoted.`
                : ''
            }${
              unasked > 0
                ? ` ${capital(publishedCount(unasked, leastShown, 'respondent'))} ${unasked === 1 && !isSmall(unasked) ? 'was' : 'were'} not asked whether their answers may be published: these are counted here, and not quoted.`
                : ''
            }`,
        'How many responses were received. There are none yet.',
      ),
      plannedText(
        'method',
        'How the responses were read',
        null,
        'Who read them, how they were coded under themes, and how that was checked.',
        true,
      ),
      ...(suggested ? [paragraph(suggestedWords(suggested))] : []),
      ...countTable(TABLES.byKind, 'Kind of respondent', byType),
      ...(respondents > 0
        ? countTable(
            TABLES.byQuestion,
            'Question',
            questions.map(({ id, text, answers: many }) => ({
              name: `${names.get(id)}: ${text}`,
              count: isSmall(many) ? null : many,
            })),
          )
        : []),
      ...(questions.some(({ tally }) => tally && tally.rows.length > 0) ? [paragraph(ROUNDED)] : []),
      ...(respondents > 0 ? [paragraph(smallNumbersWords(leastShown))] : []),
    ],
  };
}

/** Says that the paper does not ask a question, and gives the number by which people may know it. */
const otherWords = ({ number, code }: OutcomeQuestion, name: string): readonly Block[] =>
  number === null && name !== code && name.startsWith('Other ')
    ? [
        paragraph(
          `This question is not in the consultation paper.${code === '' ? '' : ` It came with the responses, as “${code}”.`}`,
        ),
      ]
    : [];

/** The figures of a closed question: for all respondents and, if there are several kinds, for each kind. */
function tallyTables(tally: PublishedTally, name: string, minShown: number): readonly Block[] {
  const { answers, rows, groups, hasCampaigns } = tally;
  const base = paragraph(publishedBaseWords(tally, minShown));
  if (rows.length === 0) return [base];
  const overall: Block = {
    kind: 'table',
    caption: `Answers to ${name}`,
    header: ['Answer', 'Number', 'Per cent', ...(hasCampaigns ? ['Without campaigns', 'Per cent'] : [])],
    rows: rows.map(({ name: answer, chosen }) => [
      answer,
      numberWords(chosen.all),
      publishedPercent(chosen.all, answers.all),
      ...(hasCampaigns
        ? [numberWords(chosen.outside), publishedPercent(chosen.outside, answers.outside)]
        : []),
    ]),
    shares: rows.map(({ chosen }) => (chosen.all === null ? null : chosen.all / answers.all)),
  };
  const notes = [base, ...(hasCampaigns ? [paragraph(WITHOUT_CAMPAIGNS)] : [])];
  if (groups.length < 2) return [...notes, overall];
  const byGroup: Block = {
    kind: 'table',
    caption: `Answers to ${name} by kind of respondent`,
    header: ['Answer', ...groups.map((group) => `${group.name} (${numberWords(group.answers.all)})`)],
    rows: rows.map(({ name: answer, byGroup: each }) => [
      answer,
      ...groups.map((group, place) => publishedShare(each[place]?.all ?? null, group.answers.all)),
    ]),
  };
  return [...notes, overall, byGroup];
}

/**
 * The most characters of a question in a heading, in UTF-16 code units. The full question is printed below the heading.
 */
const HEADED = 90;
const shortened = (text: string): string => {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length <= HEADED ? line : `${line.slice(0, HEADED).replace(/\s+\S*$/, '')} …`;
};

function questionPart(question: OutcomeQuestion, name: string, minShown: number): PartPlan {
  const { id, text, kind, answers, tally, themes } = question;
  const isCampaigned = themes.some(({ texts, withCampaigns }) => texts !== withCampaigns);
  return {
    id: `question:${id}`,
    heading: `${name}: ${shortened(text)}`,
    items: () => [
      heading('What was asked'),
      { kind: 'quote', text, from: '' },
      ...otherWords(question, name),
      heading('What was answered'),
      ...(tally
        ? []
        : [
            paragraph(
              `${answers === 0 ? 'No answers' : capital(publishedCount(answers, minShown, 'answer'))} ${answers === 1 && minShown <= 1 ? 'was' : 'were'} given to this ${kind} question.`,
            ),
          ]),
      ...(tally ? tallyTables(tally, name, minShown) : []),
      ...(themes.length > 0
        ? [
            {
              kind: 'table',
              caption: `Themes in the answers to ${name}`,
              header: [
                'Theme',
                'Passages',
                'Answers',
                ...(isCampaigned ? ['Answers with campaigns'] : []),
                'Of the passages',
              ],
              rows: themes.map((theme) => [
                theme.name,
                numberWords(theme.excerpts),
                numberWords(theme.texts),
                ...(isCampaigned ? [numberWords(theme.withCampaigns)] : []),
                capital(publishedStances(theme.stances, NOT_SHOWN, 'No stance noted')),
              ]),
            } as const,
          ]
        : kind === 'open' && answers > 0
          ? [paragraph('No themes were noted in the answers.')]
          : []),
      plannedText(
        'summary',
        'Summary of the answers',
        null,
        'What people said, how many of them said it, and in their words or yours.',
        true,
      ),
      plannedText(
        'answer',
        'The response',
        null,
        'What the department will do, and why. Keeling never writes this.',
        true,
      ),
    ],
  };
}

const STATUS_WORDS: Readonly<Record<ChangedSince['change'], string>> = {
  added: 'was added',
  withdrawn: 'was withdrawn',
  changed: 'was changed',
};

/** Returns a function that names an amendment by its title, which readers of the consultation paper know. */
const calledIn =
  (facts: PaperFacts) =>
  (id: string, title?: string): string => {
    const amendmentTitle =
      title ?? facts.pack.amendments.find(({ amendment }) => amendment.id === id)?.amendment.title;
    const words = amendmentTitle ? quotedTitle(amendmentTitle) : 'a proposal without a title';
    return isForLawyers(facts) ? `${id} (${words})` : words;
  };

const isSaid = ({ to }: { readonly to: string }): boolean =>
  /^(note|answer|excerpt|theme|question):/.test(to);

/** The responses to which a change of the draft is linked. */
function because(facts: PaperFacts, id: string): readonly Block[] {
  const links = facts.amendmentOf(id)?.links;
  const shownLinks = (links?.shownLinks ?? []).filter(isSaid);
  if (!isForLawyers(facts)) return linkBlocks({ shownLinks });
  const withheld = links?.withheld ?? 0;
  const items = [
    ...shownLinks.map(({ words }) => words),
    ...(withheld > 0 ? [`${count(withheld, 'more link')} to what may not be published`] : []),
  ];
  return items.length > 0
    ? [paragraph('This is linked to what people said:'), { kind: 'list', items }]
    : [paragraph('This is not linked to anything people said.')];
}

/**
 * The changes that may be published. The public knows the consultation draft and the present proposals, and no other
 * draft.
 */
function disclosed(facts: PaperFacts, { changed, unchanged }: Since): Pick<Since, 'changed' | 'unchanged'> {
  if (isForLawyers(facts)) return { changed, unchanged };
  const proposed = new Set(facts.pack.amendments.map(({ amendment }) => amendment.id));
  return {
    changed: changed.filter(({ id, change }) => change === 'withdrawn' || proposed.has(id)),
    unchanged: unchanged.filter((id) => proposed.has(id)),
  };
}

/** The most names in a list. Above it, only the number is given. */
const MOST_NAMED = 5;

const unchangedWords = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? `${names.length === 1 ? 'This proposal has' : 'These proposals have'} not changed: ${listed(names)}.`
    : `The other ${names.length} proposals have not changed.`;

function sincePart(facts: PaperFacts, { since }: Outcome): PartPlan {
  const nameOf = calledIn(facts);
  return {
    id: 'since',
    heading: HEADINGS.since,
    items: () => {
      if (!since)
        return [
          gap(
            'which version of the draft the consultation was on',
            'In the Pack room, record which version the consultation was on. This part then lists what changed after that.',
          ),
        ];
      const { isRebased } = since;
      const { changed, unchanged } = disclosed(facts, since);
      const joinWords = (words: readonly string[]): string =>
        words.map((each) => (isForLawyers(facts) ? each : withoutEdgeSpaces(each))).join('\n');
      return [
        plannedText(
          'since',
          'What changed, in short',
          changed.length === 0
            ? 'The proposals have not changed since the consultation.'
            : `Since the consultation, ${countInWords(changed.length, 'proposal')} ${changed.length === 1 ? 'has' : 'have'} changed: ${listed(changed.map(({ id, title, change }) => `${nameOf(id, title)} ${STATUS_WORDS[change]}`))}.`,
          'What was changed because of what was said.',
        ),
        ...(isRebased
          ? [
              paragraph(
                'The text of the Act that they would amend has been brought up to date in the meantime.',
              ),
            ]
          : []),
        ...changed.flatMap((one): readonly Block[] => [
          heading(`${capital(nameOf(one.id, one.title))} ${STATUS_WORDS[one.change]}`),
          {
            kind: 'table',
            caption: 'Then and now',
            header: ['Version', 'What it changes'],
            rows: [
              ['As consulted on', joinWords(one.before) || 'Nothing'],
              ['Now', joinWords(one.after) || 'Nothing'],
            ],
          },
          ...because(facts, one.id),
        ]),
        ...(changed.length > 0 && unchanged.length > 0
          ? [paragraph(unchangedWords(unchanged.map((id) => nameOf(id))))]
          : []),
      ];
    },
  };
}

const decisionsPart = ({ decisions }: Outcome): PartPlan => ({
  id: 'decisions',
  heading: HEADINGS.decisions,
  items: () =>
    decisions.length > 0
      ? [
          {
            kind: 'facts',
            items: decisions.map(({ about, words }) => ({ term: capital(about), text: capital(words) })),
          },
        ]
      : [paragraph('No decision on a recommendation, question or theme is recorded.')],
});

const nextPart: PartPlan = {
  id: 'next',
  heading: HEADINGS.next,
  items: () => [plannedText('next', 'Conclusion and next steps', null, 'What happens now, and when.')],
};

const respondentsPart = ({ organisations, respondents, leastShown }: Outcome): PartPlan => ({
  id: 'respondents',
  heading: HEADINGS.respondents,
  items: () =>
    organisations.length > 0
      ? [
          paragraph(
            `${capital(publishedCount(respondents, leastShown, 'response'))} ${respondents === 1 && leastShown === 1 ? 'was' : 'were'} received in all. ${organisations.length === 1 ? 'This organisation' : 'These organisations'} agreed to be published; individuals are not named.`,
          ),
          { kind: 'list', items: organisations },
        ]
      : respondents === 0
        ? []
        : [paragraph('No organisation agreed to be published. Individuals are not named.')],
});

/** The parts of a response paper in their usual order (drafting-conventions.md §5.4). */
export function responseParts(facts: PaperFacts): readonly PartPlan[] {
  const outcome = facts.input.outcome ?? NO_OUTCOME;
  const names = questionNames(outcome.questions);
  return [
    introductionPart(facts),
    methodPart(outcome, names),
    ...outcome.questions.map((question) =>
      questionPart(question, names.get(question.id) ?? '', outcome.leastShown),
    ),
    sincePart(facts, outcome),
    decisionsPart(outcome),
    nextPart,
    principlesPart,
    ownPart,
    sourcesPart(facts),
    ...documentPart(facts),
    respondentsPart(outcome),
    changesPart(facts),
    ...annexParts(facts),
  ];
}
