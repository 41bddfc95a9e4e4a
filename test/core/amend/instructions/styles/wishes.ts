import { done, go, none, refused, type StyleRow, turn } from './rows.ts';

const WANTED = /^These words say what should change, but not which words/;
const ELSEWHERE = /^What is to be put in is set out elsewhere/;

/** What somebody wants of the Act, in words that say no change to it; and what is like that, and amends nothing. */
export const WISHES: readonly StyleRow[] = [
  refused('The fee in section 2(3) of the Harbours Act 1994 should no longer be limited to £10.', WANTED),
  refused(
    'The policy is that an inquiry under section 4 of the Harbours Act 1994 should always be held in private.',
    WANTED,
  ),
  refused(
    'Dear colleague, My instructions are that the maximum term in section 5(2)(b) of the Harbours Act 1994 is to rise from two years to five.',
    WANTED,
  ),
  refused('It is proposed to raise the fee in section 2(3) of the Harbours Act 1994 to £15.', WANTED),
  refused('The intention is to bring canals within section 7 of the Harbours Act 1994.', WANTED),
  refused(
    'The definition of “vessel” in section 7(1) of the Harbours Act 1994 ought to include hovercraft.',
    WANTED,
  ),
  refused('There should be a new offence in the Harbours Act 1994 of obstructing an officer.', WANTED),
  refused('The Harbours Act 1994 should stop applying to piers.', WANTED),
  refused(
    'At the end of the Harbours Act 1994 add as a Schedule the Schedule set out in the Annex.',
    ELSEWHERE,
  ),
  refused(
    'Insert in the Harbours Act 1994, as Schedule 2, the Schedule in the Annex to these Regulations.',
    ELSEWHERE,
  ),
  refused(
    'After Schedule 1 to the Harbours Act 1994 there is to be added the Schedule in Appendix 2.',
    ELSEWHERE,
  ),
  none('Nothing in section 4 of the Harbours Act 1994 affects the Crown.'),
  none('Section 4 of the Harbours Act 1994 applies to a pier as it applies to a harbour.'),
  none('A person who proposes to appeal under section 4 of the Harbours Act 1994 must tell the Minister.'),
  none('The owner intends to use the pier under section 4 of the Harbours Act 1994.'),
  none('The proposal is to be treated as made under section 4 of the Harbours Act 1994.'),
  // What several people or things do: a wish of whoever writes, and law of all others.
  refused('Ministers intend to change section 2 of the Harbours Act 1994 so that the fee is higher.', WANTED),
  refused('Officials propose that section 2(3) of the Harbours Act 1994 should mention piers.', WANTED),
  none('Owners intend to use the pier under section 4 of the Harbours Act 1994.'),
  none('The parties agree the terms of an order under section 1 of the Harbours Act 1994.'),
  none(
    'Officers hold office for the period that the Minister decides under section 6 of the Harbours Act 1994.',
  ),
  none('Authorities keep a register of the orders made under section 1 of the Harbours Act 1994.'),
  refused('Fees pay section 2 of the Harbours Act 1994: for “£10” read what is right.', /./),
  // An item that could not be read, with what it puts in, takes no item after it along.
  {
    ...done(
      'In section 2 of the Harbours Act 1994—\n(a) after paragraph (b) omit “and” and after paragraph (c) insert—\n“or\n(d) be signed,”;\n(b) in subsection (3), for “£10” substitute “£15”;\n(c) omit subsection (2)(a).',
      turn('s2_3', ['£10', '£15']),
      go('s2_2a'),
    ),
    refused: [/could not be read as an instruction/],
  },
  // A comma before “and” does not make of one thing that goes the place of the other.
  done(
    'In section 5(3)(a) of the Harbours Act 1994, sub-paragraph (ii), and the word “or” immediately before it, are repealed.',
    turn('s5_3ai', [', or', ',']),
    go('s5_3aii'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, subsection (3), and the words “in public” in subsection (2A), are omitted.',
    turn('s4_2A', [' in public', '']),
    go('s4_3'),
  ),
];
