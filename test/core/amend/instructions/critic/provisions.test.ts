import { describe } from 'vitest';
import { widgetsAct } from '../../../../support/acts/critic-act.ts';
import { judge, type Row } from './table.ts';

const SEC_4A = ['4A Review', '(1) A decision may be reviewed.', '(2) A review must be held within 14 days.'];
const SEC_8 = [
  '8 Appeals',
  '(1) A person may appeal to the county court against a refusal.',
  '(2) A person may appeal to the county court against a variation.',
  '(3) The county court may confirm or quash the decision.',
  '(4) An appeal must be made within 28 days.',
  '(5) Subsection (4) is subject to any rules of court.',
];
const gone = (...lines: readonly string[]) => lines.map((line) => `-${line}`);
const come = (...lines: readonly string[]) => lines.map((line) => `+${line}`);

const OMITTED: readonly Row[] = [
  ['Omit section 4A.', gone(...SEC_4A), 'del sec_4A Replace whole'],
  ['Section 4A is repealed.', gone(...SEC_4A), 'del sec_4A Replace whole'],
  [
    'Sections 4 and 4A are repealed.',
    gone('4 Notices The authority must give notice of its decision.', ...SEC_4A),
    'del sec_4,sec_4A Replace whole',
  ],
  ['Omit sections 4 to 4A.', gone('4 Notices The authority must give notice of its decision.', ...SEC_4A)],
  ['Section 4A (review) shall cease to have effect.', gone(...SEC_4A)],
  ['Section 4A shall be omitted.', gone(...SEC_4A), 'del sec_4A Replace whole'],
  ['Leave out section 4A.', gone(...SEC_4A)],
  ['Omit sections 4A to 4.', /./],
  [
    'In section 8, omit subsections (2), (4) and (5).',
    gone(SEC_8[2] ?? '', SEC_8[4] ?? '', SEC_8[5] ?? ''),
    'del sec_8__subsec_2,sec_8__subsec_4,sec_8__subsec_5 Replace',
  ],
  ['In section 8, omit subsections (2) to (5).', gone(...SEC_8.slice(2))],
  [
    'In section 7, omit subsections (2)(b) and (3).',
    gone(
      '(b) in Scotland, to imprisonment for a term not exceeding 12 months, or to a fine not exceeding level 5 on the standard scale, or both.',
      '(3) An offence under “the old law” is treated as an offence under this section.',
    ),
    'del sec_7__subsec_2__para_b,sec_7__subsec_3 Replace',
  ],
  ['Section 8(5) is repealed.', gone(SEC_8[5] ?? ''), 'del sec_8__subsec_5 Replace'],
  [
    'In section 5(3), omit paragraph (b) (and the “or” before it).',
    ['-(a) sell a widget to a child; or', '-(b) sell a widget at night.', '+(a) sell a widget to a child;'],
    'del sec_5__subsec_3__para_b Replace',
  ],
  [
    'In section 5(3), paragraph (b) and the word “or” immediately preceding it are repealed.',
    ['-(a) sell a widget to a child; or', '-(b) sell a widget at night.', '+(a) sell a widget to a child;'],
  ],
  [
    'In section 5(1), omit paragraph (b) and the “and” at the end of that paragraph.',
    ['-(b) keep widgets safe; and'],
  ],
  [
    'In section 5(1), the “and” immediately following paragraph (b) is repealed.',
    ['-(b) keep widgets safe; and', '+(b) keep widgets safe;'],
    'del sec_5__subsec_1__para_b Replace',
  ],
  [
    'In section 5(1), omit the “and” at the end of paragraph (b).',
    ['-(b) keep widgets safe; and', '+(b) keep widgets safe;'],
  ],
  ['In section 5(1)(b), omit the final “and”.', ['-(b) keep widgets safe; and', '+(b) keep widgets safe;']],
  ['In section 5(1), omit the “or” at the end of paragraph (b).', /no “or”/],
  ['In section 5(1), omit the “and” at the end of paragraph (a).', /no “and”/],
  ['In Schedule 1, omit paragraph 2.', ['-2 A cog must have teeth.'], 'del sched_1__para_2 Replace whole'],
  ['Paragraph 1(1) of Schedule 1 is repealed.', ['-(1) A sprocket must be round.']],
  [
    'Omit Part 2 of Schedule 1.',
    gone('Part 2 Large widgets', '3 A gear must be—', '(a) guarded, or', '(b) locked.'),
  ],
  [
    'Omit Schedule 2.',
    gone(
      'Schedule 2 Transitional provision',
      '1 In this Schedule “old licence” means a licence granted before this Act came into force.',
      '2 An old licence has effect as a licence.',
    ),
    'del sched_2 Replace whole',
  ],
  [
    'Part 3 is repealed.',
    gone(
      'Part 3 Final provisions',
      '9 Extent This Act extends to England and Wales.',
      '10 Short title This Act may be cited as the Widgets Act 1998.',
    ),
    'del pt_3 Replace whole',
  ],
  [
    'In section 3(1)(b), omit sub-paragraph (ii) (but not the “or” at the end of it).',
    [
      '-(i) a spouse of the applicant,',
      '-(ii) a child of the applicant, or',
      '+(i) a spouse of the applicant, or',
    ],
  ],
  ['In section 3(1)(b), omit sub-paragraph (ii) and sub-paragraph (iv).', /\(iv\)/],
];

