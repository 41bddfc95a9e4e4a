import { done, made, none, refused, type StyleRow, turn } from './rows.ts';

/** Sentences that name the Act and leave its words as they are. */
export const NO_AMENDMENTS: readonly StyleRow[] = [
  none('The Harbours Act 1994 extends to Scotland.'),
  none('Section 5 of the Harbours Act 1994 applies to a canal as it applies to a harbour.'),
  none('In this Act “harbour” has the same meaning as in the Harbours Act 1994.'),
  none('Nothing in this section affects section 5 of the Harbours Act 1994.'),
  none('The amendments made by this section to the Harbours Act 1994 have effect from 1 May 2001.'),
  none('Section 5(2) of the Harbours Act 1994 has effect as if for “two” there were substituted “five”.'),
  none('Section 5 of the Harbours Act 1994 is modified as if for “harbour” there were substituted “port”.'),
  none('In this Act, section 5 of the Harbours Act 1994 is to be modified as if “harbour” were “port”.', 1),
  none('In section 1 of the Harbours Act 1994, the words “in Wales” do not limit the power.'),
  none('An order under section 1 of the Harbours Act 1994 may be revoked.'),
  none('References in the Harbours Act 1994 to the Authority are to be read as references to the Board.'),
  none(
    'The repeal of section 3 of the Harbours Act 1994 does not affect an objection made before that repeal.',
  ),
  none('For the purposes of section 5 of the Harbours Act 1994, a canal is a harbour.'),
  none(
    'In relation to an offence under section 5 of the Harbours Act 1994, the court must have regard to the damage.',
  ),
  none('A fee under section 2(3) of the Harbours Act 1994 is payable before this section comes into force.'),
  none(
    'Until section 2 comes into force, section 8 of the Harbours Act 1994 is to be read as if “only” were inserted after “shall”.',
  ),
  none(
    '(1) Section 5 of the Harbours Act 1994 applies to a canal.\n(2) Section 6 of that Act applies to a lock.',
    2,
  ),
  {
    ...done(
      '(1) In section 2(3) of the Harbours Act 1994, for “£10” substitute “£20”.\n(2) The amendment made by subsection (1) does not affect an application under section 2 of the Harbours Act 1994 made before this section comes into force.',
      turn('s2_3', ['£10', '£20']),
    ),
    none: 1,
  },
  {
    ...done(
      'In section 2(3) of the Harbours Act 1994, for “£10” substitute “£20”. Section 5 of that Act applies to a canal.',
      turn('s2_3', ['£10', '£20']),
    ),
    none: 1,
  },
];

/** What the Act has by now. */
export const ALREADY_MADE: readonly StyleRow[] = [
  made('In section 1(1) of the Harbours Act 1994, after “The Minister may” insert “by order”.'),
  made('In section 2(3) of the Harbours Act 1994, for “£5” substitute “£10”.'),
  made('In section 8 of the Harbours Act 1994, for “order under” substitute “order under this Act”.'),
  made(
    'In section 4 of the Harbours Act 1994, after subsection (2) insert—\n“(2A) An inquiry must be held in public.”',
  ),
  made(
    'In section 7(1) of the Harbours Act 1994, at the appropriate place insert—\n““harbour” includes a haven;”',
  ),
  made(
    'For section 8 of the Harbours Act 1994 substitute—\n“8 Orders\nAn order under this Act shall be made by statutory instrument.”',
  ),
  made(
    'In the Harbours Act 1994, for the italic heading before section 3 substitute “Objections and inquiries”.',
  ),
  made(
    'In section 9 of the Harbours Act 1994, at the end insert—\n“(2) This Act does not extend to Northern Ireland.”',
  ),
  made('In section 2(2) of the Harbours Act 1994, after paragraph (a) insert—\n“(b) it is incomplete.”'),
];

/** What can't be made, or must not be, and the reason. */
export const REFUSED: readonly StyleRow[] = [
  refused(
    'In section 3 of the Harbours Act 1994, after “application.” insert—\n“(2) The applicant must be told.”',
    /in the middle of the words of section 3/,
  ),
  refused('In section 1(4) of the Harbours Act 1994, for “shall” substitute “must”.', /“shall” occurs twice/),
  refused(
    'In section 2(3) of the Harbours Act 1994, for “£10”, in both places, substitute “£20”.',
    /not in two places/,
  ),
  refused(
    'In section 1 of the Harbours Act 1994, the words “in Wales” do not form part of subsection (1).',
    /could not be read/,
  ),
  refused(
    'In this Act, section 5 of the Harbours Act 1994, put “port” in for “harbour”.',
    /could not be read/,
  ),
  refused('In section 1(9) of the Harbours Act 1994, omit “order”.', /no subsection \(9\)/),
  refused('In Schedule 2 to the Harbours Act 1994, omit paragraph 1.', /Schedule 2/),
  refused(
    'In the Harbours Act 1994, in subsection (2A), for “public” substitute “private”.',
    /which section/,
  ),
  refused('In section 2(2) of the Harbours Act 1994, omit paragraph (c).', /no paragraph \(c\)/),
  refused('In section 1 of the Harbours Act 1994, omit the closing words.', /no closing words/),
  refused('In section 1(1) of the Harbours Act 1994, omit the second sentence.', /no such sentence/),
  refused('In section 1(1) of the Harbours Act 1994, for “by order” substitute.', /could not be read|put in/),
  refused(
    'In section 1(1) of the Harbours Act 1994, after by order insert “made by statutory instrument”.',
    /no quotation marks/,
  ),
  refused('In section 1(1) of the Harbours Act 1994, for “by order substitute “by scheme”.', /mark/),
  refused(
    'In section 4(1) of the Harbours Act 1994, for the words from “must” to “may” substitute “x”.',
    /does not occur after/,
  ),
  refused('In section 1(1) of the Harbours Act 1994, “by order”.', /could not be read/),
  refused(
    'The enactments mentioned in Schedule 3 are repealed, and those include section 3 of the Harbours Act 1994.',
    /Schedule/,
  ),
  refused(
    'In section 1(1) of the Harbours Act 1994, for “by order” substitute “by scheme” in relation to Wales.',
    /depends/,
  ),
  refused(
    'In section 4 of the Harbours Act 1994, before the “and” at the end of subsection (1), insert “x”.',
    /no “and”/,
  ),
  refused('In section 5 of the principal Act, omit subsection (3).', /principal Act/),
  refused('In section 5 of the 1993 Act, omit subsection (3).', /1993 Act/),
  refused('In that Act, in section 5, omit subsection (3).', /nothing before it says which Act/),
  refused(
    'In section 8 of the Harbours Act 1994, at the appropriate place insert “only”.',
    /a person must decide where in section 8/,
  ),
  refused('In the Harbours Act 1994, in the Table in section 2, omit the entry for “ship”.', /no table/),
  refused('In the heading of section 2(1) of the Harbours Act 1994, omit “of”.', /does not occur|no heading/),
];
