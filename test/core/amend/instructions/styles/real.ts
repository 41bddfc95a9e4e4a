import { readAkn } from '../../../../../data/formats/akn/read.ts';
import { outlinedAct } from '../../../../support/acts/outlined-act.ts';
import { must } from '../../../../support/reviews/review.ts';
import { after, done, go, into, refused, type StyleRow, turn } from './rows.ts';

/** A made-up text under the title of an Act that isn't at hand: it has the words that a real instruction names. */
const actOf = (title: string, outline: string) => ({
  title,
  root: () => must(readAkn(outlinedAct(title, 'An Act.', outline))).instrument.root,
});

const from = (source: string, title: string, outline: string, row: StyleRow): StyleRow => ({
  ...row,
  from: source,
  act: actOf(title, outline),
});

const HEALTH = 'Health (Wales) Act 2003 (c. 4), Sch. 3';
const POLICE = 'Police (Northern Ireland) Act 2000 (c. 32)';
const PENSION = 'State Pension Credit Act 2002 (c. 16)';
const LAND = 'Land Reform (Scotland) Act 2003 (asp 2)';
const RIGHT_TO_BUY = 'Abolition of the Right to Buy and Associated Rights (Wales) Act 2018 (anaw 1), Sch. 1';

/** Instructions of real Acts, quoted, against made-up texts. */
export const REAL: readonly StyleRow[] = [
  from(
    `${HEALTH} paras. 3 and 4`,
    'National Health Service Act 1977',
    '18 | Made up\n  (1A) A person may be—\n    (a) a doctor, or\n    (b) a nurse,\n    (c) a dentist.\n98 | Made up too\n  (2) One.\n  (2A) Two.',
    done(
      '(3) In section 18(1A) of the National Health Service Act 1977, omit the “or” at the end of paragraph (a), and paragraph (c).\n(4) In section 98 of that Act, omit subsection (2A).',
      into('(a) a doctor, or', '(a) a doctor,'),
      go('(c) a dentist.', '(2A) Two.'),
    ),
  ),
  from(
    'Health (Wales) Act 2003 (c. 4), s. 1(4)',
    'National Health Service Act 1977',
    '20 | Made up\n  . One.\n98 | Made up too\n  (2) One.\n  (2A) Two.\nSchedule 7 | Councils\n  1 | \n    . A council.',
    done(
      '(2) In section 98 of the National Health Service Act 1977, omit subsection (2A).\n(4) Section 20 of, and Schedule 7 to, that Act are omitted.',
      go('(2A) Two.', '20 Made up One.', 'Schedule 7 Councils', '1 A council.'),
    ),
  ),
  from(
    `${HEALTH} para. 5`,
    'Community Health Councils (Access to Information) Act 1988',
    '1 | Made up\n  (1) A council is one established in accordance with section 20 of that Act.',
    done(
      'In section 1(1) of the Community Health Councils (Access to Information) Act 1988, for “established in accordance with section 20” substitute “continued in existence by or established under section 20A”.',
      into(
        '(1) A council is one established in accordance with section 20 of that Act.',
        '(1) A council is one continued in existence by or established under section 20A of that Act.',
      ),
    ),
  ),
  from(
    `${HEALTH} para. 6`,
    'National Health Service and Community Care Act 1990',
    '4 | Made up\n  (2) The bodies are—\n    (e) a trust;\n    (f) a council.',
    done(
      'In section 4(2) of the National Health Service and Community Care Act 1990, after paragraph (e) insert—\n“(ee) the Wales Centre for Health;”.',
      after('(e) a trust;', '(ee) the Wales Centre for Health;'),
    ),
  ),
  from(
    `${HEALTH} paras. 9 to 12`,
    'Government of Wales Act 1998',
    '27 | Made up\n  (7) A body may act—\n    (a) in Wales, but\n    (b) not in England.\n118 | Made up\n  (2) The bodies are—\n    (j) a trust, and\n    (k) a council.\n144 | Made up\n  (8) They are—\n    (a) the Welsh Administration Ombudsman, and others;\n    (b) the rest.\nSchedule 5 | Bodies\n  13 | \n    . A council for a district wholly in Wales.\n  45 | \n    . A trust.',
    done(
      '(9) In section 27(7) of the Government of Wales Act 1998, omit paragraph (b) and the “but” preceding it.\n(10) In section 118(2) of that Act, before the “and” at the end of paragraph (j) insert—\n“(ja) the Wales Centre for Health,”.\n(11) In section 144 of that Act, in subsection (8)(a), after “the Welsh Administration Ombudsman,” insert “the Wales Centre for Health,”.\n(12) In Schedule 5 to that Act—\n(a) in paragraph 13, omit “for a district wholly in Wales”;\n(b) after paragraph 45 insert—\n“46 The Wales Centre for Health.”',
      into('(a) in Wales, but', '(a) in Wales,'),
      go('(b) not in England.'),
      into('(j) a trust, and', '(j) a trust,', '(ja) the Wales Centre for Health, and'),
      turn('(a) the Welsh Administration Ombudsman, and others;', [
        'Ombudsman,',
        'Ombudsman, the Wales Centre for Health,',
      ]),
      into('13 A council for a district wholly in Wales.', '13 A council.'),
      after('45 A trust.', '46 The Wales Centre for Health.'),
    ),
  ),
  from(
    `${POLICE}, s. 30(10)`,
    'Police (Northern Ireland) Act 1998',
    '42 | Reports\n  (1) A report under section 41(2) or (3) is to be published.',
    done(
      'In section 42(1) of the Police (Northern Ireland) Act 1998 (publication of certain reports of inspectors) after “under section 41(2) or (3)” there shall be inserted “and any report of an inspection under section 41(4)(a)”.',
      turn('(1) A report under section 41(2) or (3) is to be published.', [
        'or (3)',
        'or (3) and any report of an inspection under section 41(4)(a)',
      ]),
    ),
  ),
  from(
    `${POLICE}, s. 62(4)`,
    'Police (Northern Ireland) Act 1998',
    '64 | Regulations\n  (2) They may provide—\n    (b) for the resolution of a complaint;\n    (c) for settling one informally;\n    (d) for one—\n      (i) to be settled informally, or\n      (ii) not.',
    done(
      '(4) In section 64(2) of the Police (Northern Ireland) Act 1998 (regulations)—\n(a) in paragraph (b), after “resolution” insert “or mediation”;\n(b) in paragraph (c), after “informally” insert “or through mediation”; and\n(c) in sub-paragraph (i) of paragraph (d), after “informally” insert “or through mediation”.',
      turn('(b) for the resolution of a complaint;', ['resolution', 'resolution or mediation']),
      turn('(c) for settling one informally;', ['informally', 'informally or through mediation']),
      turn('(i) to be settled informally, or', ['informally', 'informally or through mediation']),
    ),
  ),
  from(
    `${POLICE}, Sch. 5 para. 2(3)`,
    'Race Relations (Northern Ireland) Order 1997',
    '71 | Made up\n  (3) Subject to Article 17, one.',
    refused(
      'In Article 71(3) of the Race Relations (Northern Ireland) Order 1997, for “Article 17” substitutes “Articles 72A and 72B”.',
      /could not be read/,
    ),
  ),
  from(
    `${POLICE}, Sch. 6 para. 3(2)`,
    'House of Commons Disqualification Act 1975',
    '1 | Made up\n  (3) In this section—\n    “body” includes the Police Authority for Northern Ireland;\n    “police authority” means the Police Authority for Northern Ireland.',
    done(
      '(1) The House of Commons Disqualification Act 1975 shall be amended as follows.\n(2) In section 1(3) in the definition of “police authority” for “Police Authority for Northern Ireland” substitute “Northern Ireland Policing Board”.',
      turn('“police authority” means the Police Authority for Northern Ireland.', [
        'Police Authority for Northern Ireland',
        'Northern Ireland Policing Board',
      ]),
    ),
  ),
  from(
    `${POLICE}, Sch. 6 para. 9`,
    'Official Secrets Act 1989',
    '12 | Made up\n  (1) They are—\n    (e) a constable (including one of a reserve).',
    done(
      'In section 12(1)(e) of the Official Secrets Act 1989, for the words in brackets substitute “(including the Police Service of Northern Ireland and the Police Service of Northern Ireland Reserve)”.',
      into(
        '(e) a constable (including one of a reserve).',
        '(e) a constable (including the Police Service of Northern Ireland and the Police Service of Northern Ireland Reserve).',
      ),
    ),
  ),
  from(
    `${POLICE}, Sch. 6 para. 12(2)`,
    'Police Act 1996',
    '61 | Made up\n  (1) Members of the Royal Ulster Constabulary, and cadets of that Constabulary, may attend.',
    done(
      'In section 61(1) of the Police Act 1996 for “Royal Ulster Constabulary” substitute “Police Service of Northern Ireland” and for “that Constabulary” substitute “the Police Service”.',
      into(
        '(1) Members of the Royal Ulster Constabulary, and cadets of that Constabulary, may attend.',
        '(1) Members of the Police Service of Northern Ireland, and cadets of the Police Service, may attend.',
      ),
    ),
  ),
  from(
    `${POLICE}, Sch. 6 para. 23(4)(e)`,
    'Police (Northern Ireland) Act 1998',
    '42 | Reports\n  (4) Send it to the Authority.\n  (5) If the Authority asks, tell the Authority.',
    done(
      'In section 42 of the Police (Northern Ireland) Act 1998, in both places where it occurs in subsection (5) of that section, for “the Authority” substitute “the Board”.',
      into('(5) If the Authority asks, tell the Authority.', '(5) If the Board asks, tell the Board.'),
    ),
  ),
  from(
    `${PENSION}, s. 4(2)`,
    'Immigration and Asylum Act 1999',
    '115 | Made up\n  (1) No person is entitled under the Jobseekers Act 1995 or to—\n    (a) a benefit, or\n    (b) help under the Jobseekers Act 1995.',
    done(
      'In section 115(1) of the Immigration and Asylum Act 1999 (c. 33) (exclusion of certain persons from benefits) in the words preceding paragraph (a), after “Jobseekers Act 1995” insert “or to state pension credit under the State Pension Credit Act 2002”.',
      turn('(1) No person is entitled under the Jobseekers Act 1995 or to—', [
        '1995',
        '1995 or to state pension credit under the State Pension Credit Act 2002',
      ]),
    ),
  ),
  from(
    `${PENSION}, s. 18(c)`,
    'Pension Schemes Act 1993',
    '47 | Made up\n  (1) A person is one—\n    (a) entitled, and\n    (b) within section 41(7) of the Social Security Contributions and Benefits Act 1992.',
    done(
      'In section 47(1) of the Pension Schemes Act 1993 (c. 48), in paragraph (b), for “section 41(7)” substitute “section 41(5)” and for “the Social Security Contributions and Benefits Act 1992” substitute “that Act”.',
      into(
        '(b) within section 41(7) of the Social Security Contributions and Benefits Act 1992.',
        '(b) within section 41(5) of that Act.',
      ),
    ),
  ),
  from(
    `${PENSION}, Sch. 1 paras. 5 and 9`,
    'Social Security Act 1998',
    '2 | Made up\n  (2) The enactments are—\n    (g) one; or\n    (h) another.\n27 | Made up\n  (7) In this section—\n    “benefit” means—\n      (d) an allowance;\n      (e) anything like paragraphs (a) to (d) above.',
    done(
      '(1) In section 2(2) of the Social Security Act 1998 (which defines “relevant enactment”) at the end insert “; or\n(i) the State Pension Credit Act 2002”.\n(2) In section 27(7) of that Act, in the definition of “benefit”—\n(a) after paragraph (d) insert—\n“(dd) state pension credit;”, and\n(b) in paragraph (e) for “paragraphs (a) to (d) above” substitute “paragraphs (a) to (dd) above”.',
      into('(h) another.', '(h) another; or', '(i) the State Pension Credit Act 2002.'),
      after('(d) an allowance;', '(dd) state pension credit;'),
      turn('(e) anything like paragraphs (a) to (d) above.', ['(d)', '(dd)']),
    ),
  ),
  from(
    `${PENSION}, Sch. 2`,
    'Social Security Contributions and Benefits Act 1992',
    '124 | Made up\n  (1) A person is entitled if—\n    (a) he is 16;\n    (b) he has no income support, and no partner with income support.\n  (4) One.\n130 | Made up\n  (4) In this section—\n    “mortgage interest” means interest.',
    done(
      '(1) The Social Security Contributions and Benefits Act 1992 is amended as follows.\n(2) In section 124—\n(a) in subsection (1) (entitlement to income support), after paragraph (a) (claimant must be 16 or over) insert—\n“(aa) he has not attained the qualifying age for state pension credit;”;\n(b) in paragraph (b) of that subsection, for “income support”, in both places where it occurs, substitute “state pension credit”;\n(c) omit subsection (4) (persons receiving income support only entitled to bonus if attaining pensionable age by end of relevant week).\n(3) In section 130(4), before the definition of “mortgage interest” insert—\n““appropriate minimum guarantee” has the meaning given by section 2(3) of the State Pension Credit Act 2002;”.',
      after('(a) he is 16;', '(aa) he has not attained the qualifying age for state pension credit;'),
      into(
        '(b) he has no income support, and no partner with income support.',
        '(b) he has no state pension credit, and no partner with state pension credit.',
      ),
      go('(4) One.'),
      into(
        '“mortgage interest” means interest.',
        '“appropriate minimum guarantee” has the meaning given by section 2(3) of the State Pension Credit Act 2002;',
        '“mortgage interest” means interest.',
      ),
    ),
  ),
  from(
    `${LAND}, s. 97(2)`,
    'Land Registration (Scotland) Act 1979',
    '1 | Made up\n  (7) A fee under any enactment is payable.',
    done(
      'In section 1(7) of the Land Registration (Scotland) Act 1979, after the word “enactment” there is inserted “, or under Part 3 of the Land Reform (Scotland) Act 2003 (asp 2),”.',
      turn('(7) A fee under any enactment is payable.', [
        'enactment',
        'enactment, or under Part 3 of the Land Reform (Scotland) Act 2003 (asp 2),',
      ]),
    ),
  ),
  from(
    `${LAND}, Sch. 2 para. 1`,
    'Trespass (Scotland) Act 1865',
    '3 | Camping\n  . A person who camps commits an offence.',
    done(
      'Section 3 (which creates the offence of occupying or camping on land without the consent of its owner or occupier) of the Trespass (Scotland) Act 1865 is renumbered as subsection (1) of that section.',
      into(
        '3 Camping A person who camps commits an offence.',
        '3 Camping',
        '(1) A person who camps commits an offence.',
      ),
    ),
  ),
  from(
    `${LAND}, Sch. 2 para. 8(a)`,
    'Civic Government (Scotland) Act 1982',
    '120 | Savings\n  . Nothing affects the Crown and, with respect to land, any right.\n121 | Seashore\n  (11) It applies to the shore adjacent to a district.',
    done(
      '(1) The Civic Government (Scotland) Act 1982 is amended as follows.\n(2) In section 120 (savings for Crown and other rights), the words from “and, with respect” to the end are repealed.\n(3) In section 121(11) for the words from “adjacent” to the end there is substituted “and adjacent waters.”',
      into(
        '120 Savings Nothing affects the Crown and, with respect to land, any right.',
        '120 Savings Nothing affects the Crown.',
      ),
      into(
        '(11) It applies to the shore adjacent to a district.',
        '(11) It applies to the shore and adjacent waters.',
      ),
    ),
  ),
  from(
    `${RIGHT_TO_BUY} para. 6`,
    'Housing and Regeneration Act 2008',
    '149 | Exempted disposals\n  (8) They are—\n    (a) one, or\n    (b) two.\n181 | Interpretation of “publicly funded”\n  (6) It is funded—\n    (a) by one, or\n    (b) under section 16(4) of that Act.\n185 | Right to acquire\n  . One.',
    done(
      '(1) The Housing and Regeneration Act 2008 is amended as follows.\n(4) In section 149 (exempted disposals), in subsection (8), omit paragraph (b) (and the “or” that precedes it).\n(5) In section 181 (interpretation of “publicly funded”), in subsection (6)(b), for “under section 16(4) of that Act” substitute “by the Welsh Ministers”.\n(7) Section 185 (right to acquire: consequential amendments) is repealed.',
      into('(a) one, or', '(a) one,'),
      go('(b) two.'),
      into('(b) under section 16(4) of that Act.', '(b) by the Welsh Ministers.'),
      go('185 Right to acquire One.'),
    ),
  ),
  from(
    `${RIGHT_TO_BUY} para. 6(3)`,
    'Housing and Regeneration Act 2008',
    '63 | Reference to Assembly\n  . The references are.',
    refused(
      'In section 63 of the Housing and Regeneration Act 2008, in the table, in the first column, omit the reference to section 17(7), and in the second column omit the corresponding entry.',
      /could not be read/,
    ),
  ),
  from(
    'Greater London Authority Act 1999 (c. 29), s. 106(3), as its file has it, without its marks',
    'Local Government Finance Act 1988',
    '91 | General funds\n  (3) Subject to subsection (3A), a fund is kept.\n  (3A) This is about London.',
    refused(
      'In section 91 of the Local Government Finance Act 1988 for subsection (3A) there shall be substituted “subsections (3A) and (3C)”.',
      /quotation marks around the words to replace may be missing/,
    ),
  ),
  from(
    'Sentencing Bill (HL Bill 159), cl. 26(2)(a)',
    'Sentencing Code Act 2020',
    '1 | Made up\n  (1) A person is on release.',
    refused(
      'In section 1(1) of the Sentencing Code Act 2020, after release insert “certain”.',
      /no quotation marks/,
    ),
  ),
  from(
    'Sentencing Bill (HL Bill 159), cl. 34(1)(a)',
    'Criminal Justice Act 2003',
    '~ Offenders\n  256AA | Made up\n    . One.',
    refused(
      'In the Criminal Justice Act 2003, for the italic heading before section 256AA, for “offenders” substitute “certain young offenders”.',
      /place is given as what is to be replaced/i,
    ),
  ),
];
