import type { Decision } from '../evidence/records.ts';
import type { Block } from './blocks.ts';
import type { PackModel, PackRecommendation } from './model.ts';
import { HEADINGS } from './paper/headings.ts';
import type { PackDocument } from './parts.ts';

/** What a sentence can say of a recommendation or proposal, and another sentence deny. */
export type Statement =
  | 'accepted'
  | 'refused'
  | 'committed'
  | 'taken-forward'
  | 'not-taken-forward'
  | 'deferred'
  | 'no-change-needed'
  | 'implemented'
  | 'supported'
  | 'opposed'
  | 'unsupported'
  | 'unopposed'
  | 'nothing-said'
  | 'changes'
  | 'no-change';

/** One statement of a paper, and its place. */
export interface Claim {
  /** Its subject: `Recommendation 3`, `Proposal 1`, `the number of proposals`. */
  readonly about: string;
  /** A statement, or a number or date that the paper repeats elsewhere. */
  readonly says: Statement | { readonly figure: string };
  /** The words that say it. */
  readonly words: string;
  readonly part: string;
  /** The heading of that part. */
  readonly heading: string;
}

type StatedClaim = Pick<Claim, 'about' | 'says' | 'words'>;

/** Patterns by which a sentence makes a statement, in our words and in common ones. */
const STATEMENTS: readonly (readonly [subject: 'Recommendation' | 'Proposal', Statement, RegExp])[] = [
  [
    'Recommendation',
    'accepted',
    /(?<!\bnot )\baccept(?:s|ed) (?:(?:the|this|that) )?recommendation\b|\brecommendation (?:\d+ )?(?:is|was|has been) accepted\b|^accepted\b/i,
  ],
  [
    'Recommendation',
    'refused',
    /\b(?:did|does|do) not accept (?:(?:the|this|that) )?recommendation\b|\bnot accepted\b/i,
  ],
  ['Recommendation', 'committed', /\bmade (?:this|these) commitments?\b/i],
  [
    'Recommendation',
    'not-taken-forward',
    /\b(?:is|was|will) not (?:be )?taken forward\b|^not taken forward\b/i,
  ],
  [
    'Recommendation',
    'taken-forward',
    /\b(?:is|was|be) taken forward\b(?<!not be taken forward)|^taken forward\b/i,
  ],
  ['Recommendation', 'deferred', /\bnot dealt with now\b|^deferred\b/i],
  ['Recommendation', 'no-change-needed', /\bneeds? no change to the law\b|\bno change to the law needed\b/i],
  ['Recommendation', 'implemented', /\bwould (?:partly )?implement it\b/i],
  ['Proposal', 'supported', /\bis supported by\b(?! (?:nobody|no one|nothing)\b)/i],
  ['Proposal', 'opposed', /\bis opposed by\b(?! (?:nobody|no one|nothing)\b)/i],
  [
    'Proposal',
    'unsupported',
    /\b(?:nobody|no one|no respondents?) supports?(?:ed)?\b|\bsupported by (?:nobody|no one|nothing)\b/i,
  ],
  [
    'Proposal',
    'unopposed',
    /\b(?:nobody|no one|no respondents?) oppose[sd]?\b|\bopposed by (?:nobody|no one|nothing)\b/i,
  ],
  ['Proposal', 'nothing-said', /^what was said: nothing$/i],
  ['Proposal', 'changes', /\bproposal would (?:amend|insert|omit|replace)\b/i],
  ['Proposal', 'no-change', /\bno change to (?:the|this) (?:text|law|act)(?=[.;]|$)|^changes: no change$/i],
];

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const NUMBER = `(\\d[\\d,]*|${NUMBERS.join('|')})`;
const DATE = '(\\d{1,2} [A-Z][a-z]+ \\d{4})';

function figure(words: string): string {
  const spelt = NUMBERS.indexOf(words.toLowerCase());
  return spelt < 0 ? words.replaceAll(',', '') : `${spelt}`;
}

const PROPOSALS = 'the number of proposals';
const QUESTIONS = 'the number of questions';
const RESPONSES = 'the number of responses';
const ANSWERS = 'the number of answers';

