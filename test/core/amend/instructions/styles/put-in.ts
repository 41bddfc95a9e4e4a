import { after, done, go, into, refused, type StyleRow, turn } from './rows.ts';

const ACT = '(1) The Harbours Act 1994 is amended as follows.';
const SIGNED = '(2) In section 2(1), after paragraph (a) insert—\n“(aa) be signed by the owner,”.';
const REPORT = '(2) In section 4, after subsection (3) insert—\n“(4) The inspector must report.”';
const REPORTS =
  '(2) After section 8 insert—\n“8A Reports\n(1) The inspector must report.\n(2) A report must be published.”';
const IN_WRITING = 'for “report” substitute “report in writing”';
const AGENT = 'after “owner” insert “or agent”';
const signed = after('s2_1a', '(aa) be signed by the owner or agent,');
const report = after('s4_3', '(4) The inspector must report in writing.');
const published = after(
  's8',
  '8A Reports',
  '(1) The inspector must report.',
  '(2) A report must be published within a month.',
);

/** What is named by the instruction that puts it in, and only so: it is where that puts it, and goes as that goes. */
export const PUT_IN: readonly StyleRow[] = [
  done(`${ACT}\n${SIGNED}\n(3) In paragraph (aa) (as inserted by subsection (2)), ${AGENT}.`, signed),
  done(`${ACT}\n${SIGNED}\n(3) In the paragraph so inserted, ${AGENT}.`, signed),
  done(
    `${ACT}\n${REPORT}\n(3) In section 1, after subsection (5) insert—\n“(6) A jetty is a pier.”\n(4) In subsection (4) (inserted by subsection (2)), ${IN_WRITING}.`,
    report,
    after('s1_5', '(6) A jetty is a pier.'),
  ),
  done(`${ACT}\n${REPORT}\n(3) In the subsection inserted by subsection (2), ${IN_WRITING}.`, report),
  done(
    `${ACT}\n${REPORT}\n(3) In subsection (4) as inserted by subsection (2) above, ${IN_WRITING}.`,
    report,
  ),
  done(
    `${ACT}\n(2) In section 4, for subsection (3) substitute—\n“(3) The inspector must report.”\n(3) In section 1, omit subsection (5).\n(4) In subsection (3) (as substituted by subsection (2)), ${IN_WRITING}.`,
    into('s4_3', '(3) The inspector must report in writing.'),
    go('s1_5'),
  ),
  done(
    `${ACT}\n(2) In section 4, renumber subsection (2A) as subsection (2B).\n(3) In section 1, omit subsection (5).\n(4) In subsection (2B) (as renumbered by subsection (2)), for “public” substitute “private”.`,
    turn('s4_2A', ['(2A)', '(2B)'], ['public', 'private']),
    go('s1_5'),
  ),
  done(
    `Part 1\nInquiries\n1 Reports\nIn section 4 of the Harbours Act 1994, after subsection (3) insert—\n“(4) The inspector must report.”\nPart 2\nGeneral\n2 Form\nIn subsection (4) (as inserted by section 1 of this Act), ${IN_WRITING}.`,
    report,
  ),
  done(
    `${ACT}\n${REPORTS}\n(3) In subsection (2) of the section so inserted, after “published” insert “within a month”.`,
    published,
  ),
  done(
    `${ACT}\n${REPORTS}\n(3) In subsection (2) of section 8A (inserted by subsection (2)), after “published” insert “within a month”.`,
    published,
  ),
  {
    ...refused(
      `${ACT}\n(2) In section 4—\n(a) after subsection (3) insert—\n“(4) The inspector must report.”, and\n(b) in that subsection, ${IN_WRITING}.`,
      /^“That subsection” may be subsection \(3\) or subsection \(4\), which is inserted beside it$/,
    ),
    changes: after('s4_3', '(4) The inspector must report.'),
  },
  {
    ...refused(
      `${ACT}\n${SIGNED}\n(3) In that paragraph, ${AGENT}.`,
      /^“That paragraph” may be paragraph \(a\) or paragraph \(aa\)/,
    ),
    changes: after('s2_1a', '(aa) be signed by the owner,'),
  },
  done(
    `${ACT}\n${REPORT}\n(3) After that subsection insert—\n“(3A) It must be published.”`,
    after('s4_3', '(3A) It must be published.', '(4) The inspector must report.'),
  ),
  refused(
    `${ACT}\n(2) In section 2(1), after paragraph (zz) insert—\n“(aa) be signed by the owner,”.\n(3) In paragraph (aa) (as inserted by subsection (2)), ${AGENT}.`,
    /^there is no paragraph \(zz\)/,
    /^it depends on \(2\), which was not applied: there is no paragraph \(zz\) in section 2\(1\)$/,
  ),
  refused(
    `${ACT}\n(2) In section 4, for subsection (9) substitute—\n“(3) The inspector must report.”\n(3) In section 4(3) (as substituted by subsection (2)), ${IN_WRITING}.`,
    /^there is no subsection \(9\)/,
    /^it depends on \(2\), which was not applied/,
  ),
  refused(
    `${ACT}\n(2) In section 4, scrap whatever stands there.\n(3) In the subsection inserted by subsection (2), ${IN_WRITING}.`,
    /could not be read/,
    /^It names a subsection by the instruction that inserts it, but no earlier instruction that Keeling could read inserts it$/,
  ),
];
