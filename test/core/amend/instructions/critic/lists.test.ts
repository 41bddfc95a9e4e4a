import { describe } from 'vitest';
import { WIDGETS, widgetsAct } from '../../../../support/acts/critic-act.ts';
import { judge, type Row } from './table.ts';

const DEFINITIONS: readonly Row[] = [
  [
    'In section 6(1), omit the definition of “keeper”.',
    ['-“keeper” has the meaning given by section 5(2);'],
    'del sec_6__subsec_1__def_keeper Replace',
  ],
  [
    'In section 6(1), omit the definitions of “animal” and “keeper”.',
    ['-“animal” includes a bird;', '-“keeper” has the meaning given by section 5(2);'],
    'del sec_6__subsec_1__def_animal,sec_6__subsec_1__def_keeper Replace',
  ],
  [
    'In section 6(1), after the definition of “keeper” insert—\n““keeper’s number” means a number given to a keeper;”.',
    ['+“keeper’s number” means a number given to a keeper;'],
    'ins sec_6__subsec_1 After',
  ],
  [
    'In section 6(1), before the definition of “animal” insert—\n““aardvark” includes an anteater;”.',
    ['+“aardvark” includes an anteater;'],
    'ins sec_6__subsec_1 Before',
  ],
  [
    'In section 6(1), at the appropriate place insert—\n““gear” has the meaning given by Schedule 1;”.',
    ['+“gear” has the meaning given by Schedule 1;'],
    'ins sec_6__subsec_1 After',
  ],
  [
    'In section 6(1), at the appropriate places insert—\n““bird” includes a duck;”\n““premises” includes land;”.',
    ['+“bird” includes a duck;', '+“premises” includes land;'],
  ],
  [
    'In section 6(1), in the definition of “licence”, for “section 3” substitute “section 3 or 4A”.',
    ['-“licence” means a licence under section 3;', '+“licence” means a licence under section 3 or 4A;'],
    'sub sec_6__subsec_1__def_licence Replace',
  ],
  [
    'In the definition of “the authority” in section 6(1), in paragraph (b), for “the Welsh Ministers” substitute “Natural Resources Body for Wales”.',
    ['-(b) in Wales, the Welsh Ministers;', '+(b) in Wales, Natural Resources Body for Wales;'],
    'sub sec_6__subsec_1__def_theauthority__para_b Replace',
  ],
  [
    'In section 6(1), in the definition of “widget”, omit paragraph (a).',
    ['-(a) a sprocket,'],
    'del sec_6__subsec_1__def_widget__para_a Replace',
  ],
  [
    'In section 6(1), in paragraph (b) of the definition of “widget”, after sub-paragraph (i) insert—\n“(ia) of stone,”.',
    ['+(ia) of stone,'],
    'ins sec_6__subsec_1__def_widget__para_b__subpara_i After',
  ],
  [
    'In section 6(1), in the definition of “widget”, after paragraph (c) insert—\n“(d) a spring.”.',
    ['+(d) a spring.'],
  ],
  [
    'In section 6(1), in the definition of “widget”, at the end insert “(but not a toy)”.',
    ['-(c) a gear.', '+(c) a gear (but not a toy).'],
    'ins sec_6__subsec_1__def_widget After',
  ],
  [
    'In paragraph (b)(ii) of the definition of “widget” in section 6(1), for “wood” substitute “plastic”.',
    ['-(ii) of wood,', '+(ii) of plastic,'],
  ],
  ['In section 6(1), omit the definition of “bird”.', /no definition of “bird”/],
  ['In section 6(2), omit the definition of “animal”.', /no definition of “animal”/],
  [
    'In section 6, in the definition of “animal”, for “bird” substitute “fish”.',
    ['-“animal” includes a bird;', '+“animal” includes a fish;'],
  ],
  ['In section 6(1), for “a sprocket” substitute “a spring”.', ['-(a) a sprocket,', '+(a) a spring,']],
  ['In section 6(1), omit paragraph (a).', /./],
  ['In section 5(2), omit the definition of “keeper”.', /part of the words of section 5\(2\)/],
  [
    'In section 5(2), in the definition of “keeper”, for “keeps” substitute “owns”.',
    [
      '-(2) In subsection (1) “keeper” means a person who keeps widgets.',
      '+(2) In subsection (1) “keeper” means a person who owns widgets.',
    ],
    'sub sec_5__subsec_2 Replace',
  ],
  [
    'In section 5(2), after the definition of “keeper” insert—\n““widget” means a cog.”',
    /part of the words of section 5\(2\)/,
  ],
  [
    'In section 5(2), in the definition of “keeper”, for the words from “means” to the end substitute “x”.',
    /part of the words/,
  ],
  [
    'In paragraph 1 of Schedule 2, in the definition of “old licence”, for “granted” substitute “issued”.',
    [
      '-1 In this Schedule “old licence” means a licence granted before this Act came into force.',
      '+1 In this Schedule “old licence” means a licence issued before this Act came into force.',
    ],
  ],
];

