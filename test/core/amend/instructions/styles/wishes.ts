import { none, refused, type StyleRow } from './rows.ts';

const WANTED = /^These words say what is wanted, and not which words/;
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
];
