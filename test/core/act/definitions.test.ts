import { describe, expect, it } from 'vitest';
import { cite, parseCitation } from '../../../core/act/citation.ts';
import { type Definition, definitionsIn } from '../../../core/act/definitions.ts';
import { indexTree, type Provision, provision } from '../../../core/act/tree.ts';
import { findTerm, usesOf } from '../../../core/act/uses.ts';
import { actAt } from '../../support/acts/act.ts';

const { root, title } = actAt('current');

const row = (text: Provision, { term, pid, form, scopeWords, quoted }: Definition): string =>
  `${cite(text, pid, 'short')}: ${term} | ${form} | ${scopeWords}${quoted ? ' | quoted' : ''}`;

/** Every definition of the Act as it stands, written down by reading it. */
const CURRENT = [
  's. 2B(4): premises | meaning | section 2B',
  's. 3A(1): the relevant person | label | section 3A',
  's. 4A(1): A | label | section 4A',
  's. 4A(1)(b)(i): B | label | section 4A',
  'the definition of “country” in s. 4B(2): country | meaning | section 4B',
  'the definition of “United Kingdom national” in s. 4B(2): United Kingdom national | meaning | section 4B',
  's. 5(1): the defendant | label | section 5',
  's. 5A(1): the defendant | label | section 5A',
  's. 7(3): course of conduct | meaning | section 1 to section 5A',
  's. 7(4): Conduct | meaning | section 1 to section 5A',
  'the definition of “conduct” in s. 8(3): conduct | meaning | section 8',
  'the definition of “harassment” in s. 8(3): harassment | meaning | section 8',
  's. 8(5)(b)(ii): non-harassment order | name | this Act',
  'the definition of “conduct” in the quoted subs. (3) in s. 8A(3)(b): conduct | meaning | ' +
    'the text quoted in section 8A(3)(b) | quoted',
  'the definition of “harassment” in the quoted subs. (3) in s. 8A(3)(b): harassment | meaning | ' +
    'the text quoted in section 8A(3)(b) | quoted',
  'the quoted s. 234A(1) in s. 11: the victim | label | the quoted section 234A in section 11 | quoted',
  'the quoted s. 234A(3) in s. 11: order | meaning | the quoted section 234A(3) in section 11 | quoted',
  'the quoted s. 234A(7) in s. 11: harassment | meaning | the quoted section 234A in section 11 | quoted',
  's. 12(2): specified | meaning | section 12(1)',
];