const REPLACED: readonly Row[] = [
  [
    'For section 4A substitute—\n“4A Appeals\n(1) A person may appeal.\n(2) An appeal must be in writing.”',
    [
      ...gone(...SEC_4A),
      ...come('4A Appeals', '(1) A person may appeal.', '(2) An appeal must be in writing.'),
    ],
    'sub sec_4A Replace whole',
  ],
  [
    'In section 8, for subsection (4) substitute—\n“(4) An appeal must be made within 21 days.”',
    ['-(4) An appeal must be made within 28 days.', '+(4) An appeal must be made within 21 days.'],
    'sub sec_8__subsec_4 Replace',
  ],
  [
    'In section 8, for subsections (1) and (2) substitute—\n“(1) A person may appeal.”',
    [...gone(SEC_8[1] ?? '', SEC_8[2] ?? ''), '+(1) A person may appeal.'],
    'sub sec_8__subsec_1,sec_8__subsec_2 Replace',
  ],
  [
    'In section 8, for subsections (4) and (5) substitute—\n“(4) An appeal must be made within 21 days.\n(5) Subsection (4) is subject to rules.\n(5A) Rules may be made.”',
    [
      ...gone(SEC_8[4] ?? '', SEC_8[5] ?? ''),
      ...come(
        '(4) An appeal must be made within 21 days.',
        '(5) Subsection (4) is subject to rules.',
        '(5A) Rules may be made.',
      ),
    ],
  ],
  [
    'In section 5(1), for paragraph (b) (but not the “and” at the end of that paragraph) substitute—\n“(b) protect widgets;”.',
    ['-(b) keep widgets safe; and', '+(b) protect widgets; and'],
    'sub sec_5__subsec_1__para_b Replace',
  ],
  [
    'In section 5(1), for paragraph (b) substitute—\n“(b) protect widgets; and”.',
    ['-(b) keep widgets safe; and', '+(b) protect widgets; and'],
  ],
  [
    'In section 5(3), for paragraphs (a) and (b) substitute—\n“(a) sell a widget.”.',
    ['-(a) sell a widget to a child; or', '-(b) sell a widget at night.', '+(a) sell a widget.'],
  ],
  [
    'In section 6(1), for the definition of “keeper” substitute—\n““keeper” means a person who keeps a widget;”.',
    ['-“keeper” has the meaning given by section 5(2);', '+“keeper” means a person who keeps a widget;'],
    'sub sec_6__subsec_1__def_keeper Replace',
  ],
  [
    'For section 8(5) there shall be substituted the following subsection—\n“(5) Rules of court may extend that time.”',
    ['-(5) Subsection (4) is subject to any rules of court.', '+(5) Rules of court may extend that time.'],
  ],
  [
    'In section 8, the following is substituted for subsection (5)—\n“(5) Rules of court may extend that time.”',
    ['-(5) Subsection (4) is subject to any rules of court.', '+(5) Rules of court may extend that time.'],
  ],
  [
    'For paragraph 2 of Schedule 1 substitute—\n“2 A cog must have 8 teeth.”',
    ['-2 A cog must have teeth.', '+2 A cog must have 8 teeth.'],
    'sub sched_1__para_2 Replace whole',
  ],
  ['For section 11 substitute—\n“11 New\nNew words.”', /no section 11/],
];

