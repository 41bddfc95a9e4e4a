import { after, before, done, go, into, refused, type StyleRow, slips, turn } from './rows.ts';

const APPEALS = ['Appeals', '4A Appeals A person may appeal.'] as const;

/** Italic headings, alone or with the provisions under them. */
export const HEADINGS: readonly StyleRow[] = [
  done(
    'Before section 8 of the Harbours Act 1994 insert the following italic heading—\n“Subordinate legislation”.',
    before('s8', 'Subordinate legislation'),
  ),
  done(
    'After section 2 of the Harbours Act 1994 insert the following cross-heading—\n“Further provision”',
    before('italic3', 'Further provision'),
  ),
  done(
    'Before section 8 of the Harbours Act 1994 insert, as an italic heading, “Subordinate legislation”.',
    before('s8', 'Subordinate legislation'),
  ),
  done(
    'Before section 8 of the Harbours Act 1994 insert “Subordinate legislation” as a cross-heading.',
    before('s8', 'Subordinate legislation'),
  ),
  done(
    'Insert the italic heading “Subordinate legislation” before section 8 of the Harbours Act 1994.',
    before('s8', 'Subordinate legislation'),
  ),
  done(
    'Insert the following italic heading before section 8 of the Harbours Act 1994—\n“Subordinate legislation”.',
    before('s8', 'Subordinate legislation'),
  ),
  done(
    'In Schedule 1 to the Harbours Act 1994, before paragraph 2 insert the following italic heading—\n“Rules”.',
    before('sch1_2', 'Rules'),
  ),
  done(
    'After the heading of Part III of the Harbours Act 1994 insert the italic heading “Preliminary”.',
    before('s7', 'Preliminary'),
  ),
  // One that is under another stands between that and the provision.
  done(
    'Before section 3 of the Harbours Act 1994 insert the italic heading “Objecting”.',
    before('s3', 'Objecting'),
  ),
  done(
    'Before the italic heading before section 3 of the Harbours Act 1994 insert the italic heading “Notices”.',
    before('italic3', 'Notices'),
  ),
  done(
    '(1) The Harbours Act 1994 is amended as follows.\n(2) Before section 4 insert the italic heading “Inquiries”.\n(3) In the italic heading before section 4, for “Inquiries” substitute “Public inquiries”.',
    before('s4', 'Public inquiries'),
  ),
  done(
    'After section 4 of the Harbours Act 1994 insert the following italic heading and section—\n“Appeals\n4A Appeals\nA person may appeal.”',
    after('s4_3', ...APPEALS),
  ),
  done(
    'After section 4 of the Harbours Act 1994 insert—\n“Appeals\n4A Appeals\nA person may appeal.”',
    after('s4_3', ...APPEALS),
  ),
  // What is put in before a provision and its heading stands before both.
  done(
    'Before section 3 of the Harbours Act 1994 (and the italic heading before it) insert—\n“2A Notices\nA notice must be given.”',
    before('italic3', '2A Notices A notice must be given.'),
  ),
  done(
    'In the Harbours Act 1994, before section 3 (including the heading immediately before it) insert—\n“2A Notices\nA notice must be given.”',
    before('italic3', '2A Notices A notice must be given.'),
  ),
  done(
    'For the italic heading before section 3 of the Harbours Act 1994 substitute—\n“Objecting”.',
    into('italic3', 'Objecting'),
  ),
  done(
    'For the italic heading before section 3 of the Harbours Act 1994 substitute the following heading—\n“Objecting”.',
    into('italic3', 'Objecting'),
  ),
  done(
    'For the heading of section 8 of the Harbours Act 1994 substitute—\n“How orders are made”.',
    turn('s8', ['8 Orders', '8 How orders are made']),
  ),
  done(
    'For section 3 of the Harbours Act 1994 and the italic heading before it substitute—\n“Objecting\n3 Making objections\nA person may object.”',
    into('italic3', 'Objecting'),
    into('s3', '3 Making objections A person may object.'),
  ),
  done(
    'In the Harbours Act 1994, for the italic heading before section 3, and section 3, substitute—\n“Objecting\n3 Making objections\nA person may object.”',
    into('italic3', 'Objecting'),
    into('s3', '3 Making objections A person may object.'),
  ),
  done('Omit the italic heading before section 3 of the Harbours Act 1994.', go('italic3')),
  done('The cross-heading preceding section 3 of the Harbours Act 1994 is omitted.', go('italic3')),
  done(
    'Sections 3 and 4 of the Harbours Act 1994, and the italic heading before section 3, are repealed.',
    go('italic3', 's3', 's4', 's4_1', 's4_2', 's4_2A', 's4_3'),
  ),
  done(
    'In the Harbours Act 1994, omit the italic heading before section 3 and sections 3 and 4.',
    go('italic3', 's3', 's4', 's4_1', 's4_2', 's4_2A', 's4_3'),
  ),
  slips(
    'Omit sections 3 and 4 of the Harbours Act 1994.',
    [/the italic heading “Objections and inquiries” stands over nothing/],
    go('s3', 's4', 's4_1', 's4_2', 's4_2A', 's4_3'),
  ),
  slips(
    'Omit sections 5 and 6 of the Harbours Act 1994.',
    [/Part II stands over nothing/],
    go(
      's5',
      's5_1',
      's5_2',
      's5_2a',
      's5_2b',
      's5_3',
      's5_3a',
      's5_3ai',
      's5_3aii',
      's5_3b',
      's6',
      's6a',
      's6b',
      's6c',
    ),
  ),
  refused(
    'Move the italic heading before section 3 of the Harbours Act 1994 to before section 4.',
    /the italic heading “Objections and inquiries” is moved: make this change by hand/,
  ),
  refused(
    'In section 1 of the Harbours Act 1994, before subsection (1) insert the italic heading “Orders”.',
    /an italic heading can’t be put among the parts of section 1/,
  ),
  refused(
    'Before section 4 of the Harbours Act 1994 (and the italic heading before it) insert—\n“3A Notices\nA notice must be given.”',
    /there is no italic heading just before section 4/,
  ),
];
