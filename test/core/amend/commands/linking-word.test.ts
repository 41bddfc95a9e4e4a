import { describe, expect, it } from 'vitest';
import { type Provision, provision } from '../../../../core/act/tree.ts';
import type { Command, Desk } from '../../../../core/amend/commands/command.ts';
import { insertDefinition, insertParagraph } from '../../../../core/amend/commands/insert.ts';
import { acceptProposals, linkingWord } from '../../../../core/amend/commands/linking-word.ts';
import { omit, substitute } from '../../../../core/amend/commands/omit.ts';
import { Drafting } from '../../../support/desk.ts';

const item = (pid: string, num: string, content: string, kind: Provision['kind'] = 'paragraph') =>
  provision({ pid, kind, num, content });
const list = (...items: readonly Provision[]): Provision =>
  provision({
    pid: 'root',
    kind: 'act',
    children: [provision({ pid: 's1', kind: 'section', num: '1', intro: 'A person—', children: items })],
  });
const THREE = list(item('a', '(a)', 'sees,'), item('b', '(b)', 'hears, or'), item('c', '(c)', 'smells.'));
const FULL = list(
  item('x', '', '“conduct” means speech;', 'definition'),
  item('y', '', '“harm” means hurt.', 'definition'),
);
const below = (anchor: string) => ({ anchor, side: 'after' }) as const;

/** What is proposed once a command is done, and what the list reads like when all of it is accepted. */
function offered(base: Provision, command: (desk: Desk) => Command, pid?: string) {
  const desk = new Drafting(base);
  const was = desk.as('A-001');
  const done = desk.take(command(was));
  if (!done.ok) throw new Error(done.error.message);
  const now = desk.as('A-001');
  const proposals = linkingWord(was, now, pid ?? done.value.focus?.pid ?? '');
  if (proposals.length > 0) desk.take(acceptProposals(now, proposals));
  expect(desk.original).toEqual(base);
  return { words: proposals.map(({ words }) => words), reads: desk.reads('s1').slice(2) };
}

describe('the linking word and stops of a list', () => {
  it.each<
    [string, Provision, (desk: Desk) => Command, string | undefined, readonly string[], readonly string[]]
  >([
    [
      'an item at the end (R3.2)',
      THREE,
      (desk) => insertParagraph(desk, below('c'), { content: 'tastes' }),
      undefined,
      [
        'Leave out the “or” at the end of section 1(b)',
        'At the end of section 1(c), for “.” substitute “, or”',
        'At the end of section 1(d), insert “.”',
      ],
      ['(a) sees,', '(b) hears,', '(c) smells, or', '(d) tastes.'],
    ],
    [
      'an item at the end that has no words yet',
      THREE,
      (desk) => insertParagraph(desk, below('c')),
      undefined,
      [
        'Leave out the “or” at the end of section 1(b)',
        'At the end of section 1(c), for “.” substitute “, or”',
      ],
      ['(a) sees,', '(b) hears,', '(c) smells, or', '(d) '],
    ],
    [
      'an item between the last two (R3.4)',
      THREE,
      (desk) => insertParagraph(desk, below('b'), { content: 'feels.' }),
      undefined,
      [
        'Leave out the “or” at the end of section 1(b)',
        'At the end of section 1(ba), for “.” substitute “, or”',
      ],
      ['(a) sees,', '(b) hears,', '(ba) feels, or', '(c) smells.'],
    ],
    [
      'an item in the middle (R3.5)',
      THREE,
      (desk) => insertParagraph(desk, below('a'), { content: 'feels' }),
      undefined,
      ['At the end of section 1(aa), insert “,”'],
      ['(a) sees,', '(aa) feels,', '(b) hears, or', '(c) smells.'],
    ],
    [
      'the last left out (R3.3)',
      THREE,
      (desk) => omit(desk, 'c'),
      'c',
      ['At the end of section 1(a), insert “ or”', 'At the end of section 1(b), for “, or” substitute “.”'],
      ['(a) sees, or', '(b) hears.'],
    ],
    [
      'one in the middle left out',
      THREE,
      (desk) => omit(desk, 'a'),
      'a',
      [],
      ['(b) hears, or', '(c) smells.'],
    ],
    [
      'one that carries the link put in another’s place (R3.4)',
      THREE,
      (desk) => substitute(desk, ['b'], item('n', '', 'listens;')),
      'n',
      ['At the end of section 1(b), for “;” substitute “, or”'],
      ['(a) sees,', '(b) listens, or', '(c) smells.'],
    ],
    [
      'a last definition',
      FULL,
      (desk) => insertDefinition(desk, 's1', 'victim', 'a person'),
      undefined,
      [
        'At the end of the definition of “harm” in section 1, for “.” substitute “;”',
        'At the end of the definition of “victim” in section 1, insert “.”',
      ],
      ['“conduct” means speech;', '“harm” means hurt;', '“victim” means a person.'],
    ],
  ])('are offered for %s', (_, base, command, pid, words, reads) => {
    expect(offered(base, command, pid)).toEqual({ words, reads });
  });

  it('are left alone in a list that is too short to show its ways', () => {
    const one = list(item('a', '(a)', 'sees.'));
    expect(offered(one, (desk) => insertParagraph(desk, below('a'), { content: 'hears' })).words).toEqual([]);
  });

  it('that are an amendment’s are revised in that amendment', () => {
    const desk = new Drafting(THREE);
    desk.take(insertParagraph(desk.as('A-001'), below('c'), { content: 'tastes.' }));
    const was = desk.as('A-002');
    desk.take(insertParagraph(was, below('n1'), { content: 'feels.' }));
    const now = desk.as('A-002');
    desk.take(acceptProposals(now, linkingWord(was, now, 'n2')));
    expect(desk.reads('s1').slice(2)).toEqual([
      '(a) sees,',
      '(b) hears, or',
      '(c) smells,',
      '(d) tastes, or',
      '(e) feels.',
    ]);
    expect(desk.amendments[0]?.edits).toHaveLength(1);
  });
});
