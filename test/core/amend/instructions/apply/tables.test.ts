import { describe, expect, it } from 'vitest';
import { provision } from '../../../../../core/act/tree.ts';
import { type ApplySession, applyInstruction } from '../../../../../core/amend/instructions/apply/apply.ts';
import { underAct } from '../../../../../core/amend/instructions/names-act.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { linesOf, plainLines } from '../../../../../core/amend/redline/lines.ts';
import { redline } from '../../../../../core/amend/redline/redline.ts';
import { row, tableAct } from '../../../../support/acts/table-act.ts';
import { must } from '../../../../support/reviews/review.ts';

const TITLE = 'Ferries (Charges) Act 2031';

/** The lines of the Act as wording leaves it. */
const whole = (wording: string): readonly string[] => carriedOut(wording).is;

/** What wording does to the lines of the Act: `-` before those that went, `+` before those that came; or why it does nothing. */
function does(wording: string, base = tableAct()): readonly string[] {
  const { faults, was, is } = carriedOut(wording, base);
  return [
    ...faults,
    ...was.filter((line) => !is.includes(line)).map((line) => `-${line}`),
    ...is.filter((line) => !was.includes(line)).map((line) => `+${line}`),
  ].map((line) => line.replaceAll('\t', '|').replaceAll('\n', '/'));
}

function carriedOut(wording: string, base = tableAct()) {
  const clause = must(readAmendingText(`In the ${TITLE}, ${wording}`));
  let session: ApplySession = {
    base,
    amendments: [],
    newPid: (() => {
      let made = 0;
      return () => `n${++made}`;
    })(),
    titles: [TITLE],
    isOwn: true,
    mayOvertake: () => true,
  };
  const faults: string[] = [];
  for (const item of readInstructions(clause, { act: { title: TITLE, shortNames: [] } })) {
    if (!item.read) {
      faults.push(`unread: ${item.reason}`);
      continue;
    }
    const applied = applyInstruction(session, underAct(item, TITLE), 'A-001');
    session = applied.session;
    if (applied.status === 'not-applied') faults.push(applied.reason);
  }
  const lines = linesOf(redline(base, session.amendments));
  return { faults, was: plainLines(lines, 'original'), is: plainLines(lines, 'as-amended') };
}

it('puts an entry where the order of the numbers has it', () => {
  const order = (words: string) => {
    const lines = whole(`at the appropriate place in the table in the Schedule insert—\n“${words}”.`);
    return lines.filter((line) => /^\d+[A-Z]*\t.*\t/.test(line)).map((line) => line.split('\t')[0]);
  };
  expect(order('1A\tx\ty')).toEqual(['1', '1A', '2', '2A']);
  expect(order('10\tx\ty')).toEqual(['1', '2', '2A', '10']);
});

