import { actAt } from '../../../../support/acts/act.ts';
import { after, done, go, into, made, refused, type StyleRow, slips, turn } from './rows.ts';

const { title, root } = actAt('current');
/** A row of the Protection from Harassment Act 1997. */
const of1997 = (row: StyleRow): StyleRow => ({ ...row, act: { title, root: () => root } });

/** What is done, and needs a person’s look: a citation that is not whole, a description of another section, what is gone already. */
export const REMARKS: readonly StyleRow[] = [
  slips(
    'In section 2(c) of the Harbours Act 1994, for “plan” substitute “map”.',
    [/section 2\(1\)\(c\) is meant, though nothing names section 2\(1\)/],
    turn('s2_1c', ['plan', 'map']),
  ),
  slips(
    'In section 2 of the Harbours Act 1994, omit paragraph (c).',
    [/section 2\(1\)\(c\) is meant, though nothing names section 2\(1\)/],
    go('s2_1c'),
  ),
  slips(
    'In section 5(3)(ii) of the Harbours Act 1994, for “weather” substitute “wind”.',
    [/section 5\(3\)\(a\)\(ii\) is meant, though nothing names section 5\(3\)\(a\)/],
    turn('s5_3aii', ['weather', 'wind']),
  ),
  slips(
    'In section 7(a) of the Harbours Act 1994, for “ship” substitute “boat”.',
    [/though nothing names section 7\(1\) and the definition of “vessel” in section 7\(1\)/],
    turn('vessel_a', ['ship', 'boat']),
  ),
  done(
    'In section 6(b) of the Harbours Act 1994, for “search” substitute “inspect”.',
    turn('s6b', ['search', 'inspect']),
  ),
  refused('In section 2(a) of the Harbours Act 1994, for “writing” substitute “print”.', /more than one/),
  slips(
    'In section 4 (offence of damage) of the Harbours Act 1994, omit subsection (2A).',
    [/“offence of damage” is the heading of section 5, and section 4 is “Inquiries”/],
    go('s4_2A'),
  ),
  slips(
    'In section 4 of the Harbours Act 1994 (fees for boats), omit subsection (2A).',
    [/“fees for boats” does not describe it: section 4 is “Inquiries”/],
    go('s4_2A'),
  ),
  slips(
    'In Schedule 1 to the Harbours Act 1994 (transitional provision), omit paragraph 2.',
    [/“transitional provision” does not describe it: Schedule 1 is “Procedure”/],
    go('sch1_2'),
  ),
  done('In section 4 of the Harbours Act 1994 (inquiries), omit subsection (2A).', go('s4_2A')),
  done(
    'In section 4 of the Harbours Act 1994 (objections and inquiries: inquiries), omit subsection (2A).',
    go('s4_2A'),
  ),
  done('In section 4 of the Harbours Act 1994 (holding of inquiries), omit subsection (2A).', go('s4_2A')),
  done(
    'In section 4 of the Harbours Act 1994 (as amended by the Ports Act 2001), omit subsection (2A).',
    go('s4_2A'),
  ),
  // What is repealed already is no more repealed by that.
  of1997(made('In section 2 of the Protection from Harassment Act 1997, omit subsection (3).')),
  of1997(made('Section 2(3) of the Protection from Harassment Act 1997 is repealed.')),
  of1997(
    slips(
      'In section 2 of the Protection from Harassment Act 1997, omit subsections (1) and (3).',
      [/section 2\(3\) is repealed already/],
      go(
        '(1) A person who pursues a course of conduct in breach of section 1(1) or (1A) is guilty of an offence.',
      ),
    ),
  ),
  of1997(
    refused(
      'In section 2(3) of the Protection from Harassment Act 1997, for “constable” substitute “officer”.',
      /section 2\(3\) is repealed, and has no words/,
    ),
  ),
  {
    ...made(
      '(1) The Harbours Act 1994 is amended as follows.\n(2) Omit section 8.\n(3) Section 8 is repealed.',
    ),
    changes: go('s8'),
  },
  // A provision that is quoted in a line is no part of the words before it.
  done(
    'In section 2(1) of the Harbours Act 1994, after “must—” insert “(za) be signed,”.',
    after('s2_1', '(za) be signed,'),
  ),
  done(
    'In section 5(3)(a) of the Harbours Act 1994, after “caused—” insert “(zi) by fire,”.',
    after('s5_3a', '(zi) by fire,'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, after paragraph (a) insert “(aa) be signed,”.',
    after('s2_1a', '(aa) be signed,'),
  ),
  done(
    'In section 2(1) of the Harbours Act 1994, for paragraph (a) substitute “(a) be typed,”.',
    into('s2_1a', '(a) be typed,'),
  ),
  done(
    'In section 4 of the Harbours Act 1994, at the end insert “(4) No appeal lies.”',
    after('s4_3', '(4) No appeal lies.'),
  ),
  done(
    'In section 5(2)(a) of the Harbours Act 1994, after “fine” insert “(of any amount)”.',
    turn('s5_2a', ['fine', 'fine (of any amount)']),
  ),
  // What defines no term has no place in the alphabet.
  of1997(
    done(
      'In section 8(3) of the Protection from Harassment Act 1997, at the appropriate place insert—\n““pursuer” includes a petitioner;”.',
      after(
        '“harassment” of a person includes causing the person alarm or distress; and',
        '“pursuer” includes a petitioner;',
      ),
    ),
  ),
];