const INSERTED: readonly Row[] = [
  [
    'After section 4A insert—\n“4B Second review\n(1) A review may be reviewed.”',
    come('4B Second review', '(1) A review may be reviewed.'),
    'ins sec_4A After whole',
  ],
  [
    'Before section 1 insert—\n“A1 Overview\nThis Act is about widgets.”',
    come('A1 Overview This Act is about widgets.'),
    'ins sec_1 Before whole',
  ],
  [
    'In section 8, after subsection (2) insert—\n“(2A) A person may appeal against a condition.”',
    come('(2A) A person may appeal against a condition.'),
    'ins sec_8__subsec_2 After',
  ],
  [
    'In section 8, before subsection (1) insert—\n“(A1) This section is about appeals.”',
    come('(A1) This section is about appeals.'),
    'ins sec_8__subsec_1 Before',
  ],
  [
    'In section 8, at the end insert—\n“(6) Rules may be made.”',
    come('(6) Rules may be made.'),
    'ins sec_8 After',
  ],
  [
    'At the end of section 8 there shall be added the following subsection—\n“(6) Rules may be made.”',
    come('(6) Rules may be made.'),
  ],
  ['In section 8, insert at the end—\n“(6) Rules may be made.”', come('(6) Rules may be made.')],
  [
    'In section 8, after subsection (5) there shall be inserted the following subsections—\n“(6) Rules may be made.\n(7) Rules must be laid.”',
    come('(6) Rules may be made.', '(7) Rules must be laid.'),
  ],
  [
    'In section 5(1), after paragraph (a) insert—\n“(aa) feed widgets;”.',
    come('(aa) feed widgets;'),
    'ins sec_5__subsec_1__para_a After',
  ],
  ['In section 5(1), before paragraph (a) insert—\n“(za) feed widgets;”.', come('(za) feed widgets;')],
  [
    'In section 5(1), after paragraph (b) (and before the “and”) insert—\n“(ba) feed widgets;”.',
    ['-(b) keep widgets safe; and', '+(b) keep widgets safe;', '+(ba) feed widgets; and'],
    'ins sec_5__subsec_1__para_b After',
  ],
  [
    'In section 3(1)(b), after sub-paragraph (ii), but before the “or” at the end of it, insert—\n“(iia) a parent of the applicant,”.',
    [
      '-(ii) a child of the applicant, or',
      '+(ii) a child of the applicant,',
      '+(iia) a parent of the applicant, or',
    ],
  ],
  [
    'In section 5(1), omit the “and” at the end of paragraph (b) and after paragraph (c) insert “; and (d) feed widgets.”',
    [
      '-(b) keep widgets safe; and',
      '-(c) report losses.',
      '+(b) keep widgets safe;',
      '+(c) report losses; and',
      '+(d) feed widgets.',
    ],
  ],
  [
    'In section 5(1), at the end of paragraph (c) insert “; and\n(d) feed widgets.”',
    ['-(c) report losses.', '+(c) report losses; and', '+(d) feed widgets.'],
  ],
  [
    'In section 5(1), for “and” at the end of paragraph (b) substitute “or”.',
    ['-(b) keep widgets safe; and', '+(b) keep widgets safe; or'],
    'sub sec_5__subsec_1__para_b Replace',
  ],
  [
    'In section 5(1), at the end of paragraph (a) insert “and”.',
    ['-(a) keep records;', '+(a) keep records; and'],
    'ins sec_5__subsec_1__para_a After',
  ],
  [
    'After Part 3 insert—\n“Part 3A\nExtra\n11 Extra\nThere is more.”',
    come('Part 3A Extra', '11 Extra There is more.'),
    'ins pt_3 After whole',
  ],
  [
    'Before Schedule 1 insert—\n“Schedule A1\nForms\n1 A form must be plain.”',
    come('Schedule A1 Forms', '1 A form must be plain.'),
    'ins sched_1 Before whole',
  ],
  [
    'After Schedule 2 insert—\n“Schedule 3\nForms\n1 A form must be plain.”',
    come('Schedule 3 Forms', '1 A form must be plain.'),
    'ins sched_2 After whole',
  ],
  [
    'In Schedule 1, after paragraph 2 insert—\n“2A A cog must be clean.”',
    come('2A A cog must be clean.'),
    'ins sched_1__para_2 After whole',
  ],
  [
    'In Schedule 1, after paragraph 1(1) insert—\n“(1A) A sprocket must be clean.”',
    come('(1A) A sprocket must be clean.'),
    'ins sched_1__para_1__subpara_1 After',
  ],
  [
    'After the heading of Chapter 2 of Part 1 insert—\n“4B First duty\nKeep widgets.”',
    come('4B First duty Keep widgets.'),
  ],
  ['After section 12 insert—\n“12A New\nNew words.”', /no section 12/],
  ['In section 4, after subsection (1) insert—\n“(2) New words.”', /subsection \(1\)|not divided|no \(1\)/],
  [
    'In section 4, the existing text becomes subsection (1), and after that subsection insert—\n“(2) The notice must be in writing.”',
    [
      '-4 Notices The authority must give notice of its decision.',
      '+4 Notices',
      '+(1) The authority must give notice of its decision.',
      '+(2) The notice must be in writing.',
    ],
  ],
  [
    'In section 4—\n(a) the existing provision becomes subsection (1);\n(b) after that subsection insert—\n“(2) The notice must be in writing.”',
    [
      '-4 Notices The authority must give notice of its decision.',
      '+4 Notices',
      '+(1) The authority must give notice of its decision.',
      '+(2) The notice must be in writing.',
    ],
  ],
  [
    'Section 4 is renumbered as subsection (1) of that section.',
    [
      '-4 Notices The authority must give notice of its decision.',
      '+4 Notices',
      '+(1) The authority must give notice of its decision.',
    ],
  ],
  [
    'In section 4A, subsection (2) is renumbered as subsection (3).',
    ['-(2) A review must be held within 14 days.', '+(3) A review must be held within 14 days.'],
  ],
  [
    'After section 2 insert—\n“2A Waiver\n(1) The authority may waive a fee—\n(a) in whole, or\n(b) in part.\n(2) A waiver must be in writing.”',
    come(
      '2A Waiver',
      '(1) The authority may waive a fee—',
      '(a) in whole, or',
      '(b) in part.',
      '(2) A waiver must be in writing.',
    ),
  ],
  [
    'After section 2 insert the following section—\n“2A Waiver\nThe authority may waive a fee.”',
    come('2A Waiver The authority may waive a fee.'),
  ],
  [
    'The following section shall be inserted after section 2—\n“2A Waiver\nThe authority may waive a fee.”',
    come('2A Waiver The authority may waive a fee.'),
  ],
  [
    'In section 2, after paragraph (a) insert—\n“(aa) where the authority so requires, a deposit, or”.',
    come('(aa) where the authority so requires, a deposit, or'),
    'ins sec_2__para_a After',
  ],
  [
    'In section 8(3), after “may” insert “—\n(a) adjourn the appeal, or\n(b)”.',
    [
      '-(3) The county court may confirm or quash the decision.',
      '+(3) The county court may—',
      '+(a) adjourn the appeal, or',
      '+(b) confirm or quash the decision.',
    ],
  ],
  [
    'In section 8(3), for the words from “confirm” to the end substitute “—\n(a) confirm the decision, or\n(b) quash it.”',
    [
      '-(3) The county court may confirm or quash the decision.',
      '+(3) The county court may—',
      '+(a) confirm the decision, or',
      '+(b) quash it.',
    ],
    'sub sec_8__subsec_3 Replace',
  ],
];