const NESTED: readonly Row[] = [
  [
    'In section 3—\n(a) in subsection (1)—\n(i) in paragraph (a), after “applicant” insert “alone”;\n(ii) in paragraph (b)—\n(A) for “consent” substitute “agreement”;\n(B) omit sub-paragraph (iii);\n(b) in subsection (4), for “section 8” substitute “sections 7 and 8”.',
    [
      '-(a) to the applicant, or',
      '-(b) with the consent of the applicant, to—',
      '+(a) to the applicant alone, or',
      '+(b) with the agreement of the applicant, to—',
      '-(iii) any other person.',
      '-(4) This section is subject to section 8.',
      '+(4) This section is subject to sections 7 and 8.',
    ],
    'ins sec_3__subsec_1__para_a After; sub sec_3__subsec_1__para_b Replace; del sec_3__subsec_1__para_b__subpara_iii Replace; sub sec_3__subsec_4 Replace',
  ],
  [
    '(1) The Widgets Act 1998 is amended as follows.\n(2) In section 8—\n(a) in subsection (1), for “refusal” substitute “decision”;\n(b) omit subsection (2).\n(3) After section 8 insert—\n“8A Costs\nThe court may award costs.”\n(4) In section 8A (inserted by subsection (3)), after “costs” insert “and expenses”.',
    [
      '-(1) A person may appeal to the county court against a refusal.',
      '-(2) A person may appeal to the county court against a variation.',
      '+(1) A person may appeal to the county court against a decision.',
      '+8A Costs The court may award costs and expenses.',
    ],
    'sub sec_8__subsec_1 Replace; del sec_8__subsec_2 Replace; ins sec_8 After whole; ins sec_8A After',
    [WIDGETS],
  ],
  [
    '(1) Section 8 of the Widgets Act 1998 (appeals) is amended as follows.\n(2) In subsection (4), for “28 days” substitute “21 days”.\n(3) After that subsection insert—\n“(4A) The court may extend that period.”\n(4) In subsection (5), after “Subsection (4)” insert “or (4A)”.',
    [
      '-(4) An appeal must be made within 28 days.',
      '-(5) Subsection (4) is subject to any rules of court.',
      '+(4) An appeal must be made within 21 days.',
      '+(4A) The court may extend that period.',
      '+(5) Subsection (4) or (4A) is subject to any rules of court.',
    ],
    undefined,
    [WIDGETS],
  ],
  [
    'In section 8 of the Widgets Act 1998, omit subsection (2) and after subsection (1) insert—\n“(2) A person may appeal against a condition.”',
    [
      '-(2) A person may appeal to the county court against a variation.',
      '+(2) A person may appeal against a condition.',
    ],
    undefined,
    [WIDGETS],
  ],
  [
    '(1) In section 8 of the Widgets Act 1998, after subsection (2) insert—\n“(2A) A person may appeal against a condition.”\n(2) In subsection (2A) of that section, as inserted by subsection (1), for “condition” substitute “term”.',
    ['+(2A) A person may appeal against a term.'],
    'ins sec_8__subsec_2 After; sub sec_8__subsec_2A Replace',
    [WIDGETS],
  ],
  [
    '(1) In section 7 of the Widgets Act 1998 omit subsection (3).\n(2) In paragraph (a) of subsection (2) of that section, for “6 months” substitute “12 months”.',
    [
      '-(a) in England and Wales, to imprisonment for a term not exceeding 6 months or to a fine, or both;',
      '+(a) in England and Wales, to imprisonment for a term not exceeding 12 months or to a fine, or both;',
      '-(3) An offence under “the old law” is treated as an offence under this section.',
    ],
    undefined,
    [WIDGETS],
  ],
  [
    'In the Widgets Act 1998 (c. 41), in section 4 (notices), after “notice” insert “in writing”.',
    [
      '-4 Notices The authority must give notice of its decision.',
      '+4 Notices The authority must give notice in writing of its decision.',
    ],
    'ins sec_4 After',
    [WIDGETS],
  ],
  [
    '(1) Schedule 1 to the Widgets Act 1998 is amended as follows.\n(2) In paragraph 1—\n(a) in sub-paragraph (1), for “round” substitute “square”;\n(b) in sub-paragraph (2)(b), for “marked” substitute “stamped”.\n(3) Omit paragraph 3(b) and the “or” before it.',
    [
      '-(1) A sprocket must be round.',
      '+(1) A sprocket must be square.',
      '-(b) marked.',
      '+(b) stamped.',
      '-(a) guarded, or',
      '-(b) locked.',
      '+(a) guarded,',
    ],
    undefined,
    [WIDGETS],
  ],
  ['In section 4 of the Gadgets Act 1999, for “notice” substitute “word”.', [], '', [WIDGETS]],
  [
    '(1) The Gadgets Act 1999 is amended as follows.\n(2) In section 4, for “notice” substitute “word”.\n(3) In section 4 of the Widgets Act 1998, for “notice” substitute “word”.\n(4) In section 8(4) of that Act, for “28” substitute “21”.',
    [
      '-4 Notices The authority must give notice of its decision.',
      '+4 Notices The authority must give word of its decision.',
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made within 21 days.',
    ],
    undefined,
    [WIDGETS],
  ],
  [
    'In section 8(4), as amended by section 3 of this Act, for “28” substitute “21”.',
    ['-(4) An appeal must be made within 28 days.', '+(4) An appeal must be made within 21 days.'],
  ],
  [
    'On the coming into force of section 3 of the Gadgets Act 1999, in section 8(4), for “28” substitute “21”.',
    /depends/,
  ],
  [
    'In section 8(4) (before its substitution by section 2 of the Gadgets Act 1999), for “28” substitute “21”.',
    ['-(4) An appeal must be made within 28 days.', '+(4) An appeal must be made within 21 days.'],
  ],
  ['In section 8(4), for “28” substitute “21” in relation to appeals made after 1 January 2020.', /depends/],
  ['In section 8(4), for “28“ substitute “21”.', /mark|quotation/i],
  ['In section 8(4), after days insert “or such longer period as may be prescribed”.', /quotation marks/],
  ['In section 8(4), for “28 substitute “21”.', /./],
  ['In section 8(4) insert “x”.', /./],
  ['In section 8(4), after “days”.', /could not be read/],
];

