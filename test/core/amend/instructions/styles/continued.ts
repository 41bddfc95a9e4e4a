import { done, into, type StyleRow } from './rows.ts';

/** Text that goes on after what is put into it: its words are the last of the new paragraphs’, unless a line ends there. */
export const CONTINUED: readonly StyleRow[] = [
  done(
    'In section 1(1) of the Harbours Act 1994, after “may by order” insert “—\n(a) where a harbour is silted,”.',
    into(
      's1_1',
      '(1) The Minister may by order—',
      '(a) where a harbour is silted, make provision for the improvement of a harbour.',
    ),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994—\n(a) after “may by order” insert “—\n(a) where a harbour is silted,”;\n(b) at the end insert “, or\n(b) where it is disused, close it”.',
    into(
      's1_1',
      '(1) The Minister may by order—',
      '(a) where a harbour is silted, make provision for the improvement of a harbour, or',
      '(b) where it is disused, close it.',
    ),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994—\n(a) after “may by order” insert “—\n(a)”;\n(b) after “improvement” insert “, or\n(b) make provision for the lighting,”.',
    into(
      's1_1',
      '(1) The Minister may by order—',
      '(a) make provision for the improvement, or',
      '(b) make provision for the lighting, of a harbour.',
    ),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994—\n(a) after “may by order” insert “—\n(a) where a harbour is silted,”;\n(b) after “provision for” insert “its depth, or\n(b) where a harbour is unsafe,”.',
    into(
      's1_1',
      '(1) The Minister may by order—',
      '(a) where a harbour is silted, make provision for its depth, or',
      '(b) where a harbour is unsafe, the improvement of a harbour.',
    ),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994, after “may by order” insert “—\n(a) where a harbour is silted, or\n(b) where a harbour is unsafe,” and the words that follow begin on a new line.',
    into(
      's1_1',
      '(1) The Minister may by order—',
      '(a) where a harbour is silted, or',
      '(b) where a harbour is unsafe,',
      'make provision for the improvement of a harbour.',
    ),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994, after “may by order” insert “—\n(a) where a harbour is silted, or\n(b) where a harbour is unsafe,” (with the remaining words of the subsection on a new line).',
    into(
      's1_1',
      '(1) The Minister may by order—',
      '(a) where a harbour is silted, or',
      '(b) where a harbour is unsafe,',
      'make provision for the improvement of a harbour.',
    ),
  ),
  done(
    'In section 1(3) of the Harbours Act 1994—\n(a) after “unless” insert “—\n(a)”;\n(b) at the end insert “, or\n(b) the harbour is reopened”.',
    into(
      's1_3',
      '(3) Subsection (1) does not apply to a closed harbour unless—',
      '(a) the Minister directs otherwise, or',
      '(b) the harbour is reopened.',
    ),
  ),
  done(
    'In section 1(4) of the Harbours Act 1994—\n(a) after “shall” (in the first place it occurs) insert “—\n(a)”;\n(b) for “and shall” substitute “, and\n(b)”.',
    into(
      's1_4',
      '(4) Before making an order, the Minister shall—',
      '(a) consult the Authority, and',
      '(b) publish a notice.',
    ),
  ),
  done(
    'In section 1(2) of the Harbours Act 1994, after “provision for” insert “—\n(a) the lighting of the harbour, and\n(b)”.',
    into(
      's1_2',
      '(2) An order may include provision for—',
      '(a) the lighting of the harbour, and',
      '(b) the dredging of the harbour. For this purpose a pier is part of the harbour.',
    ),
  ),
  done(
    'In section 5(1) of the Harbours Act 1994, after “who” insert “—\n(a) enters a closed harbour, or\n(b)”.',
    into(
      's5_1',
      '(1) A person who—',
      '(a) enters a closed harbour, or',
      '(b) damages a harbour commits an offence.',
    ),
  ),
  done(
    'In section 5(2)(b) of the Harbours Act 1994, after “on indictment, to” insert “—\n(i)”, and for “or to a fine, or to both” substitute “, or\n(ii) a fine,\nor to both”.',
    into(
      's5_2b',
      '(b) on conviction on indictment, to—',
      '(i) imprisonment for a term not exceeding two years, or',
      '(ii) a fine,',
      'or to both.',
    ),
  ),
  done(
    'In section 1(1) of the Harbours Act 1994, for “the improvement of a harbour” substitute “—\n(a) the improvement, or\n(b) the closure,\nof a harbour”.',
    into(
      's1_1',
      '(1) The Minister may by order make provision for—',
      '(a) the improvement, or',
      '(b) the closure,',
      'of a harbour.',
    ),
  ),
  done(
    'In section 2(1)(c) of the Harbours Act 1994, after “include” insert “—\n(i) a chart, and\n(ii)”.',
    into('s2_1c', '(c) include—', '(i) a chart, and', '(ii) a plan,'),
  ),
  done(
    'In section 4(2) of the Harbours Act 1994, after “given” insert “—\n(a) a copy of the application, and\n(b)”.',
    into(
      's4_2',
      '(2) The Authority must be given—',
      '(a) a copy of the application, and',
      '(b) notice of an inquiry, and the Authority may appear at it.',
    ),
  ),
];
