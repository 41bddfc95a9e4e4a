import { describe } from 'vitest';
import { widgetsAct } from '../../../../support/acts/critic-act.ts';
import { judge, type Row } from './table.ts';

const S1_2 = '(2) An application must be made in writing to the authority.';
const S1_4 =
  '(4) The authority may refuse an application made after the relevant date, and may return an application at any time.';
const S3_2 =
  '(2) The authority must not grant a licence if the applicant is unfit or the premises are unsuitable or unsafe.';
const S3_3 = '(3) A licence is granted for one year. It may be renewed. It may be varied.';
const S8_1 = '(1) A person may appeal to the county court against a refusal.';
const S8_2 = '(2) A person may appeal to the county court against a variation.';
const S8_3 = '(3) The county court may confirm or quash the decision.';

const MODERN: readonly Row[] = [
  [
    'In section 1(2), for “writing” substitute “electronic form”.',
    [`-${S1_2}`, '+(2) An application must be made in electronic form to the authority.'],
    'sub sec_1__subsec_2 Replace',
  ],
  [
    'In section 1(2), after “writing” insert “and sent by post”.',
    [`-${S1_2}`, '+(2) An application must be made in writing and sent by post to the authority.'],
    'ins sec_1__subsec_2 After',
  ],
  [
    'In section 1(2), omit “in writing”.',
    [`-${S1_2}`, '+(2) An application must be made to the authority.'],
    'del sec_1__subsec_2 Replace',
  ],
  [
    'In section 1(2), before “to the authority” insert “, and sent,”.',
    [`-${S1_2}`, '+(2) An application must be made in writing, and sent, to the authority.'],
    'ins sec_1__subsec_2 Before',
  ],
  [
    'In subsection (2) of section 1, leave out “in writing” and insert “electronically”.',
    [`-${S1_2}`, '+(2) An application must be made electronically to the authority.'],
    'sub sec_1__subsec_2 Replace',
  ],
  [
    'In section 1(4) (applications), for “application”, in both places it occurs, substitute “form”.',
    [
      `-${S1_4}`,
      '+(4) The authority may refuse an form made after the relevant date, and may return an form at any time.',
    ],
    'sub sec_1__subsec_4 Replace',
  ],
  [
    'In section 1(4), for “application”, in the second place it occurs, substitute “form”.',
    [
      `-${S1_4}`,
      '+(4) The authority may refuse an application made after the relevant date, and may return an form at any time.',
    ],
    'sub sec_1__subsec_4 Replace',
  ],
  [
    'In section 1(4), for “application” (where it first occurs) substitute “form”.',
    [
      `-${S1_4}`,
      '+(4) The authority may refuse an form made after the relevant date, and may return an application at any time.',
    ],
    'sub sec_1__subsec_4 Replace',
  ],
  [
    'In section 1(4), for “application” in the last place where it occurs substitute “form”.',
    [
      `-${S1_4}`,
      '+(4) The authority may refuse an application made after the relevant date, and may return an form at any time.',
    ],
  ],
  [
    'In section 1(4), for “application” substitute “form”.',
    /occurs (?:twice|2 times)|2 places|twice|more than once/,
  ],
  ['In section 1(2), for “application”, in both places it occurs, substitute “form”.', /both|once|one place/],
  [
    'In section 1(2), for “application”, in the third place it occurs, substitute “form”.',
    /third|place|once/,
  ],
  ['In section 1(2), for “applications” substitute “forms”.', /does not occur/],
  ['In section 1(2), for “applica” substitute “forms”.', /longer word/],
  ['In section 1(3), for “4 days” substitute “5 days”.', /longer word|does not occur/],
  [
    'In section 8, for “county court”, wherever occurring, substitute “tribunal”.',
    [
      `-${S8_1}`,
      `-${S8_2}`,
      `-${S8_3}`,
      '+(1) A person may appeal to the tribunal against a refusal.',
      '+(2) A person may appeal to the tribunal against a variation.',
      '+(3) The tribunal may confirm or quash the decision.',
    ],
    'sub sec_8 Each_Place',
  ],
  [
    'In section 8(1) and (2), for “county court” substitute “First-tier Tribunal”.',
    [
      `-${S8_1}`,
      `-${S8_2}`,
      '+(1) A person may appeal to the First-tier Tribunal against a refusal.',
      '+(2) A person may appeal to the First-tier Tribunal against a variation.',
    ],
    'sub sec_8__subsec_1,sec_8__subsec_2 Replace',
  ],
  [
    'In each of subsections (1) to (3) of section 8, for “county court” substitute “tribunal”.',
    [
      `-${S8_1}`,
      `-${S8_2}`,
      `-${S8_3}`,
      '+(1) A person may appeal to the tribunal against a refusal.',
      '+(2) A person may appeal to the tribunal against a variation.',
      '+(3) The tribunal may confirm or quash the decision.',
    ],
  ],
  ['In section 8, in subsections (1) and (2), “county” is repealed where it occurs.', /depends/],
  [
    'In section 8(1), (2) and (4), for “county court” substitute “tribunal”.',
    /does not occur in section 8\(4\)/,
  ],
  [
    'In section 8(3), for the words from “confirm” to “quash” substitute “vary”.',
    [`-${S8_3}`, '+(3) The county court may vary the decision.'],
    'sub sec_8__subsec_3 Replace',
  ],
  [
    'In section 8(3), for “confirm or quash” to the end substitute “make such order as it thinks fit”.',
    [`-${S8_3}`, '+(3) The county court may make such order as it thinks fit.'],
  ],
  [
    'In section 8(3), for the words from “confirm” to the end of the subsection substitute “make such order as it thinks fit.”',
    [`-${S8_3}`, '+(3) The county court may make such order as it thinks fit.'],
  ],
  [
    'In section 8(3), for the words from “confirm” onwards substitute “make such order as it thinks fit”.',
    [`-${S8_3}`, '+(3) The county court may make such order as it thinks fit.'],
  ],
  [
    'In section 8(1), omit the words from “against” to the end.',
    [`-${S8_1}`, '+(1) A person may appeal to the county court.'],
    'del sec_8__subsec_1 Replace',
  ],
  [
    'In section 8(1), the words “against a refusal” are omitted.',
    [`-${S8_1}`, '+(1) A person may appeal to the county court.'],
    'del sec_8__subsec_1 Replace',
  ],
  [
    'In section 3(3), omit the second sentence.',
    [`-${S3_3}`, '+(3) A licence is granted for one year. It may be varied.'],
    'del sec_3__subsec_3 Replace',
  ],
  [
    'In section 3(3), for the last sentence substitute “It may not be varied.”',
    [`-${S3_3}`, '+(3) A licence is granted for one year. It may be renewed. It may not be varied.'],
  ],
  [
    'In section 3(3), in the second sentence, for “renewed” substitute “extended”.',
    [`-${S3_3}`, '+(3) A licence is granted for one year. It may be extended. It may be varied.'],
  ],
  [
    'In section 3(3), after the first sentence insert “But it may be granted for a shorter period.”',
    [
      `-${S3_3}`,
      '+(3) A licence is granted for one year. But it may be granted for a shorter period. It may be renewed. It may be varied.',
    ],
  ],
  [
    'In section 3(3), at the end insert “It may be transferred.”',
    [`-${S3_3}`, `+${S3_3} It may be transferred.`],
    'ins sec_3__subsec_3 After',
  ],
  [
    'In section 8(4), at the end insert “or such longer period as may be prescribed”.',
    [
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made within 28 days or such longer period as may be prescribed.',
    ],
    'ins sec_8__subsec_4 After',
  ],
  [
    'In section 8(4), at the beginning insert “Subject to section 9,”.',
    [
      '-(4) An appeal must be made within 28 days.',
      '+(4) Subject to section 9, an appeal must be made within 28 days.',
    ],
    'ins sec_8__subsec_4 Before',
  ],
  [
    'In section 3(2), for “or” (where it first occurs) substitute “and”.',
    [
      `-${S3_2}`,
      '+(2) The authority must not grant a licence if the applicant is unfit and the premises are unsuitable or unsafe.',
    ],
  ],
  [
    'In section 3(2), omit the word “or” in the first place where it occurs.',
    [
      `-${S3_2}`,
      '+(2) The authority must not grant a licence if the applicant is unfit the premises are unsuitable or unsafe.',
    ],
  ],
  [
    'In section 3(2), omit “unsuitable or”.',
    [
      `-${S3_2}`,
      '+(2) The authority must not grant a licence if the applicant is unfit or the premises are unsafe.',
    ],
  ],
  [
    'In section 3(2) omit “unsafe” (and the “or” before it).',
    [
      `-${S3_2}`,
      '+(2) The authority must not grant a licence if the applicant is unfit or the premises are unsuitable.',
    ],
  ],
  [
    'In section 3(2) omit “unsuitable” and the “or” after it.',
    [
      `-${S3_2}`,
      '+(2) The authority must not grant a licence if the applicant is unfit or the premises are unsafe.',
    ],
  ],
  [
    'In section 7(2)(a), for “6 months” substitute “the general limit in a magistrates’ court”.',
    [
      '-(a) in England and Wales, to imprisonment for a term not exceeding 6 months or to a fine, or both;',
      '+(a) in England and Wales, to imprisonment for a term not exceeding the general limit in a magistrates’ court or to a fine, or both;',
    ],
    'sub sec_7__subsec_2__para_a Replace',
  ],
  [
    'In section 7(3), for ““the old law”” substitute ““the former law””.',
    [
      '-(3) An offence under “the old law” is treated as an offence under this section.',
      '+(3) An offence under “the former law” is treated as an offence under this section.',
    ],
  ],
  [
    'In section 7(3) for "the old law" substitute "the former law".',
    [
      '-(3) An offence under “the old law” is treated as an offence under this section.',
      '+(3) An offence under “the former law” is treated as an offence under this section.',
    ],
  ],
  [
    'In section 3(4), for “section 8” substitute “sections 7 and 8(1)(b)”.',
    ['-(4) This section is subject to section 8.', '+(4) This section is subject to sections 7 and 8(1)(b).'],
  ],
  [
    'In section 8(5), for “Subsection (4)” substitute “Subsection (3) or (4)”.',
    [
      '-(5) Subsection (4) is subject to any rules of court.',
      '+(5) Subsection (3) or (4) is subject to any rules of court.',
    ],
  ],
  ['In section 1(2) for “writing” substitute “writing”.', /changes nothing/],
  [
    'In section 1(2), after “application” insert “for a licence” and after “writing” insert “and signed”.',
    [`-${S1_2}`, '+(2) An application for a licence must be made in writing and signed to the authority.'],
    'ins sec_1__subsec_2 After; ins sec_1__subsec_2 After',
  ],
  [
    'In section 1(2), for “writing” and “authority” substitute “form X”.',
    [`-${S1_2}`, '+(2) An application must be made in form X to the form X.'],
  ],
  [
    'In section 1(1)(a), for “18” substitute “21”.',
    ['-(a) the person is aged 18 or over,', '+(a) the person is aged 21 or over,'],
    'sub sec_1__subsec_1__para_a Replace',
  ],
  [
    'In section 2, in paragraph (a), for “£50” substitute “£75”.',
    ['-(a) a fee of £50, or', '+(a) a fee of £75, or'],
    'sub sec_2__para_a Replace',
  ],
  ['In section 2(a) for “£50” substitute “£75”.', ['-(a) a fee of £50, or', '+(a) a fee of £75, or']],
  ['In section 2(a) for “£5” substitute “£75”.', /does not occur/],
  [
    'In section 1(1), in the opening words, for “A person” substitute “An individual”.',
    [
      '-(1) A person may apply to the authority for a licence if—',
      '+(1) An individual may apply to the authority for a licence if—',
    ],
    'sub sec_1__subsec_1 Replace',
  ],
  [
    'In section 1(1), for the words before paragraph (a) substitute “An individual may apply for a licence if—”.',
    [
      '-(1) A person may apply to the authority for a licence if—',
      '+(1) An individual may apply for a licence if—',
    ],
  ],
  [
    'In section 1(1), omit the words after paragraph (c).',
    ['-but a body corporate may not apply.'],
    'del sec_1__subsec_1 Replace',
  ],
  ['In section 1(1), the closing words are repealed.', ['-but a body corporate may not apply.']],
  [
    'In section 1(1), in the words after paragraph (c), for “body corporate” substitute “company”.',
    ['-but a body corporate may not apply.', '+but a company may not apply.'],
  ],
  [
    'In section 1(1), in the full-out words, for “body corporate” substitute “company”.',
    ['-but a body corporate may not apply.', '+but a company may not apply.'],
  ],
  [
    'In the heading of section 5, for “keepers” substitute “those who keep widgets”.',
    ['-5 Duties of keepers', '+5 Duties of those who keep widgets'],
    'sub sec_5__hdg Replace',
  ],
  [
    'For the heading of section 5 substitute “Keeping widgets”.',
    ['-5 Duties of keepers', '+5 Keeping widgets'],
    'sub sec_5__hdg Replace',
  ],
  [
    'In section 5, in the heading, at the end insert “: general”.',
    ['-5 Duties of keepers', '+5 Duties of keepers: general'],
    'ins sec_5__hdg After',
  ],
  [
    'The section title of section 4 becomes “Notice of decisions”.',
    [
      '-4 Notices The authority must give notice of its decision.',
      '+4 Notice of decisions The authority must give notice of its decision.',
    ],
  ],
  ['The title of section 5 becomes “Keeping”.', ['-5 Duties of keepers', '+5 Keeping']],
  [
    'For the sidenote to section 5 there shall be substituted “Keeping widgets”.',
    ['-5 Duties of keepers', '+5 Keeping widgets'],
  ],
  [
    'In the italic heading before section 3, for “Decisions” substitute “Grant”.',
    ['-Decisions', '+Grant'],
    'sub pt_1__chp_1__xhdg_2__hdg Replace',
  ],
  [
    'In the cross-heading before section 3, at the end insert “on applications”.',
    ['-Decisions', '+Decisions on applications'],
  ],
  [
    'In the heading to Part 1, after “Licences” insert “and keeping”.',
    ['-Part 1 Licences', '+Part 1 Licences and keeping'],
    'ins pt_1__hdg After',
  ],
  [
    'In the heading to Chapter 2 of Part 1, for “Keeping” substitute “Keepers”.',
    ['-Chapter 2 Keeping', '+Chapter 2 Keepers'],
  ],
  [
    'For the heading to Schedule 1 substitute “Widgets”.',
    ['-Schedule 1 Prescribed widgets', '+Schedule 1 Widgets'],
  ],
  [
    'In the long title, after “keeping” insert “and sale”.',
    [
      '-An Act to make provision about the keeping of widgets; and for connected purposes.',
      '+An Act to make provision about the keeping and sale of widgets; and for connected purposes.',
    ],
  ],
  [
    'In Schedule 1, in paragraph 2, for “teeth” substitute “at least 8 teeth”.',
    ['-2 A cog must have teeth.', '+2 A cog must have at least 8 teeth.'],
    'sub sched_1__para_2 Replace',
  ],
  [
    'In paragraph 1(2)(a) of Schedule 1, for “metal” substitute “steel”.',
    ['-(a) made of metal, and', '+(a) made of steel, and'],
    'sub sched_1__para_1__subpara_2__para_a Replace',
  ],
  [
    'In Part 2 of Schedule 1, in paragraph 3(b), for “locked” substitute “bolted”.',
    ['-(b) locked.', '+(b) bolted.'],
    'sub sched_1__para_3__para_b Replace',
  ],
  ['In Part 1 of Schedule 1, in paragraph 3(b), for “locked” substitute “bolted”.', /paragraph 3/],
  [
    'In sub-paragraph (i) of paragraph (b) of subsection (1) of section 3, for “spouse” substitute “spouse or civil partner”.',
    ['-(i) a spouse of the applicant,', '+(i) a spouse or civil partner of the applicant,'],
    'sub sec_3__subsec_1__para_b__subpara_i Replace',
  ],
  ['In section 3(1)(b), for “applicant” substitute “holder”.', /occurs|places/],
  [
    'In section 3(1)(b), in the words before sub-paragraph (i), for “applicant” substitute “holder”.',
    ['-(b) with the consent of the applicant, to—', '+(b) with the consent of the holder, to—'],
  ],
  [
    'In section 5(1), for the words from “keep records” to “safe” substitute “look after widgets”.',
    ['-(a) keep records;', '-(b) keep widgets safe; and', '+(a) look after widgets; and'],
  ],
  ['In section 5, omit “sell a widget”.', /occurs|places|twice/],
  [
    'In section 5(3), omit “sell a widget”, in both places.',
    [
      '-(a) sell a widget to a child; or',
      '-(b) sell a widget at night.',
      '+(a) to a child; or',
      '+(b) at night.',
    ],
    'del sec_5__subsec_3 Replace',
  ],
  ['In section 1(9), for “x” substitute “y”.', /no subsection \(9\)/],
  ['In section 99, for “x” substitute “y”.', /no section 99/],
];

