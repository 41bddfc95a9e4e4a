import { capital, count, listed } from '../../base/english.ts';
import type { LinkType } from '../../evidence/link.ts';
import { splitRef } from '../../evidence/link.ts';
import { type Block, paragraph } from '../blocks.ts';
import type { PackLinks } from '../pack-links.ts';
import { byPerson, saidBy } from '../people.ts';

type ShownLink = PackLinks['shownLinks'][number];

const VERBS: Readonly<Partial<Record<LinkType, string>>> = {
  implements: 'would implement',
  'partly-implements': 'would partly implement',
  'responds-to': 'would respond to',
  'departs-from': 'would depart from',
  'considered-in': 'was considered in',
};

/** Whether a link leads to something that a proposal can answer, and not to what somebody said in the consultation. */
const canBeAnswered = ({ to }: ShownLink): boolean =>
  ['recommendation', 'response', 'commitment', 'provision'].includes(splitRef(to).kind);

/** "recommendations 1 and 3" where all are numbered recommendations; otherwise each name in full. */
function listedNames(names: readonly string[]): string {
  const numbers = names.map((name) => /^recommendation (\S+)$/.exec(name)?.[1]);
  if (names.length > 1 && numbers.every((number) => number !== undefined))
    return `recommendations ${listed(numbers.map((number) => number ?? ''))}`;
  return listed(names);
}

/**
 * What each linked person said, in words for the public. People whose only known statement is an answer to the same
 * question are counted together: "3 answers to the question …".
 */
function distinctStatements(shownLinks: readonly ShownLink[]): readonly string[] {
  const countByWords = new Map<string, number>();
  for (const group of byPerson(shownLinks.filter(({ plain }) => plain !== ''))) {
    const words = saidBy(group);
    countByWords.set(words, (countByWords.get(words) ?? 0) + 1);
  }
  return [...countByWords].map(([words, many]) =>
    many > 1 && words.startsWith('an answer to ')
      ? `${count(many, 'answer')} to ${words.slice('an answer to '.length)}`
      : words,
  );
}

function evidenceBlocks(shownLinks: readonly ShownLink[], verb: string): readonly Block[] {
  const statements = distinctStatements(shownLinks);
  const [firstStatement] = statements;
  if (firstStatement === undefined) return [];
  if (statements.length === 1) return [paragraph(`The proposal is ${verb} by ${firstStatement}.`)];
  return [paragraph(`The proposal is ${verb} by:`), { kind: 'list', items: statements.map(capital) }];
}

/** What a proposal answers, and who supports or opposes it, in sentences for the public. Links without public words are left out. */
export function linkBlocks({ shownLinks }: Pick<PackLinks, 'shownLinks'>): readonly Block[] {
  const answers = Object.entries(VERBS).flatMap(([type, verb]) => {
    const names = [
      ...new Set(
        shownLinks
          .filter((link) => link.type === type && canBeAnswered(link) && link.plain !== '')
          .map(({ plain }) => plain),
      ),
    ];
    return names.length > 0 ? [paragraph(`The proposal ${verb} ${listedNames(names)}.`)] : [];
  });
  return [
    ...answers,
    ...evidenceBlocks(
      shownLinks.filter(({ type }) => type === 'evidence-for'),
      'supported',
    ),
    ...evidenceBlocks(
      shownLinks.filter(({ type }) => type === 'evidence-against'),
      'opposed',
    ),
  ];
}
