import { stateInSentence } from '../amend/edits/states.ts';
import { count, uncapital } from '../base/english.ts';
import { linkWords, refWords } from '../evidence/describe.ts';
import type { Link } from '../evidence/link.ts';
import { modelOf, type SettledPack } from './build.ts';
import { contradictionsIn } from './contradictions.ts';
import { internalWords } from './internal-words.ts';
import type { SettledDocument } from './paper/document.ts';
import type { PackFacts } from './paper/facts.ts';
import { DATE_GAPS } from './paper/front.ts';
import { namedInPart } from './paper/headings.ts';
import { asPublished } from './published.ts';
import { type RedactedWords, redactedWordsIn } from './redacted-words.ts';

/** What is looked at before a pack goes out, in the order in which it is told. */
export const FINDING_KINDS = [
  'contradiction',
  'date',
  'not-written',
  'out-of-step',
  'not-agreed',
  'link',
  'unverified',
  'internal-word',
  'redacted-words',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What each kind of finding is, over a list of them. */
export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
  contradiction: 'Statements that cannot both be true',
  date: 'Dates missing or wrong',
  'not-written': 'Not written yet',
  'out-of-step': 'Written before the draft changed',
  'not-agreed': 'Proposals that are not agreed',
  link: 'Links that need checking',
  unverified: 'Text relied on that was not checked against its source',
  'internal-word': 'Internal words that would go out',
  'redacted-words': 'Words like those you redacted',
};

/** Something that a person should put right before a pack is published, or sign off. */
export interface PackFinding {
  /** The same for the same thing, as long as it is not put right. */
  readonly id: string;
  readonly kind: FindingKind;
  /** In a sentence. */
  readonly words: string;
  /** The part that it is in; '' where it is in none. */
  readonly part: string;
}

/** What a checklist is made from. */
interface Checked extends SettledPack {
  /** Links of which an end is not as a person saw it. */
  readonly suspect: readonly Pick<Link, 'from' | 'to' | 'type'>[];
  /** Everybody who works on the review, by name. */
  readonly people: readonly string[];
  readonly redacted: RedactedWords;
}

const DATES: ReadonlySet<string> = new Set(Object.values(DATE_GAPS));

function paperFindings({ parts }: SettledDocument): readonly PackFinding[] {
  return parts
    .filter(({ isIncluded }) => isIncluded)
    .flatMap((settled): readonly PackFinding[] => {
      const { id: part, gaps, items } = settled;
      return [
        ...gaps.map((what): PackFinding => {
          const kind = DATES.has(what) ? 'date' : 'not-written';
          return { id: `${kind}:${part}:${what}`, kind, words: namedInPart(settled, what), part };
        }),
        ...items.flatMap((item): readonly PackFinding[] =>
          item.kind === 'text' && item.state === 'out-of-step'
            ? [
                {
                  id: `out-of-step:${part}:${item.slot}`,
                  kind: 'out-of-step',
                  words: namedInPart(settled, item.label),
                  part,
                },
              ]
            : [],
        ),
      ];
    });
}

function amendmentFindings({ amendments }: PackFacts): readonly PackFinding[] {
  return amendments
    .filter(({ amendment }) => amendment.state !== 'agreed')
    .map(({ amendment: { id, title, state } }) => ({
      id: `not-agreed:${id}:${state}`,
      kind: 'not-agreed',
      words: `${id}${title ? `, ${title}` : ''}: ${stateInSentence(state)}`,
      part: `proposal:${id}`,
    }));
}

function linkFindings({ facts, suspect }: Checked): readonly PackFinding[] {
  const inPack = new Set(facts.amendments.map(({ amendment }) => `amendment:${amendment.id}`));
  return suspect
    .filter(({ from }) => inPack.has(from))
    .map(({ from, to, type }) => ({
      id: `link:${from} ${type} ${to}`,
      kind: 'link',
      words: `${refWords(from)} ${linkWords(type)} ${refWords(to)}`,
      part: '',
    }));
}

/** The same without the words of the law, which are long and not ours to judge: to look through what is said beside them. */
const withoutLaw = ({ facts, paper }: SettledPack): SettledPack => ({
  facts: { ...facts, markedUp: [], asAmended: [], matrix: [] },
  paper: {
    ...paper,
    parts: paper.parts.map((part) => ({
      ...part,
      items: part.items.map((item) => (item.kind === 'law' ? { ...item, lines: [] } : item)),
    })),
  },
});

/** What a person should look at before a document is published. Empty where nothing stands in its way. */
export function checklistOf(checked: Checked): readonly PackFinding[] {
  const { facts, paper, people, redacted } = checked;
  const model = modelOf(withoutLaw(checked));
  const published = asPublished(model);
  const findings: readonly PackFinding[] = [
    ...contradictionsIn(model).map(
      ({ id, words, part }): PackFinding => ({
        id: `contradiction:${id}`,
        kind: 'contradiction',
        words,
        part,
      }),
    ),
    ...paperFindings(paper),
    ...amendmentFindings(facts),
    ...linkFindings(checked),
    ...facts.reliedOn.map(
      ({ cite, meaning, words }): PackFinding => ({
        id: `unverified:${cite}:${words.join('|')}`,
        kind: 'unverified',
        words: `${cite}: ${meaning}${words.length > 0 ? ` (${words.map((text) => `“${text}”`).join(', ')})` : ''}`,
        part: 'sources',
      }),
    ),
    ...internalWords(published, people).map(
      ({ words, what, heading, part }): PackFinding => ({
        id: `internal-word:${part}:${words}`,
        kind: 'internal-word',
        words: `“${words}”, ${what}, in “${heading}”`,
        part,
      }),
    ),
    ...redactedWordsIn({ ...published, markedUp: facts.markedUp }, redacted).map(
      ({ words, part }): PackFinding => ({
        id: `redacted-words:${part}:${words}`,
        kind: 'redacted-words',
        words,
        part,
      }),
    ),
  ];
  return FINDING_KINDS.flatMap((kind) => findings.filter((finding) => finding.kind === kind));
}

/** Those of some findings that nobody has signed off. */
export const unsigned = (
  findings: readonly PackFinding[],
  signed: { readonly findings: readonly { readonly id: string }[] } | null,
): readonly PackFinding[] => {
  const known = new Set(signed?.findings.map(({ id }) => id));
  return findings.filter(({ id }) => !known.has(id));
};

/** Why a pack is not published yet, in words for a person. */
export function notReadyWords(findings: readonly PackFinding[]): string {
  const kinds = FINDING_KINDS.flatMap((kind) => {
    const many = findings.filter((finding) => finding.kind === kind).length;
    return many === 0 ? [] : [`${uncapital(FINDING_WORDS[kind])} (${many})`];
  });
  return `${count(findings.length, 'thing')} must be put right or signed off before this is published: ${kinds.join(', ')}. Nothing was written.`;
}
