import { after, done, go, into, made, type StyleRow, slips, turn } from './rows.ts';

/** Instructions whose own words leave the text with a slip: they are made, and it is said. */
export const SLIPS: readonly StyleRow[] = [
  slips(
    'In section 1(1) of the Harbours Act 1994, for “by order” substitute “by by order”.',
    [/section 1\(1\) has “may by by order” \(a word twice\)/],
    turn('s1_1', ['by order', 'by by order']),
  ),
  slips(
    'In section 1(1) of the Harbours Act 1994, for “a harbour” substitute “of the harbour”.',
    [/“improvement of of the” \(a word twice\)/],
    turn('s1_1', ['a harbour', 'of the harbour']),
  ),
  slips(
    'In section 1(3) of the Harbours Act 1994, after “closed harbour” insert “(other than a dock”.',
    [/section 1\(3\) has “\(” \(an odd bracket\)/],
    turn('s1_3', ['closed harbour', 'closed harbour (other than a dock']),
  ),
  slips(
    'In section 4(1) of the Harbours Act 1994, for “may hold” substitute “may hold,,”.',
    [/“may hold,, an.*” \(punctuation twice\)/],
    turn('s4_1', ['may hold', 'may hold,,']),
  ),
  slips(
    'In section 1(1) of the Harbours Act 1994, for “improvement of” substitute “improvement ,of”.',
    [/“the improvement ,of a” \(a space too many\)/],
    turn('s1_1', ['improvement of', 'improvement ,of']),
  ),
  done(
    'In section 6 of the Harbours Act 1994, the “and” at the end of paragraph (b) is omitted and after paragraph (c) there is inserted “and (d) arrest a person.”',
    turn('(b) search a vessel, and', [', and', ',']),
    into('s6c', '(c) seize anything found, and', '(d) arrest a person.'),
  ),
  slips(
    'In section 7(1) of the Harbours Act 1994, omit the definition of “vessel”.',
    [/the definition of “officer” in section 7\(1\) ends with “and”, and nothing follows it/],
    go('vessel', 'vessel_a', 'vessel_b'),
  ),
  slips(
    'In section 1 of the Harbours Act 1994, after subsection (5) insert—\n“(6) No order may be made on a Sunday”.',
    [/section 1\(6\) has no full stop at its end/],
    after('s1_5', '(6) No order may be made on a Sunday'),
  ),
  slips(
    'In section 2(1) of the Harbours Act 1994, after paragraph (a) insert—\n“(aa) be signed”.',
    [/section 2\(1\)\(aa\) has no punctuation at its end, and another item follows it/],
    after('s2_1a', '(aa) be signed'),
  ),
  slips(
    'After section 8 of the Harbours Act 1994 insert—\n“8A Savings\nNothing in this Act (or in any order affects the Crown.”',
    [/section 8A has “\(” \(an odd bracket\)/],
    after('s8', '8A Savings Nothing in this Act (or in any order affects the Crown.'),
  ),
  slips(
    'In section 7(1) of the Harbours Act 1994, at the end insert—\n““pier” includes a jetty.”',
    [/ends with a full stop, and another item follows it/],
    after('vessel_b', '“pier” includes a jetty.'),
  ),
  slips(
    'After section 8 of the Harbours Act 1994 insert—\n“8 Savings\nNothing in this Act affects the Crown.”',
    [/two provisions will then be numbered section 8/],
    after('s8', '8 Savings Nothing in this Act affects the Crown.'),
  ),
];

/** Slips that a later instruction of the same text puts right, and words that only look like slips. */
export const NO_SLIPS: readonly StyleRow[] = [
  done(
    '(1) In section 2(2) of the Harbours Act 1994, omit paragraph (b).\n(2) In paragraph (a) of that subsection, for “late; or” substitute “late.”',
    into('s2_2a', '(a) it is late.'),
    go('s2_2b'),
  ),
  done(
    'In section 6 of the Harbours Act 1994—\n(a) after paragraph (c) insert—\n“(d) arrest any person.”;\n(b) in paragraph (b), for “, and” substitute “,”;\n(c) in paragraph (c), for “found.” substitute “found, and”.',
    into('s6b', '(b) search a vessel,'),
    into('s6c', '(c) seize anything found, and', '(d) arrest any person.'),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994, for “by order” substitute “(by order, regulations, etc., or otherwise)”.',
    turn('s1_1', ['by order', '(by order, regulations, etc., or otherwise)']),
  ),
  done(
    'In section 1(3) of the Harbours Act 1994, for “unless the Minister directs otherwise” substitute “unless the order provides that that subsection does (see S.I. 2001/12)”.',
    turn('s1_3', [
      'unless the Minister directs otherwise',
      'unless the order provides that that subsection does (see S.I. 2001/12)',
    ]),
  ),
  made('In section 4(1) of the Harbours Act 1994, after “an inquiry” insert “,”.'),
  made('In section 4(1) of the Harbours Act 1994, for “an inquiry” substitute “an inquiry,”.'),
];
