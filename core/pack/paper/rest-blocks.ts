import { capital, count, listed } from '../../base/english.ts';
import type { LinkType } from '../../evidence/link.ts';
import { splitRef } from '../../evidence/link.ts';
import type { Block } from '../blocks.ts';
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

const isAsked = ({ to }: ShownLink): boolean =>
  ['recommendation', 'response', 'commitment', 'provision'].includes(splitRef(to).kind);

/** "recommendations 1 and 3", where all are numbered ones; else each by itself. */
function namedTogether(names: readonly string[]): string {
  const numbers = names.map((name) => /^recommendation (\S+)$/.exec(name)?.[1]);
  if (names.length > 1 && numbers.every((number) => number !== undefined))
    return `recommendations ${listed(numbers.map((number) => number ?? ''))}`;
  return listed(names);
}

/** What people said, each person once: where several say the same in our words, how many they are. */
function saidOnce(shownLinks: readonly ShownLink[]): readonly string[] {
  const times = new Map<string, number>();
  for (const group of byPerson(shownLinks.filter(({ plain }) => plain !== ''))) {
    const words = saidBy(group);
    times.set(words, (times.get(words) ?? 0) + 1);
  }
  return [...times].map(([words, many]) =>
    many > 1 && words.startsWith('an answer to ')
      ? `${count(many, 'answer')} to ${words.slice('an answer to '.length)}`
      : words,
  );
}

function evidenceBlocks(shownLinks: readonly ShownLink[], verb: string): readonly Block[] {
  const statements = saidOnce(shownLinks);
  const [only] = statements;
  if (only === undefined) return [];
  if (statements.length === 1) return [{ kind: 'paragraph', text: `The proposal is ${verb} by ${only}.` }];
  return [
    { kind: 'paragraph', text: `The proposal is ${verb} by:` },
    { kind: 'list', items: statements.map(capital) },
  ];
}

/** What a proposal answers and what it rests on, in sentences for the public. Empty where nothing of it may be named. */
export function restBlocks({ shownLinks }: Pick<PackLinks, 'shownLinks'>): readonly Block[] {
  const answers = Object.entries(VERBS).flatMap(([type, verb]): readonly Block[] => {
    const names = [
      ...new Set(
        shownLinks
          .filter((link) => link.type === type && isAsked(link) && link.plain !== '')
          .map(({ plain }) => plain),
      ),
    ];
    return names.length > 0
      ? [{ kind: 'paragraph', text: `The proposal ${verb} ${namedTogether(names)}.` }]
      : [];
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
