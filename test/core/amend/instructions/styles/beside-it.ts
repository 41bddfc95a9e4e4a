import { done, go, into, refused, type StyleRow, turn } from './rows.ts';

const at = (place: string, words: string) => `In ${place} of the Harbours Act 1994, ${words}`;

/** What is put in beside “it”: what the words before it put in or leave out, wherever else the same words stand. */
export const BESIDE_IT: readonly StyleRow[] = [
  done(
    at('section 2(1)', 'for “be”, in each place it occurs, substitute “a” and after it insert “clear”.'),
    turn('s2_1a', ['be in', 'a clear in']),
    turn('s2_1close', ['be', 'a clear']),
  ),
  done(
    at(
      'section 4(2)',
      'for “Authority”, in the second place it occurs, substitute “Minister” and after it insert “or harbour master”.',
    ),
    turn('s4_2', ['and the Authority', 'and the Minister or harbour master']),
  ),
  done(
    at(
      'section 4',
      'in each place it occurs in subsection (1), for “an inquiry” substitute “a public inquiry” and after it insert “of its own”.',
    ),
    turn('s4_1', ['an inquiry', 'a public inquiry of its own']),
  ),
  done(
    at('section 1(1)', 'for “a harbour” substitute “any harbour” and before it insert “or repair of”.'),
    turn('s1_1', ['of a harbour', 'of or repair of any harbour']),
  ),
  done(
    at(
      'section 1(1)',
      'for the words from “the improvement” to the end substitute “the repair” and after it insert “or closure of a harbour.”',
    ),
    turn('s1_1', ['the improvement of', 'the repair or closure of']),
  ),
  // What is to be replaced is not there: nothing goes in beside the same words elsewhere.
  refused(
    at('section 1(1)', 'for “quay” substitute “Minister” and after it insert “or Authority”.'),
    /“quay” does not occur/,
  ),
  done(
    at('section 1(1)', 'omit “by order” and after it insert “at any time”.'),
    turn('s1_1', ['by order', 'at any time']),
  ),
  done(
    at('section 1', 'omit subsections (2) to (4) and after them insert—\n“(4A) An order must be published.”'),
    go('s1_2', 's1_3'),
    into('s1_4', '(4A) An order must be published.'),
  ),
  done(
    at(
      'section 1',
      'for subsection (3) substitute—\n“(3) No harbour is closed.\n(3A) No pier is closed.”,\nand before it insert—\n“(2A) No quay is closed.”',
    ),
    into('s1_3', '(2A) No quay is closed.', '(3) No harbour is closed.', '(3A) No pier is closed.'),
  ),
  done(
    at(
      'section 6',
      'omit the “and” at the end of paragraph (b) and after it insert—\n“(ba) board a vessel, and”.',
    ),
    into('s6b', '(b) search a vessel,', '(ba) board a vessel, and'),
  ),
  done(
    at('section 6', 'omit the “and” before paragraph (c) and insert—\n“(ba) board a vessel, and”.'),
    into('s6b', '(b) search a vessel,', '(ba) board a vessel, and'),
  ),
  done(
    at('section 6', 'omit the “and” before paragraph (c) and insert—\n“(ba) board a vessel,”.'),
    into('s6b', '(b) search a vessel,', '(ba) board a vessel,'),
  ),
  done(
    at(
      'section 1(1)',
      'after “order” insert “of the court”, and after the words so inserted insert “or rules”.',
    ),
    turn('s1_1', ['order', 'order of the court or rules']),
  ),
  // Either may be meant: that beside which something is put in, or what is put in. Then neither goes in.
  ...[
    at('section 1(1)', 'after “order” insert “or rules” and after it insert “of the court”.'),
    at(
      'section 1',
      'after subsection (3) insert—\n“(3B) No pier is closed.”,\nand after it insert—\n“(3A) No harbour is closed.”',
    ),
    at(
      'section 6',
      'for paragraph (b) (but not the “and” at the end of that paragraph) substitute—\n“(b) search a ship,”,\nand after it insert—\n“(ba) board a vessel,”.',
    ),
    at(
      'section 1',
      'in subsection (1), for “by order” substitute “by rules”; and after it insert—\n“(1A) Rules are published.”',
    ),
  ].map((wording) => refused(wording, /is not clear what “it” stands for/)),
  {
    ...done(
      `In section 1 of the Harbours Act 1994—\n(a) in subsection (3), for “a closed” substitute “the”;\n(b) after it insert “or dock”.`,
      turn('s1_3', ['a closed', 'the']),
    ),
    refused: [/is not clear what “it” stands for/],
  },
];
