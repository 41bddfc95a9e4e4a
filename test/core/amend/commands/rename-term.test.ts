import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionsIn } from '../../../../core/act/definitions.ts';
import { termCard } from '../../../../core/act/term-card.ts';
import { type Provision, provision, walk } from '../../../../core/act/tree.ts';
import type { DraftingSession } from '../../../../core/amend/commands/command.ts';
import {
  renameTerm,
  renamingOf,
  termHits,
  usualPlural,
} from '../../../../core/amend/commands/rename-term.ts';
import { asAmendedOf, redline } from '../../../../core/amend/redline/redline.ts';
import { realAct } from '../../../support/drafts/drafts.ts';
import { caseCount } from '../../../support/run/amount.ts';

const TITLE = 'Sample Act 2000';
const section = (num: string, content: string, children: readonly Provision[] = []): Provision =>
  provision({
    pid: `s${num}`,
    kind: 'section',
    num,
    heading: `Heading ${num}`,
    content,
    children: [...children],
  });
const textOf = (content: string): Provision =>
  provision({
    pid: 'root',
    kind: 'act',
    heading: TITLE,
    children: [
      section('1', 'For the purposes of this Act “agent” means a person who acts for another.'),
      section('2', 'For the purposes of this Act “agent of record” means a person whom the court names.'),
      section('3', content),
    ],
  });
const sessionOf = (base: Provision): DraftingSession => {
  let made = 0;
  return { base, amendments: [], me: 'A-001', newPid: () => `new-${++made}` };
};

function renamed(base: Provision, term: string, to: string, plural = usualPlural(to)): Provision {
  const key = definitionsIn(base, TITLE).find((one) => one.term === term)?.key ?? '';
  const session = sessionOf(base);
  const hits = termHits(session, TITLE, key);
  const done = renameTerm(
    session,
    hits.map((hit) => renamingOf(hit, term, { term: to, plural, articles: true })),
  );
  if (!done.ok) throw new Error(done.error.message);
  expect([...done.value.changes.keys()]).toEqual(['A-001']);
  const edits = done.value.changes.get('A-001') ?? [];
  expect(asAmendedOf(redline(base, []))).toEqual(base);
  return asAmendedOf(redline(base, [{ id: 'A-001', edits }]));
}
const wordsIn = (root: Provision, pid: string) => [...walk(root)].find((node) => node.pid === pid)?.content;

/** What stands in a text, and what of it is the term: by hand, and by no pattern of the product's. */
const PIECES: readonly (readonly [string, string])[] = [
  ['an agent', 'a proxy'],
  ['the agent', 'the proxy'],
  ['agents', 'proxies'],
  ['Agents', 'Proxies'],
  ['Agent', 'Proxy'],
  ['the agent’s', 'the proxy’s'],
  ['the agents’', 'the proxies’'],
  ['the definition of “agent”', 'the definition of “proxy”'],
  ['reagent', 'reagent'],
  ['agentic', 'agentic'],
  ['non-agent', 'non-agent'],
  ['agency', 'agency'],
  ['an agent of record', 'an agent of record'],
  ['a person', 'a person'],
];

describe('a term that is renamed', () => {
  it('is so in the definition, and wherever it is used, and within no other word or term', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 10 }), (pieces) => {
        const join = (at: 0 | 1) => `If ${pieces.map((piece) => piece[at]).join(', or ')}, then.`;
        const after = renamed(textOf(join(0)), 'agent', 'proxy');
        expect(wordsIn(after, 's3')).toBe(join(1));
        expect(wordsIn(after, 's1')).toBe(
          'For the purposes of this Act “proxy” means a person who acts for another.',
        );
        expect(wordsIn(after, 's2')).toBe(wordsIn(textOf(''), 's2'));
      }),
      { numRuns: caseCount(300, 3000) },
    );
  });

  it('has the plural that a person gives', () => {
    const after = renamed(textOf('The agents’ papers and an agent.'), 'agent', 'child', 'children');
    expect(wordsIn(after, 's3')).toBe('The children’s papers and a child.');
  });

  it('has the right article before its quotation mark, too', () => {
    const base = provision({
      pid: 'root',
      kind: 'act',
      heading: TITLE,
      children: [
        section('1', 'A person, to be known as an “agent”, may act.'),
        section('2', 'An agent must act.'),
      ],
    });
    const after = renamed(base, 'agent', 'proxy');
    expect(wordsIn(after, 's1')).toBe('A person, to be known as a “proxy”, may act.');
    expect(wordsIn(after, 's2')).toBe('A proxy must act.');
  });

  it('is refused where it has no name', () => {
    const base = textOf('The agent.');
    const key = definitionsIn(base, TITLE)[0]?.key ?? '';
    const renamings = termHits(sessionOf(base), TITLE, key).map((hit) =>
      renamingOf(hit, 'agent', { term: ' ', plural: ' ', articles: true }),
    );
    expect(renameTerm(sessionOf(base), renamings)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});

describe('the card of a term', () => {
  it('tells its uses, the terms in its definition, and those that it helps to define', () => {
    const base = provision({
      pid: 'root',
      kind: 'act',
      heading: TITLE,
      children: [
        section('1', 'In this section “work” means what an agent does in the course of business.'),
        section('2', 'For the purposes of this Act “agent” means a person who acts for another.'),
      ],
    });
    const keyOf = (term: string) => definitionsIn(base, TITLE).find((one) => one.term === term)?.key ?? '';
    const agent = termCard(base, TITLE, keyOf('agent'));
    const work = termCard(base, TITLE, keyOf('work'));
    expect(work?.termsInDefinition.map(({ term }) => term)).toEqual(['agent']);
    expect(agent?.termsItDefines.map(({ term }) => term)).toEqual(['work']);
    expect(agent?.uses.map(({ pid }) => pid)).toEqual(['s1']);
    expect(termCard(base, TITLE, 'none')).toBeNull();
  });

  it('counts for every term of the real Act only places where its words stand', () => {
    const act = realAct();
    const title = 'Protection from Harassment Act 1997';
    const byPid = new Map([...walk(act)].map((node) => [node.pid, node]));
    const all = definitionsIn(act, title);
    expect(all.length).toBeGreaterThan(10);
    for (const { key, term } of all) {
      const card = termCard(act, title, key);
      for (const { pid, field, from, to } of card?.uses ?? []) {
        const found = byPid.get(pid)?.[field].slice(from, to).toLowerCase() ?? '';
        expect(found.startsWith(term.toLowerCase().replace(/y$/, ''))).toBe(true);
      }
      expect(card?.termsInDefinition.map((other) => other.key)).not.toContain(key);
    }
  });
});

it('a usual plural is that of most English words', () => {
  expect(['agent', 'proxy', 'day', 'box', 'branch', 'class', ''].map(usualPlural)).toEqual([
    'agents',
    'proxies',
    'days',
    'boxes',
    'branches',
    'classes',
    '',
  ]);
});