/** Numbers and dates that a paper repeats. */
const FIGURES: readonly (readonly [about: string, RegExp])[] = [
  [
    PROPOSALS,
    new RegExp(`\\b(?:views on|sets out|makes) ${NUMBER} proposals?\\b|\\bproposes (no) change\\b`, 'i'),
  ],
  [QUESTIONS, new RegExp(`\\basks ${NUMBER} questions?\\b`, 'i')],
  [
    RESPONSES,
    new RegExp(
      `\\b${NUMBER} responses? (?:was|were) received\\b|\\b(?:was|were) ${NUMBER} responses? in all\\b`,
      'i',
    ),
  ],
  [ANSWERS, new RegExp(`\\bwith ${NUMBER} answers? to questions\\b`, 'i')],
  ['the opening date', new RegExp(`\\bopens?(?: on|:) ${DATE}|\\bopen from ${DATE} to `, 'i')],
  ['the closing date', new RegExp(`\\bcloses?(?: on|:) ${DATE}|\\bopen from .+ to ${DATE}`, 'i')],
];

const SUBJECT = /^(Recommendation|Proposal) \d+\b/;
const NAMED_SUBJECT = /\b(recommendation|proposal) (\d+)\b/i;
const subjectOf = (words: string): string | null => SUBJECT.exec(words)?.[0] ?? null;

/** Matches how many people answered the question of a chapter. */
function namedIn(sentence: string): string | null {
  const [, kind = '', number = ''] = NAMED_SUBJECT.exec(sentence) ?? [];
  return kind === '' ? null : `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()} ${number}`;
}

function saidIn(sentence: string, heading: string | null): readonly StatedClaim[] {
  const subjects = [subjectOf(sentence), heading, namedIn(sentence)];
  const statements = STATEMENTS.flatMap(([of, says, pattern]): readonly StatedClaim[] => {
    const about = pattern.test(sentence) && subjects.find((subject) => subject?.startsWith(of));
    return about ? [{ about, says, words: sentence }] : [];
  });
  const figures = FIGURES.flatMap(([about, pattern]): readonly StatedClaim[] => {
    const digits = pattern.exec(sentence)?.slice(1).find(Boolean);
    return digits ? [{ about, says: { figure: figure(digits) }, words: sentence }] : [];
  });
  return [...statements, ...figures];
}

/** The name of a question in a response paper: the words before the question itself. */
const ANSWERED = new RegExp(
  `^(?:${NUMBER} (?:respondents?|answers?)|no (?:one|answers)) .*\\bthis\\b.* question`,
  'i',
);

/** What a question is called in a response paper: all before its words. */
const calledAs = (heading: string): string => heading.split(': ')[0] ?? heading;
const answersTo = (question: string): string => `the number of answers to ${calledAs(question)}`;

function saidInTable({ caption, header, rows }: Extract<Block, { kind: 'table' }>): readonly StatedClaim[] {
  const numbers = rows.map(([, cell = '']) => (/^[\d,]+$/.test(cell) ? Number(figure(cell)) : null));
  const sum = numbers.reduce((a, b) => (a === null || b === null ? null : a + b), 0);
  const claimOf = (about: string, many: number | null): readonly StatedClaim[] =>
    many === null ? [] : [{ about, says: { figure: `${many}` }, words: `${caption}: ${many}` }];
  if (caption === TABLES.byKind) return claimOf(RESPONSES, sum);
  if (caption === TABLES.byQuestion)
    return [
      ...claimOf(ANSWERS, sum),
      ...rows.flatMap(([name = ''], at) => claimOf(answersTo(name), numbers[at] ?? null)),
    ];
  return rows.flatMap(([name = '', ...cells]) =>
    cells.flatMap((cell, at) => saidIn(`${header[at + 1] ?? ''}: ${cell}`, subjectOf(name))),
  );
}

/** The claims of the annex about each recommendation. It is made from the same facts as the rest of the paper. */
export const TABLES = {
  byKind: 'Responses by kind of respondent',
  byQuestion: 'Answers by question',
} as const;