const BECOME: readonly Row[] = [
  [
    'In section 8(4), the words “within 28 days” become paragraph (a).',
    ['-(4) An appeal must be made within 28 days.', '+(4) An appeal must be made', '+(a) within 28 days.'],
    'sub sec_8__subsec_4 Replace',
  ],
  [
    'In section 8(4)—\n(a) the words from “within” to the end of the subsection become paragraph (a);\n(b) at the end of that paragraph insert “, or\n(b) with leave”.',
    [
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made',
      '+(a) within 28 days, or',
      '+(b) with leave.',
    ],
  ],
  [
    'In section 8(4)—\n(a) after “made” insert “—”;\n(b) the words “within 28 days” become paragraph (a);\n(c) at the end of that paragraph insert “, or”;\n(d) after that paragraph insert—\n“(b) with leave.”',
    [
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made—',
      '+(a) within 28 days, or',
      '+(b) with leave.',
    ],
  ],
  [
    'In section 1(4), the words “an application made after the relevant date” become paragraph (a).',
    [
      '-(4) The authority may refuse an application made after the relevant date, and may return an application at any time.',
      '+(4) The authority may refuse',
      '+(a) an application made after the relevant date,',
      '+and may return an application at any time.',
    ],
  ],
  [
    'In section 3(1)(a), the words “the applicant” become sub-paragraph (i).',
    ['-(a) to the applicant, or', '+(a) to', '+(i) the applicant, or'],
  ],
  [
    'In section 8(4), the existing words become paragraph (a).',
    ['-(4) An appeal must be made within 28 days.', '+(4)', '+(a) An appeal must be made within 28 days.'],
  ],
  ['In section 8(4), the words “within 29 days” become paragraph (a).', /does not occur/],
  ['In section 1(4), the words “an application” become paragraph (a).', /twice|places/],
  ['In section 5(1), the words “A keeper” become paragraph (d).', /undivided/],
  ['In section 8(4), the words “within 28 days” become subsection (4A).', /can’t become/],
  ['In section 3(1)(b), the words “a spouse” become sub-paragraph (iv).', /can’t become|undivided/],
  ['In section 8, subsection (5) becomes paragraph (a).', /./],
  ['In section 3(1), paragraph (a) becomes subsection (1A).', /./],
];

describe('words that become a provision', () => judge(widgetsAct, BECOME));
describe('provisions that are left out', () => judge(widgetsAct, OMITTED));
describe('provisions that are replaced', () => judge(widgetsAct, REPLACED));
describe('provisions that are put in', () => judge(widgetsAct, INSERTED));