describe('the definitions of the Act', () => {
  it('are all found, and nothing else is, as it stands', () => {
    expect(definitionsIn(root, title).map((definition) => row(root, definition))).toEqual(CURRENT);
  });

  it('are all found as it was enacted', () => {
    const enacted = actAt('enacted').root;
    expect(definitionsIn(enacted, title).map((definition) => row(enacted, definition))).toEqual(
      CURRENT.filter((line) => !/^s\. (?:2B|3A|4A|5A)|4B\(2\)|8A\(3\)/.test(line)).map((line) =>
        line.replace('section 5A', 'section 5'),
      ),
    );
  });

  it('lie where they say in the text', () => {
    for (const { pid, field, from, to, term } of definitionsIn(root, title))
      expect(
        indexTree(root)
          .byPid.get(pid)
          ?.[field].slice(from - 1, to + 1),
      ).toBe(`“${term}”`);
  });

  it('have keys of their own', () => {
    const keys = definitionsIn(root, title).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

const uses = (place: string, term: string): string[] => {
  const pid = parseCitation(root, place);
  const definition = definitionsIn(root, title).find((one) => one.pid === pid && one.term === term);
  if (!definition) throw new Error(`${place} does not define ${term}`);
  const counts = new Map<string, number>();
  for (const use of usesOf(root, title, definition)) {
    const at = cite(root, use.pid, 'short').replace('s. ', '') + (use.field === 'heading' ? ' heading' : '');
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return [...counts].map(([at, count]) => (count > 1 ? `${at} ×${count}` : at));
};

describe('the uses of a term', () => {
  it.each([
    ['2B(4)', 'premises', ['2B(1)', '2B(1)(b)', '2B(1)(d)(i)', '2B(1)(d)(ii)']],
    ['3A(1)', 'the relevant person', ['3A(2)']],
    ['4A(1)', 'A', ['4A(1) ×2', '4A(2) ×2', '4A(3) ×2', '4A(4)', '4A(4)(a)', '4A(4)(b)', '4A(4)(c) ×3']],
    ['4A(1)(b)(i)', 'B', ['4A(1)', '4A(1)(b)(i)', '4A(1)(b)(ii) ×2', '4A(2) ×3', '4A(3) ×3']],
    ['5(1)', 'the defendant', ['5(2)', '5(4)', '5(5)']],
    ['5A(1)', 'the defendant', ['5A(1) ×2', '5A(2B)', '5A(2D) ×2']],
    ['12(2)', 'specified', ['12(1) ×2']],
    ['8(5)(b)(ii)', 'non-harassment order', ['8(5)', '8(7)', '9 heading', '9(1)', '9(2)', '11 heading']],
  ])('%s “%s”', (place, term, expected) => {
    expect(uses(place, term)).toEqual(expected);
  });

  it('are those of sections 1 to 5A for what section 7 defines', () => {
    const sections = (term: string, place: string) =>
      new Set(uses(place, term).map((at) => at.replace(/[( ].*/, '')));
    expect(sections('course of conduct', '7(3)')).toEqual(
      new Set(['1', '2', '2A', '3', '3A', '4', '4A', '4B']),
    );
    expect(sections('Conduct', '7(4)')).toEqual(new Set(['1', '2', '2A', '3', '3A', '4', '4A', '4B', '5']));
  });
});

describe('finding a term', () => {
  it.each([
    ['course of conduct', 'courses of conduct, a course  of conduct’s end', 2],
    ['harassment', 'a non-harassment order, harassments', 1],
    ['body', 'the bodies, the embodied', 1],
    ['the victim', 'The victims; the victim’s', 2],
    ['A', 'A person must; A knows that A’s B is A', 3],
    ['A', 'A’s house. A is there', 2],
    ['B', 'Bs and 2B and B', 1],
    ['Conduct', 'conducts and conduct, misconduct', 2],
  ])('“%s” in “%s”', (term, text, count) => {
    expect(findTerm(text, term)).toHaveLength(count);
  });
});

/** What one sentence in section 2(1) of an Act with three sections defines, and for what. */
function defined(content: string): string[] {
  const section = (num: string, children: Provision[] = []) =>
    provision({ pid: num, kind: 'section', num, heading: 'x', children });
  const act = provision({
    pid: 'act',
    kind: 'act',
    children: [
      section('1'),
      section('2', [provision({ pid: '2(1)', kind: 'subsection', num: '(1)', content })]),
      section('3'),
    ],
  });
  return definitionsIn(act, 'Sample Act 2000').map(({ term, scopeWords }) => `${term}: ${scopeWords}`);
}

describe('defining', () => {
  it.each([
    ['In this Act, “vessel” means a ship.', ['vessel: this Act']],
    [
      'For the purposes of sections 1 and 3 “vessel” does not include a raft.',
      ['vessel: section 1 and section 3'],
    ],
    [
      '“vessel” and “craft” have the same meaning as in the Ships Act 1900.',
      ['vessel: section 2', 'craft: section 2'],
    ],
    ['A person (in this section referred to as “P”) may go.', ['P: section 2']],
    ['an order (a “stopping order”) may be made', ['stopping order: section 2']],
    ['In subsection (1) “vessel” is to be read with section 3.', ['vessel: section 2(1)']],
    ['for “vessel” substitute “ship”', []],
    ['the word “vessel” is omitted', []],
    ['A ship is not a “vessel”.', []],
  ])('%s', (content, terms) => {
    expect(defined(content)).toEqual(terms);
  });
});