const sentencesIn = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+(?=[^\sa-z])/);

function saidInBlock(block: Block, subject: string | null, heading: string): readonly StatedClaim[] {
  switch (block.kind) {
    case 'paragraph':
      return sentencesIn(block.text).flatMap((sentence): readonly StatedClaim[] => {
        const answered = ANSWERED.exec(sentence);
        return answered
          ? [{ about: answersTo(heading), says: { figure: figure(answered[1] ?? 'no') }, words: sentence }]
          : saidIn(sentence, subject);
      });
    case 'list':
      return block.items.flatMap((item) => saidIn(item, subject));
    case 'facts':
      return block.items.flatMap(({ term, text }) => [
        ...saidIn(`${term}: ${text}`, null),
        ...saidIn(text, subjectOf(term)),
      ]);
    case 'table':
      return saidInTable(block);
    case 'law':
    case 'clause':
      return subject?.startsWith('Proposal')
        ? [{ about: subject, says: 'changes', words: 'The draft clause' }]
        : [];
    default:
      return [];
  }
}

const DECIDED: Readonly<Record<Decision['outcome'], readonly Statement[]>> = {
  'taken-forward': ['taken-forward'],
  'accepted-no-change': ['accepted', 'no-change-needed'],
  'not-taken-forward': ['not-taken-forward'],
  deferred: ['deferred'],
};

/** The number of proposals and questions in a paper, however its words give them. */
function saidInAnnex({
  recommendation,
  responses,
  answers,
  decision,
}: PackRecommendation): readonly StatedClaim[] {
  if (recommendation.no === null) return [];
  const about = `Recommendation ${recommendation.no}`;
  const categories = responses.flatMap(({ category }): readonly Statement[] => {
    if (category === 'not-accepted') return ['refused'];
    return /^accepted(?!-in-spirit)/.test(category) ? ['accepted'] : [];
  });
  const statements: readonly Statement[] = [
    ...categories,
    ...(decision ? DECIDED[decision.outcome] : []),
    ...(answers.length > 0 ? (['implemented'] as const) : []),
  ];
  return statements.map((says) => ({ about, says, words: HEADINGS.recommendations }));
}

/**
 * All claims of a paper that another claim could contradict, in order. They are read from its printed words, whoever
 * wrote them, and from its annexes.
 */
function countedIn({ kind, parts }: PackDocument): readonly StatedClaim[] {
  if (kind !== 'consultation') return [];
  const blocks = parts.flatMap((part) => part.blocks);
  const questions = blocks.flatMap((block) => (block.kind === 'question' ? [block.question.number] : []));
  const countClaim = (about: string, many: number, noun: string): StatedClaim => ({
    about,
    says: { figure: `${many}` },
    words: `${noun}: ${many}`,
  });
  return [
    countClaim(PROPOSALS, parts.filter(({ heading }) => heading.startsWith('Proposal')).length, 'Proposals'),
    countClaim(QUESTIONS, new Set(questions).size, 'Questions'),
  ];
}

/**
 * All statements of a paper that it could contradict elsewhere, in order: from its printed words, whoever wrote them,
 * and from the facts in its annexes.
 */
export function claimsOf({
  document,
  recommendations,
}: Pick<PackModel, 'document' | 'recommendations'>): readonly Claim[] {
  const place = (part: string, heading: string) => (claim: StatedClaim) => ({ ...claim, part, heading });
  return [
    ...document.lines.flatMap((line) => saidIn(line, null)).map(place('cover', 'The cover')),
    ...document.parts.flatMap(({ id, heading, blocks }) => {
      let subject = subjectOf(heading);
      const isFixed = subject !== null;
      const claims = blocks.flatMap((block): readonly StatedClaim[] => {
        if (block.kind === 'heading' && !isFixed) subject = subjectOf(block.text);
        if (block.kind === 'annex' && block.annex === 'recommendations')
          return recommendations.flatMap(saidInAnnex);
        return saidInBlock(block, subject, heading);
      });
      return claims.map(place(id, heading));
    }),
    ...countedIn(document).map(place('contents', 'Contents')),
  ];
}
