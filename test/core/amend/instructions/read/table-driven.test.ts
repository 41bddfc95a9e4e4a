import { describe, expect, it } from 'vitest';
import { type Provision, provision } from '../../../../../core/act/tree.ts';
import { type ApplySession, applyInstruction } from '../../../../../core/amend/instructions/apply/apply.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { plainText } from '../../../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../../../core/amend/redline/redline.ts';
import { actAt } from '../../../../support/acts/act.ts';
import { row } from '../../../../support/acts/table-act.ts';
import { must } from '../../../../support/reviews/review.ts';
import { compact } from './compact.ts';

const HEAD = { part: 'head' } as const;

/** Regulations with a sentence and two tables in the Parts of their Schedule. */
function regulations(sentence: string, rows: readonly (readonly string[])[]): Provision {
  const part = (num: string, entries: readonly (readonly string[])[]) =>
    provision({
      pid: `part-${num}`,
      kind: 'part',
      num: `Part ${num}`,
      children: [
        provision({
          pid: `table-${num}`,
          kind: 'table',
          children: [
            row(`head-${num}`, ['Provision', 'Words'], HEAD),
            ...entries.map((cells, at) => row(`r-${num}-${at}`, cells)),
          ],
        }),
      ],
    });
  return provision({
    pid: 'si',
    kind: 'act',
    children: [
      provision({ pid: 'r1', kind: 'section', unit: 'regulation', num: '1', content: sentence }),
      provision({
        pid: 'sch',
        kind: 'schedule',
        num: 'Schedule',
        children: [part('1', rows), part('2', [['Section 1 of the Gulls Act 2001', 'never read']])],
      }),
    ],
  });
}

const read = (sentence: string, ...rows: readonly (readonly string[])[]): readonly string[] =>
  readInstructions(regulations(sentence, rows)).map(compact);

const LISTED = 'In a provision listed in column 1 of the table in Part 1 of the Schedule,';

describe('an instruction that a table completes', () => {
  it('is one for each of its entries, with the words of the entry', () => {
    expect(
      read(
        `${LISTED} for the words in the corresponding entry in column 2 of the table substitute “2 May 2031”.`,
        ['Section 4(6) of the Ferries Act 1998', 'the commencement of section 9'],
        [
          'Section 7(1)(a) and (2) of the Gulls Act 2001',
          '“the 1st day of “June””'.replace('“June””', 'June”'),
        ],
      ),
    ).toEqual([
      'Ferries Act 1998 > section 4(6) | for “the commencement of section 9”: “2 May 2031”',
      'Gulls Act 2001 > section 7(1)(a) 7(2) | for “the 1st day of June”: “2 May 2031”',
    ]);
  });

  it.each<[string, readonly string[], string]>([
    [
      'In the provisions specified in column 1 of the table in Part 1 of the Schedule, for the words specified in column 2 of that table there is substituted “x”.',
      ['Section 2 of the Ferries Act 1998', 'old'],
      'Ferries Act 1998 > section 2 | for “old”: “x”',
    ],
    [
      `${LISTED} for “old” substitute the words in the corresponding entry in column 2.`,
      ['Section 2 of the Ferries Act 1998', 'new'],
      'Ferries Act 1998 > section 2 | for “old”: “new”',
    ],
    [
      `${LISTED} omit the words in the corresponding entry in the second column.`,
      ['Section 2 of the Ferries Act 1998', 'old'],
      'Ferries Act 1998 > section 2 | omit “old”',
    ],
    [
      `${LISTED} after the words in column 2 insert “or gull”.`,
      ['Section 2 of the Ferries Act 1998', 'ferry'],
      'Ferries Act 1998 > section 2 | insert after “ferry”: “or gull”',
    ],
  ])('may be put as: %s', (sentence, cells, item) => {
    expect(read(sentence, cells)).toEqual([item]);
  });

  it('is told of where its table or an entry can’t be read, and nothing is made up', () => {
    const reasons = (sentence: string, ...rows: readonly (readonly string[])[]) =>
      readInstructions(regulations(sentence, rows)).map((item) => (item.read ? 'read' : item.reason));
    const substitute = 'for the words in column 2 substitute “x”.';
    expect(
      reasons(`In a provision listed in column 1 of the table in Part 3 of the Schedule, ${substitute}`)[0],
    ).toMatch(/place of the table, “Part 3 of the Schedule”, was not found/);
    expect(reasons(`In a provision listed in column 1 of the table, ${substitute}`)[0]).toMatch(
      /which table is meant/,
    );
    const odd = reasons(`${LISTED} ${substitute}`, ['See the notes', 'old']);
    expect(odd).not.toContain('read');
    expect(odd.length).toBeGreaterThan(0);
  });

  const told = (sentence: string, ...rows: readonly (readonly string[])[]) =>
    readInstructions(regulations(sentence, rows)).map((item) => (item.read ? compact(item) : item.reason));

  it('takes no words of an entry for those of the next, which has none', () => {
    const sentence = `${LISTED} for the words in column 2 substitute “x”.`;
    for (const none of [['Section 3 of the Ferries Act 1998'], ['Section 3 of the Ferries Act 1998', '']]) {
      const [first, second, more] = told(sentence, ['Section 2 of the Ferries Act 1998', 'old'], none);
      expect(first).toBe('Ferries Act 1998 > section 2 | for “old”: “x”');
      expect(second).toMatch(/has no words in column 2/);
      expect(more).toBeUndefined();
    }
  });

  it('tells of an entry that names no place', () => {
    const [first, second, more] = told(
      `${LISTED} for the words in column 2 substitute “x”.`,
      ['Section 2 of the Ferries Act 1998', 'old'],
      ['', 'older'],
    );
    expect(first).toBe('Ferries Act 1998 > section 2 | for “old”: “x”');
    expect(second).toMatch(/names no place in column 1: older/);
    expect(more).toBeUndefined();
  });

  it('reads entries that are numbered, and passes over what heads the columns', () => {
    expect(
      told(
        'In a provision listed in column 2 of the table in Part 1 of the Schedule, for the words in column 3 substitute “x”.',
        ['Column 1', 'Column 2', 'Column 3'],
        ['(1)', '(2)', '(3)'],
        ['', 'Provisions amended', 'Words'],
        ['1', 'Section 2 of the Ferries Act 1998', 'old'],
        ['2', 'Section 3 of the Ferries Act 1998', '7'],
      ),
    ).toEqual([
      'Ferries Act 1998 > section 2 | for “old”: “x”',
      'Ferries Act 1998 > section 3 | for “7”: “x”',
    ]);
  });

  it('reads a place or words that stand beside several entries with each of them', () => {
    const text = regulations(`${LISTED} for the words in column 2 substitute “x”.`, []);
    const reaching = [
      row('a', ['Section 2 of the Ferries Act 1998', 'old'], undefined, [{ down: 2 }, {}]),
      row('b', ['older']),
    ];
    const put = (node: Provision): Provision => ({
      ...node,
      children: node.pid === 'table-1' ? [...node.children, ...reaching] : node.children.map(put),
    });
    expect(readInstructions(put(text)).map(compact)).toEqual([
      'Ferries Act 1998 > section 2 | for “old”: “x”',
      'Ferries Act 1998 > section 2 | for “older”: “x”',
    ]);
  });
});

