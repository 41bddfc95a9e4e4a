import { describe, expect, it } from 'vitest';
import { type Provision, provision } from '../../../../../core/act/tree.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { clause, compact, said } from './compact.ts';

const read = (...lines: readonly string[]) =>
  readInstructions(clause(...lines.map((line) => said(line)))).map(compact);

describe('reading amending wording', () => {
  it('takes the context of provisions from those they stand under and after', () => {
    const tree = clause(
      said('(1)\tThe Protection from Harassment Act 1997 (c. 40) is amended as follows.'),
      said('(2)\tIn section 1 (prohibition of harassment)—', [
        said('(a)\tafter subsection (1) insert—⟦(1A)⟧;'),
        said(
          '(b)\tin subsection (2), after “amounts to” insert “or involves” and after “amounted to” insert “or involved”;',
        ),
      ]),
      said('(3)\tIn section 2(1) (offence of harassment) for “section 1” substitute “section 1(1) or (1A)”.'),
      said('(4)\tAfter section 3 insert—⟦3A⟧'),
    );
    const act = 'Protection from Harassment Act 1997 (c. 40)';
    expect(readInstructions(tree).map(compact)).toEqual([
      `${act} > section 1 (prohibition of harassment) | insert after [subsection (1)]: ⟦(1A)⟧`,
      `${act} > section 1 (prohibition of harassment) > subsection (2) | insert after “amounts to”: “or involves”`,
      `${act} > section 1 (prohibition of harassment) > subsection (2) | insert after “amounted to”: “or involved”`,
      `${act} > section 2(1) (offence of harassment) | for “section 1”: “section 1(1) or (1A)”`,
      `${act} | insert after [section 3]: ⟦3A⟧`,
    ]);
    expect(readInstructions(tree).map(({ source }) => source.cite)).toEqual([
      'section 1(2)(a)',
      'section 1(2)(b)',
      'section 1(2)(b)',
      'section 1(3)',
      'section 1(4)',
    ]);
  });

  describe('of a paragraph that is too long to be read', () => {
    const long = (end: string) => `${'where a person does it, '.repeat(1000)}${end}`;
    const tree = (end: string, items: readonly string[]) =>
      clause(
        said('(1)\tSection 4 of the Harbours Act 1994 is amended as follows.'),
        said(
          `(2)\t${long(end)}`,
          items.map((item, at) => said(`(${'abc'[at]})\t${item}`)),
        ),
        said('(3)\tIn subsection (1), omit “x”.'),
      );
    const read = (end: string, ...items: readonly string[]) =>
      readInstructions(tree(end, items)).map((item) => ({
        cite: item.source.cite,
        act: item.context[0]?.type === 'act' ? item.context[0].title : null,
        reason: item.read ? '' : item.reason.replace(/: “where a person.*/, ''),
      }));
    const act = 'Harbours Act 1994';
    const TOO_LONG = 'Too long to be read: over 20,000 characters in one paragraph';
    const IN_LIST = 'It is in a list whose opening words could not be read';

    it('says of which Act it is, and refuses each of its items, which it may put anywhere', () => {
      expect(
        read('in section 5—', 'in subsection (1), omit “a”;', 'after subsection (2) insert “b”.'),
      ).toEqual([
        { cite: 'section 1(2)', act, reason: TOO_LONG },
        { cite: 'section 1(2)(a)', act, reason: IN_LIST },
        { cite: 'section 1(2)(b)', act, reason: IN_LIST },
        { cite: 'section 1(3)', act, reason: '' },
      ]);
    });

    it('refuses what comes after it where its last words may say of what that is', () => {
      expect(read('section 5 is amended as follows.')).toEqual([
        { cite: 'section 1(2)', act, reason: TOO_LONG },
        { cite: 'section 1(3)', act, reason: IN_LIST },
      ]);
    });
  });

  it('says that nothing follows an opening, whatever is said elsewhere of its Act or can’t be read', () => {
    const bill = (...sections: readonly (readonly string[])[]) =>
      readInstructions(
        provision({
          pid: 'bill',
          kind: 'act',
          children: sections.map((lines, at) => ({
            ...clause(...lines.map((line) => said(line))),
            pid: `s${at}`,
            num: `${at + 1}`,
          })),
        }),
      ).map((item) => [item.source.cite, item.read ? 'read' : item.reason.replace(/:.*/, '')]);
    const opens = '(1)\tSection 4 of the Harbours Act 1994 is amended as follows.';
    const none = ['section 1(1)', 'No amendment follows these words'];
    const unreadable = '(1)\tIn section 5(1) of the Harbours Act 1994, insert the usual words.';
    const elsewhere = '(1)\tIn section 4(1) of the Harbours Act 1994, omit “x”.';
    expect(bill([opens, '(2)\tThis section extends to Scotland.'], [unreadable])).toEqual([
      none,
      ['section 2(1)', expect.anything()],
    ]);
    expect(bill([opens, '(2)\tThis section extends to Scotland.'], [elsewhere])).toEqual([
      none,
      ['section 2(1)', 'read'],
    ]);
    expect(bill([opens, '(2)\tIn subsection (1), insert the usual words.'])).toEqual([
      ['section 1(2)', expect.anything()],
    ]);
    // What opens nothing under what opens is said once.
    expect(
      bill(
        ['(1)\tThe Harbours Act 1994 is amended as follows.', '(2)\tSection 4 is amended as follows.'],
        [elsewhere],
      ),
    ).toEqual([
      ['section 1(2)', 'No amendment follows these words'],
      ['section 2(1)', 'read'],
    ]);
  });

  it('puts nothing after an opening that it can’t read into the section that was opened before', () => {
    const [item, ...more] = read(
      '(1)\tSection 4 of the Harbours Act 1994 is amended as follows.',
      '(2)\tSection 5 has effect with such amendments as follow.',
      '(3)\tIn subsection (1), omit “x”.',
      '(4)\tSection 6 is amended as follows.',
      '(5)\tIn subsection (1), omit “x”.',
    );
    expect(item).toMatch(/list whose opening words could not be read: “Section 5 has effect/);
    expect(more).toEqual(['Harbours Act 1994 > section 6 > subsection (1) | omit “x”']);
  });

  it('takes targets, entries and places from a list below the words', () => {
    const below = (text: string, ...items: readonly string[]) =>
      readInstructions(
        clause(
          said(
            text,
            items.map((item, at) => said(`(${'abc'[at]})\t${item}`)),
          ),
        ),
      ).map(compact);
    expect(
      below(
        'In the Immigration Act 2016, omit the following—',
        'sections 2 to 9;',
        'in Schedule 1, paragraph 3.',
      ),
    ).toEqual([
      'Immigration Act 2016 | omit [section 2..9]',
      'Immigration Act 2016 > Schedule 1 | omit [paragraph 3]',
    ]);
    expect(
      below('In Schedule 2, omit the entries relating to—', 'the Director and Chair, and', 'the Authority.'),
    ).toEqual([
      'Schedule 2 | omit [entry “the Director and Chair”]',
      'Schedule 2 | omit [entry “the Authority”]',
    ]);
    expect(
      below(
        'In each of the following provisions, for “x” substitute “y”—',
        'section 1(2);',
        'Schedule 3, paragraph 4.',
      ),
    ).toEqual(['section 1(2) | for “x”: “y”', 'Schedule 3 > paragraph 4 | for “x”: “y”']);
    expect(
      below(
        'The following provisions of the Finance Act 2000 are repealed—',
        'section 1;',
        'section 2(1)(b).',
      ),
    ).toEqual(['Finance Act 2000 | omit [section 1]', 'Finance Act 2000 | omit [section 2(1)(b)]']);
    expect(below('In Schedule 1, omit the following—', 'paragraph 1;', 'whatever else is there.')).toEqual([
      'Schedule 1 | omit [paragraph 1]',
      '? This item of a list names no provision that could be read',
    ]);
  });

  it('opens only the provisions that it names', () => {
    expect(
      read(
        'The Equality Act 2010 is amended as follows.',
        'Section 78 is amended in accordance with subsections (3) and (4).',
        'In subsection (1), omit “a”.',
        'In subsection (2), omit “b”.',
        'In section 153, omit “c”.',
        'Section 20 of, and Schedule 7 to, that Act are omitted.',
      ),
    ).toEqual([
      'Equality Act 2010 > section 78 > subsection (1) | omit “a”',
      'Equality Act 2010 > section 78 > subsection (2) | omit “b”',
      'Equality Act 2010 > section 153 | omit “c”',
      'Equality Act 2010 | omit [section 20] & [Schedule 7]',
    ]);
  });

  it('goes on under the next cross-heading, as under “Introductory”', () => {
    const under = (heading: string, ...children: readonly Provision[]) =>
      provision({ pid: heading, kind: 'crossheading', heading, children });
    const schedule = provision({
      pid: 'schedule',
      kind: 'schedule',
      num: 'Schedule 1',
      children: [
        under('Introductory', said('1\tThe Dogs Act 1906 is amended as follows.')),
        under('Owners', said('2\tIn section 1, omit “x”.')),
      ],
    });
    expect(readInstructions(schedule).map(compact)).toEqual(['Dogs Act 1906 > section 1 | omit “x”']);
  });

  it('resolves an anaphor from where the words stand, or leaves it to a person', () => {
    expect(
      read(
        'In section 5 of the Prisons Act 1989, in subsection (2)(a), omit “x”.',
        'After that subsection insert—⟦(2A)⟧',
        'In section 7 of the Bail Act 1976, at the end of that paragraph insert “y”.',
      ),
    ).toEqual([
      'Prisons Act 1989 > section 5 > subsection (2)(a) | omit “x”',
      'Prisons Act 1989 > section 5 | insert after [subsection (2)]: ⟦(2A)⟧',
      'Bail Act 1976 > section 7 | insert at end [that paragraph]: “y”',
    ]);
  });

  it('knows Acts by the short names that the text defines', () => {
    expect(
      read(
        '“ERA 1996” means the Employment Rights Act 1996.',
        'In section 5 of the Finance Act 2004 (“the 2004 Act”), omit “a”.',
        'In section 6 of ERA 1996, omit “b”.',
        'In section 7 of the 2004 Act, omit “c”.',
      ),
    ).toEqual([
      'Finance Act 2004 (“the 2004 Act”) > section 5 | omit “a”',
      'Employment Rights Act 1996 > section 6 | omit “b”',
      'Finance Act 2004 > section 7 | omit “c”',
    ]);
    const node = clause(said('In section 1 of the Code, omit “a”.'));
    const act = { title: 'Sentencing Act 2020', shortNames: ['the Code'] };
    expect(readInstructions(node, { act }).map(compact)).toEqual([
      'Sentencing Act 2020 > section 1 | omit “a”',
    ]);
  });

  it('makes what is conditional depend on its condition, and nothing of what is only read as amended', () => {
    const tree = clause(
      said('(1)\tSection 7 of that Act applies with the following modifications—', [
        said('(a)\tfor “x” substitute “y”.'),
      ]),
      said('(3)\tIn relation to Scotland—', [said('(a)\tomit “w”.')]),
      said('(2)\tIn section 8, omit “z”, so far as it extends to Wales.'),
    );
    expect(readInstructions(tree).map(compact)).toEqual([
      ' | if <In relation to Scotland> omit “w”',
      'section 8 | if <so far as it extends to Wales> omit “z”',
    ]);
  });

  it('gives nothing for words that amend nothing', () => {
    expect(
      read(
        'In this Act “worker” means a person who works.',
        'A person who omits to do so commits an offence.',
      ),
    ).toEqual([]);
  });

  it('says what it could not read', () => {
    expect(read('after release insert “certain”')).toEqual([
      '? Words that are named stand in no quotation marks => after “release” insert “certain”',
    ]);
    expect(read('for "a" substitute “b”.')).toEqual([
      '? Straight quotation marks => for “a” substitute “b”.',
    ]);
    expect(read('after “a insert “b”.')[0]).toContain(
      'A quotation has no closing mark => after “a” insert “b”',
    );
    expect(read('omit the entry for “work notice” (in Part 5)”;')).toEqual([
      '? A closing mark that nothing opens => omit the entry for “work notice (in Part 5)”;',
    ]);
    expect(read('for the heading, for “x” substitute “y”.')).toEqual([
      '? A place is given as what is to be replaced => in the heading, for “x” substitute “y”.',
    ]);
    expect(
      read('The enactments specified in Schedule 3 are repealed to the extent there specified.'),
    ).toEqual(['? What is repealed or amended is set out elsewhere, in a Schedule']);
    expect(read('for “(2)“ substitute “(1A)”;')).toEqual([
      '? An opening mark stands where a closing one should => for “(2)” substitute “(1A)”;',
    ]);
  });
});