describe('an instruction that names a table', () => {
  it.each<[string, readonly string[]]>([
    [
      'in the table in section 2(2), in the entry for “a child under 12”, in column 2, for “£2” substitute “£3”.',
      ['-a child under 12|£2|section 3(2)', '+a child under 12|£3|section 3(2)'],
    ],
    [
      'in section 2(2), in the table, in the entry relating to a child under 12, in the second column, for “£2” substitute “£3”.',
      ['-a child under 12|£2|section 3(2)', '+a child under 12|£3|section 3(2)'],
    ],
    [
      'in section 2, in the table in subsection (2), in the second column for the entry for “an adult” omit “£5”.',
      ['-an adult|£5|section 3(1)', '+an adult||section 3(1)'],
    ],
    ['in the table in section 2(2), omit the entry for “a gull”.', ['-a gull||section 3(2)/section 4']],
    [
      'in the table in section 2(2), in the entry for “a gull”, in column 2, at the end insert “£1”.',
      ['-a gull||section 3(2)/section 4', '+a gull|£1|section 3(2)/section 4'],
    ],
    [
      'in section 2(2), in the table, in column 3, for “section 3(1)” substitute “section 9”.',
      ['-an adult|£5|section 3(1)', '+an adult|£5|section 9'],
    ],
    [
      'in the table in section 2(2), in the heading of column 2, for “Charge” substitute “Fare”.',
      ['-Passenger or goods|Charge|Provision', '+Passenger or goods|Fare|Provision'],
    ],
    [
      'in Table 1 in the Schedule, in entry 2A, in column 3, for “Saturday and Sunday” substitute “every day”.',
      ['-2A|Carrick to Dunlow|Saturday and Sunday', '+2A|Carrick to Dunlow|every day'],
    ],
    [
      'in the table in the Schedule, omit entries 1 to 2.',
      ['-1|Ardlow to Benmore|every day', '-2|Benmore to Carrick|Monday to Friday'],
    ],
    [
      'in the table in section 2(2), in row 3, in column 3, omit “section 4”.',
      ['-a gull||section 3(2)/section 4', '+a gull||section 3(2)'],
    ],
    [
      'in section 2(2), in the table, after the entry for “an adult” insert—\n“a dog\t£1\tsection 3(2)\na hen\t£2”.',
      ['+a dog|£1|section 3(2)', '+a hen|£2|'],
    ],
    [
      'in section 2(2), in the table, for the entry for “a gull” substitute—\n“a dog\t£1”.',
      ['-a gull||section 3(2)/section 4', '+a dog|£1|'],
    ],
    [
      'at the appropriate place in the table in the Schedule insert—\n“10\tEdlow to Ardlow\tSunday”.',
      ['+10|Edlow to Ardlow|Sunday'],
    ],
    [
      'at the appropriate place in the table in the Schedule insert—\n“1A\tArdlow to Edlow\tSunday”.',
      ['+1A|Ardlow to Edlow|Sunday'],
    ],
    [
      'in the table in the Schedule, at the end insert—\n“3\tDunlow to Edlow\tMay”.',
      ['+3|Dunlow to Edlow|May'],
    ],
  ])('%s', (wording, lines) => {
    expect(does(wording)).toEqual(lines);
  });

  it.each<[string, RegExp]>([
    ['in the table in section 3, omit the entry for “x”.', /there is no table in section 3/],
    [
      'in the table in section 2(2), omit the entry for “a dog”.',
      /no entry for “a dog” in the table in section 2\(2\)/,
    ],
    [
      'in the table in section 2(2), in column 3, for “section 3(2)” substitute “x”.',
      /occurs twice in column 3 of the table/,
    ],
    ['in the table in section 2(2), in column 7, omit “x”.', /no column 7/],
    [
      'at the appropriate place in the table in section 2(2) insert—\n“a bee\t£1”.',
      /in no order that says where one belongs/,
    ],
    ['in the table in section 2(2), omit column 2.', /substitute the whole table/],
    ['in the table in section 2(2), after column 2 insert—\n“Day\nMonday”.', /substitute the whole table/],
    ['in the table in section 2(2), for the third column substitute “Day”.', /substitute the whole table/],
    ['in the table in section 2(2), in column 2, at the end insert “x”.', /does not say in which entry/],
    ['in the table in section 2(2), at the end insert “x”.', /in which column/],
    [
      'in section 2(2), in the table, for the words from “£5” to “child” substitute “x”.',
      /more than one cell/,
    ],
  ])('is refused: %s', (wording, reason) => {
    const [first = '', ...more] = does(wording);
    expect(first).toMatch(reason);
    expect(more).toEqual([]);
  });
});