const AT_THE_END: readonly Row[] = [
  [
    'In section 8(4), at the end insert “, or such longer period as may be prescribed”.',
    [
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made within 28 days, or such longer period as may be prescribed.',
    ],
  ],
  [
    'In section 8(4), at the end insert “, or such longer period as may be prescribed.”',
    [
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made within 28 days, or such longer period as may be prescribed.',
    ],
  ],
  [
    'In section 8(4), at the end insert “; but the court may extend that period”.',
    [
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made within 28 days; but the court may extend that period.',
    ],
  ],
  [
    'In section 5(1)(a), at the end insert “, in such form as may be prescribed”.',
    ['-(a) keep records;', '+(a) keep records, in such form as may be prescribed;'],
  ],
  [
    'In section 5(1)(b), at the end insert “at all times”.',
    ['-(b) keep widgets safe; and', '+(b) keep widgets safe at all times; and'],
  ],
  [
    'In section 5(1)(c), at the end insert “(and thefts)”.',
    ['-(c) report losses.', '+(c) report losses (and thefts).'],
  ],
  [
    'In section 6(1), in the definition of “licence”, at the end insert “, and includes a renewed licence”.',
    [
      '-“licence” means a licence under section 3;',
      '+“licence” means a licence under section 3, and includes a renewed licence;',
    ],
  ],
  [
    'In section 6(1), in the definition of “licence”, at the end insert “, and includes a renewed licence;”.',
    [
      '-“licence” means a licence under section 3;',
      '+“licence” means a licence under section 3, and includes a renewed licence;',
    ],
  ],
  [
    'In section 8(4), at the end insert “—\n(a) of the decision, or\n(b) of its notice”.',
    [
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made within 28 days—',
      '+(a) of the decision, or',
      '+(b) of its notice.',
    ],
  ],
  [
    'In section 8(4), at the end insert “—\n(a) of the decision, or\n(b) of its notice.”',
    [
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made within 28 days—',
      '+(a) of the decision, or',
      '+(b) of its notice.',
    ],
  ],
  [
    'In section 5(3), at the end of paragraph (b) insert “, or\n(c) lend a widget”.',
    ['-(b) sell a widget at night.', '+(b) sell a widget at night, or', '+(c) lend a widget.'],
  ],
  [
    'In section 5(3)(b), after “night” insert “—\n(i) in a street, or\n(ii) in a park”.',
    [
      '-(b) sell a widget at night.',
      '+(b) sell a widget at night—',
      '+(i) in a street, or',
      '+(ii) in a park.',
    ],
  ],
  [
    'In section 5(3)(a), after “widget” insert “—\n(i) at night, or\n(ii)”.',
    ['-(a) sell a widget to a child; or', '+(a) sell a widget—', '+(i) at night, or', '+(ii) to a child; or'],
  ],
];

describe('words, as Acts of today change them', () => judge(widgetsAct, MODERN));
describe('words at the end', () => judge(widgetsAct, AT_THE_END));