/** Sentences of the tables above with a word lost: what is doubtful is said, and done by nobody. */
const SLIPS: readonly Row[] = [
  ['In section 8, omit subsections (2) (5).', /depends|could not/],
  ['In section 8, for subsections (1) (2) substitute—\n“(1) A person may appeal.”', /./],
  ['In section 8(1) (2), for “county court” substitute “First-tier Tribunal”.', /./],
  ['The section of section 4 becomes “Notice of decisions”.', /./],
  ['In section 3(1)(b), omit sub-paragraph (ii) (but the “or” at the end of it).', /./],
  ['In section 4, the existing provision becomes subsection (b).', /no number of a subsection/],
  ['Section 3(1), paragraph (a) becomes subsection (1A).', /./],
  [
    'For section 8(5) there shall be substituted the following “(5) Rules of court may extend that time.”',
    ['-(5) Subsection (4) is subject to any rules of court.', '+(5) Rules of court may extend that time.'],
  ],
  [
    'At the end of section 8 there shall be added the following “(6) Rules may be made.”',
    ['+(6) Rules may be made.'],
  ],
  ['In section 8(1), for “refusal” “decision”.', /could not be read/],
  ['In section 8(1), after “refusal” “or decision”.', /could not be read/],
  ['In section 8(1), substitute “decision”.', /./],
  ['In section 8(1), for “refusal substitute “decision”.', /./],
  ['In section 8(1), for refusal” substitute “decision”.', /./],
  [
    'In section 8(1), for ‘refusal’ substitute ‘decision’.',
    [
      '-(1) A person may appeal to the county court against a refusal.',
      '+(1) A person may appeal to the county court against a decision.',
    ],
  ],
];

describe('slips', () => judge(widgetsAct, SLIPS));
describe('definitions', () => judge(widgetsAct, DEFINITIONS));
describe('instructions within others, and after others', () => judge(widgetsAct, NESTED));