describe('an entry is named, or none is', () => {
  const cells: readonly (readonly string[])[] = [
    ['fish and chips', '£1', 'fish'],
    ['5 tonnes or less', '£2', 'coal'],
    ['Section 7 goods', '£3', 'a gull'],
    ['Piano', '£4', 'coal'],
    ['Persons—see section 4', '£9', 'people'],
  ];
  const table = (num: string, pid: string) =>
    provision({
      pid,
      kind: 'table',
      num,
      children: [
        row(`${pid}-head`, ['Goods', 'Charge', 'Kind'], { part: 'head' }),
        ...cells.map((words, at) => row(`${pid}-${at}`, words)),
      ],
    });
  const goods = (...tables: readonly string[]) =>
    provision({
      ...{ pid: 'act', kind: 'act' },
      children: [
        provision({
          ...{ pid: 's1', kind: 'section', num: '1', heading: 'Goods', intro: 'The charges are—' },
          children: tables.map((num, at) => table(num, `t${at}`)),
        }),
      ],
    });

  it.each<[string, RegExp]>([
    ['omit the entry for “fish”.', /no entry for “fish”/],
    ['omit the entry relating to chips.', /no entry for “chips”/],
    ['omit the entry for “coal”.', /no entry for “coal”/],
    ['omit the entry for “£4”.', /no entry for “£4”/],
    ['omit the entry for “a gull”.', /no entry for “a gull”/],
    ['omit the entry for “Goods”.', /no entry for “Goods”/],
    ['omit the entry beginning “fish and c”.', /no entry beginning “fish and c”/],
    ['omit entry 5.', /no entry 5/],
    ['omit entry 7.', /no entry 7/],
    ['in the entry for “Piano”, in column A, for “£4” substitute “£5”.', /no column A/],
    ['in the entry for “Piano”, in column (3), for “£4” substitute “£5”.', /column 3/],
    ['in the entry for “Piano”, in column II, for “coal” substitute “ivory”.', /column 2/],
  ])('refused: in the table in section 1, %s', (wording, reason) => {
    const [first = '', ...more] = does(`in the table in section 1, ${wording}`, goods(''));
    expect(first).toMatch(reason);
    expect(more).toEqual([]);
  });

  it.each<[string, string]>([
    ['omit the entry relating to fish and chips.', '-fish and chips|£1|fish'],
    ['omit the entry beginning with “fish”.', '-fish and chips|£1|fish'],
    ['omit the entry beginning with “fish and chips”.', '-fish and chips|£1|fish'],
    ['omit the entry beginning “Persons”.', '-Persons—see section 4|£9|people'],
    ['omit the entry relating to pianos.', '-Piano|£4|coal'],
    ['omit row 2.', '-5 tonnes or less|£2|coal'],
  ])('made: in the table in section 1, %s', (wording, line) => {
    expect(does(`in the table in section 1, ${wording}`, goods(''))).toEqual([line]);
  });

  it.each<[string, string, string]>([
    ['in column (2), for “£4” substitute “£5”.', '-Piano|£4|coal', '+Piano|£5|coal'],
    ['in column III, for “fish” substitute “food”.', '-fish and chips|£1|fish', '+fish and chips|£1|food'],
  ])('made: in the table in section 1, %s', (wording, ...lines) => {
    expect(does(`in the table in section 1, ${wording}`, goods(''))).toEqual(lines);
  });

  it('counts no rows where they are numbered', () => {
    const [first = '', ...more] = does('in the table in the Schedule, omit row 3.');
    expect(first).toMatch(/no row 3/);
    expect(more).toEqual([]);
  });

  it('takes the words beside its number for the name of an entry', () => {
    expect(does('in the table in the Schedule, omit the entry for “Benmore to Carrick”.')).toEqual([
      '-2|Benmore to Carrick|Monday to Friday',
    ]);
  });

  it('leaves out each of the tables that are named', () => {
    const act = goods('Table 1', 'Table 2', 'Table 3', 'Table 4');
    const left = (wording: string) =>
      carriedOut(`in section 1, omit ${wording}.`, act)
        .is.filter((line) => line.startsWith('Table'))
        .map((line) => line.trim());
    expect(left('Tables 1 and 3')).toEqual(['Table 2', 'Table 4']);
    expect(left('Tables 2 to 4')).toEqual(['Table 1']);
    expect(left('Tables 4 and 5')).toEqual(['Table 1', 'Table 2', 'Table 3', 'Table 4']);
  });
});
