import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../../../core/act/tree.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import {
  readAmendingText,
  readProvisions,
} from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import { compact } from './compact.ts';

function tree(text: string): Provision {
  const read = readAmendingText(text);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** A tree as an outline: one line a provision, two spaces a level. */
function outline(node: Provision, indent = ''): readonly string[] {
  const words = [
    node.heading && `«${node.heading}»`,
    node.intro || node.content,
    node.wrapUp && `… ${node.wrapUp}`,
  ];
  const line = [node.kind, node.num, ...words].filter((part) => part !== '').join(' ');
  return [indent + line, ...node.children.flatMap((child) => outline(child, `${indent}  `))];
}

const outlined = (nodes: readonly Provision[]): readonly string[] => nodes.flatMap((node) => outline(node));
const read = (text: string) => readInstructions(tree(text)).map(compact);

const LINES = `(2) In section 1 (prohibition of harassment)—
(a) after subsection (1) insert—
“(1A) A person must not pursue a course of conduct—
(a) which involves harassment of two or more persons, and
(b) by which he intends to persuade any person (whether or not one of those mentioned above)—
(i) not to do something that he is entitled or required to do, or
(ii) to do something that he is not under any obligation to do.”;
(b) in subsection (2), after “amounts to” insert “or involves”.`;

describe('amending wording as text', () => {
  it('finds provisions and quoted structures by their labels and marks', () => {
    expect(outline(tree(LINES))).toEqual([
      'subsection (2) In section 1 (prohibition of harassment)—',
      '  paragraph (a) after subsection (1) insert—',
      '    quotation … ;',
      '      subsection (1A) A person must not pursue a course of conduct—',
      '        paragraph (a) which involves harassment of two or more persons, and',
      '        paragraph (b) by which he intends to persuade any person (whether or not one of those mentioned above)—',
      '          subparagraph (i) not to do something that he is entitled or required to do, or',
      '          subparagraph (ii) to do something that he is not under any obligation to do.',
      '  paragraph (b) in subsection (2), after “amounts to” insert “or involves”.',
    ]);
  });

  it('reads the same when all lines are lost, or the marks are straight, or lines broken by a column', () => {
    const expected = outline(tree(LINES));
    expect(outline(tree(LINES.replaceAll('\n', ' ')))).toEqual(expected);
    expect(outline(tree(LINES.replace(/[“”]/g, '"')))).toEqual(expected);
    expect(outline(tree(LINES.replace('persuade any person', 'persuade\nany person')))).toEqual(expected);
    expect(outline(tree(LINES.replaceAll('\n', '\r\n      ')))).toEqual(expected);
  });

  it('makes of one instruction without a number a provision of its own', () => {
    expect(
      read('In section 2A(3), after paragraph (g) insert—\n“(h) publishing an image of a person.”'),
    ).toEqual(['section 2A(3) | insert after [paragraph (g)]: ⟦(h)⟧']);
    expect(read('In section 2A(3)(g) omit "spying on"\nIn section 3(1), for "a" substitute "b"')).toEqual([
      'section 2A(3)(g) | omit “spying on”',
      'section 3(1) | for “a”: “b”',
    ]);
  });

  it('tells a new section’s heading from its words', () => {
    const section = `After section 3 insert—
“3A Injunctions to protect persons within section 1(1A)
(1) This section applies where there is a breach of section 1(1A) by any person (“the relevant person”).
(2) In such a case—
(a) any person who is a victim, or
(b) any person falling within section 1(1A)(c),
may apply to the High Court.
(3) Section 3(3) to (9) apply.”`;
    const expected = [
      'block After section 3 insert—',
      '  quotation',
      '    section 3A «Injunctions to protect persons within section 1(1A)»',
      '      subsection (1) This section applies where there is a breach of section 1(1A) by any person (“the relevant person”).',
      '      subsection (2) In such a case— … may apply to the High Court.',
      '        paragraph (a) any person who is a victim, or',
      '        paragraph (b) any person falling within section 1(1A)(c),',
      '      subsection (3) Section 3(3) to (9) apply.',
    ];
    expect(outline(tree(section))).toEqual(expected);
  });

  it('keeps a run-on’s words apart from the provisions that they go on into', () => {
    const text =
      'In subsection (2), for the words from “more than” to the end substitute “—\n(a) more than 6 months, or\n(b) less.”';
    expect(read(text)).toEqual(['subsection (2) | for “more than” to end: “—” ⟦(a) (b)⟧']);
    expect(read('after sub-paragraph (d) there shall be added—\n“; or\n(e)is here.”')).toEqual([
      ' | insert after [sub-paragraph (d)]: “; or” ⟦(e)⟧',
    ]);
    expect(read('After Article 49(5) of the No. 2 Order there shall be inserted—\n“(5A) Words.”')).toEqual([
      'No. 2 Order | insert after [article 49(5)]: ⟦(5A)⟧',
    ]);
  });

  it('reads definitions, Schedules, Parts and Chapters that are inserted', () => {
    expect(
      outline(
        tree(`(8) After Schedule 2 insert—
“Schedule 2A
Section 5
Public authorities
Part 1
Ministers
1 (1) The Secretary of State.
(2) The Treasury.
2 In this Schedule—
“year” means—
(a) a tax year, or
(b) a year;
“month” means a month.”`),
      ),
    ).toEqual([
      'subsection (8) After Schedule 2 insert—',
      '  quotation',
      '    schedule Schedule 2A «Public authorities» Section 5',
      '      part Part 1 «Ministers»',
      '        scheduleParagraph 1',
      '          scheduleSubparagraph (1) The Secretary of State.',
      '          scheduleSubparagraph (2) The Treasury.',
      '        scheduleParagraph 2 In this Schedule—',
      '          definition “year” means—',
      '            paragraph (a) a tax year, or',
      '            paragraph (b) a year;',
      '          definition “month” means a month.',
    ]);
    expect(
      outline(tree('After Part 1 insert—\n“Part 1A\nNew\nChapter 1\nFirst\n1A One\nThere is one.”')).slice(2),
    ).toEqual([
      '    part Part 1A «New»',
      '      chapter Chapter 1 «First»',
      '        section 1A «One» There is one.',
    ]);
  });

  it('takes the kind from what is said where a label could be of two', () => {
    expect(outlined(readProvisions('(ia) the first', { kind: 'subparagraph' }))).toEqual([
      'subparagraph (ia) the first',
    ]);
    expect(outlined(readProvisions('(1A) the first', { inSchedule: true }))).toEqual([
      'scheduleSubparagraph (1A) the first',
    ]);
    expect(read('after sub-paragraph (i) insert—\n“(ia) one,”')).toEqual([
      ' | insert after [sub-paragraph (i)]: ⟦(ia)⟧',
    ]);
  });

  it('makes paragraphs of a Schedule of what goes into one, wherever that is said', () => {
    const text = `(1) Schedule 9 to the Dogs Act 1906 is amended as follows.
(2) At the end insert—
“Part 2
Cats
9 The first.
10 (1) The second.
(2) More.”`;
    expect(outline(tree(text)).slice(3)).toEqual([
      '    quotation',
      '      part Part 2 «Cats»',
      '        scheduleParagraph 9 The first.',
      '        scheduleParagraph 10',
      '          scheduleSubparagraph (1) The second.',
      '          scheduleSubparagraph (2) More.',
    ]);
  });

  it('reads what is inserted to insert in its turn, and marks that are repeated at each paragraph', () => {
    const nested = `After section 5 insert—
“5A Modifications
(1) Section 4 applies as if—
(a) after paragraph (d) there were inserted—
“(da) one;”, and
(b) paragraph (e) were omitted.”`;
    expect(outline(tree(nested)).slice(1)).toEqual([
      '  quotation',
      '    section 5A «Modifications»',
      '      subsection (1) Section 4 applies as if—',
      '        paragraph (a) after paragraph (d) there were inserted—',
      '          quotation … , and',
      '            paragraph (da) one;',
      '        paragraph (b) paragraph (e) were omitted.',
    ]);
    const repeated = 'after subsection (1) insert—\n“(1A) One—\n“(a) two;\n“(b) three.”';
    expect(outline(tree(repeated)).slice(2)).toEqual([
      '    subsection (1A) One—',
      '      paragraph (a) two;',
      '      paragraph (b) three.',
    ]);
  });

  it('leaves labels of references alone', () => {
    const text = `(1) A person mentioned in paragraphs (a) and (b), or subsections (1), (2) and (3), or in section 4
(2) of that Act, may apply.
(2) That is all.`;
    expect(outlined(readProvisions(text)).map((line) => line.slice(0, 14))).toEqual([
      'subsection (1)',
      'subsection (2)',
      'subsection (2)',
    ]);
  });

  it('follows (h) with (i) as a letter, and an opening dash with (i) as a numeral', () => {
    expect(outlined(readProvisions('(h) one;\n(i) two—\n(i) three;\n(ii) four;\n(j) five.'))).toEqual([
      'paragraph (h) one;',
      'paragraph (i) two—',
      '  subparagraph (i) three;',
      '  subparagraph (ii) four;',
      'paragraph (j) five.',
    ]);
  });

  it('reads what a web page gives, its spaces lost and its numbers dotted', () => {
    expect(
      outline(
        tree(`PART 2Amendments to the Fees Regulations 2007
4.  The Fees Regulations 2007(5) are amended in accordance with this Part.
5.—(1) In regulation 5(1)—
(a)in sub-paragraph (b)(i), after “4B,” insert “4C,”;
(b)after sub-paragraph (c) insert—
“(d)a person (“P”) who—
(i)is here; or
(ii)is there.”
(2)In regulation 6, omit “x”.`),
      ),
    ).toEqual([
      'part PART 2 «Amendments to the Fees Regulations 2007»',
      '  section 4 The Fees Regulations 2007(5) are amended in accordance with this Part.',
      '  section 5',
      '    subsection (1) In regulation 5(1)—',
      '      paragraph (a) in sub-paragraph (b)(i), after “4B,” insert “4C,”;',
      '      paragraph (b) after sub-paragraph (c) insert—',
      '        quotation',
      '          paragraph (d) a person (“P”) who—',
      '            subparagraph (i) is here; or',
      '            subparagraph (ii) is there.',
      '    subsection (2) In regulation 6, omit “x”.',
    ]);
    expect(
      outlined(readProvisions('2AOffence of stalking\n(1)A person is guilty.\n(2)That is all.')),
    ).toEqual([
      'section 2A «Offence of stalking»',
      '  subsection (1) A person is guilty.',
      '  subsection (2) That is all.',
    ]);
  });

  it('says what is missing', () => {
    expect(read('(2) After section 32 insert—\n32A Heading\nWords.')).toEqual([
      '? What is to be put in does not follow between two quotation marks',
    ]);
    expect(readAmendingText(' \n ').ok).toBe(false);
  });
});
