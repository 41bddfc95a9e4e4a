import type { MadeUp } from './library.ts';

const NAMED = 'the Protection from Harassment Act 1997';

/**
 * Made-up Acts that cite the 1997 Act, each in a way of its own. What a draft means for each was worked out by hand; none
 * of them exists.
 */
export const CITING_ACTS: readonly MadeUp[] = [
  {
    id: 'ukpga/2099/1',
    title: 'Made-up Offenders Act 2099',
    sections: [
      ['Listed offences', `An offence under section 4 of ${NAMED} is a listed offence.`],
      ['Orders', `A court may make an order under section 5A(1) of ${NAMED} in place of a fine.`],
      ['Meaning of course of conduct', `“Course of conduct” has the meaning given by section 7 of ${NAMED}.`],
      ['Records', 'A record of each course of conduct must be kept.'],
    ],
  },
  {
    id: 'ukpga/2099/2',
    title: 'Made-up Housing Act 2099',
    sections: [
      ['Interpretation', `In this Act “the 1997 Act” means ${NAMED}.`],
      ['Grounds', 'The first ground is that the tenant was convicted under section 2 or 4 of the 1997 Act.'],
      ['Range', 'Sections 2 to 4A of the 1997 Act apply to a landlord.'],
      ['Other Acts', 'Section 4 of the Theft Act 1968 applies to keys, and section 4 applies to locks.'],
    ],
  },
  {
    id: 'ukpga/2099/3',
    title: 'Made-up Amending Act 2099',
    sections: [
      ['Amendment', `In section 4 of ${NAMED}, in subsection (1), after “conduct” insert “or act”.`],
      ['Nothing here', 'The Protection from Dogs Act 1997 and section 4 of it are not the Act.'],
    ],
  },
];