describe('the two instruments that substituted words in the 1997 Act by a table', () => {
  const OLD = 'the commencement of section 154(1) of the Criminal Justice Act 2003';
  const LIMIT = 'the general limit in a magistrates’ court';

  it('make of the words of 2012 those that are in force', () => {
    const { root, title } = actAt('current');
    const undone = (node: Provision, inside: boolean): Provision => {
      const inIt = inside || (node.kind === 'section' && node.num === '4A');
      const was = (text: string) =>
        inIt && !text.includes('six months') && text.includes(LIMIT)
          ? text.replaceAll(LIMIT, 'twelve months')
          : inIt
            ? text.replaceAll('2 May 2022', OLD).replaceAll(LIMIT, 'twelve months')
            : text;
      return {
        ...node,
        intro: was(node.intro),
        content: was(node.content),
        children: node.children.map((child) => undone(child, inIt)),
      };
    };
    const base = undone(root, false);
    const texts = [
      `5 Dates\n(1) In a provision listed in column 1 of the table in Part 1 of the Schedule, for the words in the corresponding entry in column 2 of the table substitute “2 May 2022”.\nThe Schedule\nPart 1\nDates\nColumn 1\tColumn 2\nSection 4A(6) of the Protection from Harassment Act 1997\t${OLD}`,
      `2 Limits\n(1) In the provisions listed in column 1 of the table in Part 1 of the Schedule, for the words in the corresponding entry in column 2 of that table substitute “${LIMIT}”.\nThe Schedule\nPart 1\nLimits\nColumn 1\tColumn 2\nSection 4A(5)(b) and (6) of the Protection from Harassment Act 1997\t“twelve months”`,
    ];
    let made = 0;
    let session: ApplySession = {
      base,
      amendments: [],
      newPid: () => `n${++made}`,
      titles: [title],
      isOwn: false,
      mayOvertake: () => false,
    };
    const statuses: string[] = [];
    for (const text of texts) {
      for (const item of readInstructions(must(readAmendingText(text)))) {
        if (!item.read) continue;
        const applied = applyInstruction(session, item, `A-00${statuses.length + 1}`);
        session = applied.session;
        statuses.push(applied.status);
      }
    }
    expect(statuses).toEqual(['applied', 'applied']);
    expect(plainText(base)).not.toBe(plainText(root));
    expect(plainText(asAmendedOf(redline(base, session.amendments)))).toBe(plainText(root));
  });
});
