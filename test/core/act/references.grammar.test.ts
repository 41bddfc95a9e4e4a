import { describe, expect, it } from 'vitest';
import { readMentions } from '../../../core/act/references/grammar.ts';
import { referencesIn } from '../../../core/act/references/references.ts';
import { type Kind, type Provision, provision } from '../../../core/act/tree.ts';

/** A mention as its labels in full, inner to outer with "of" between; a range with its two ends joined. */
const read = (text: string): string[] =>
  readMentions(text).map(({ loci }) =>
    loci
      .map((locus) => {
        if (locus.kind === 'title') return locus.title;
        if (locus.kind === 'pointer') return `${locus.determiner} ${locus.unit}`;
        const labels = locus.items.map(({ first, last }) =>
          [first, last].flatMap((label) => (label ? [label.parts.join('')] : [])).join('–'),
        );
        return `${locus.unit} ${labels.join(', ')}`;
      })
      .join(' of '),
  );

it('sees at once that a number with no end to its letters is none', () => {
  const endless = `2${'R'.repeat(50_000)}aph`;
  expect(read(`section ${endless} and subsection (${endless}) of section 2A`)).toEqual(['section 2A']);
});

describe('reading references', () => {
  it.each([
    ['sections 1, 2, 4, 5 and 7 to 12', ['section 1, 2, 4, 5, 7–12']],
    ['section 3(3) to (9) apply', ['section 3(3)–3(9)']],
    ['section 1(1) or (1A)', ['section 1(1), 1(1A)']],
    ['subsection (1)(b) or (2)', ['subsection (1)(b), (2)']],
    ['subsections (3)(d), (5) and (5A)', ['subsection (3)(d), (5), (5A)']],
    ['section 2A(3)(c)(i) and (ii), or (d)', ['section 2A(3)(c)(i), 2A(3)(c)(ii), 2A(3)(d)']],
    ['paragraphs (h) and (i)', ['paragraph (h), (i)']],
    ['paragraph (a)(i) or (v)', ['paragraph (a)(i), (a)(v)']],
    ['sub-paragraphs (i) to (iii)', ['sub-paragraph (i)–(iii)']],
    ['paragraphs 8A, 19A and 19B', ['paragraph 8A, 19A, 19B']],
    ['section 17 or section 18 and section 18A', ['section 17', 'section 18', 'section 18A']],
    ['section 8 or section 8A', ['section 8', 'section 8A']],
    ['sections 1159 and 1160', ['section 1159, 1160']],
    ['this section or section 2A(2)(c)', ['this section', 'section 2A(2)(c)']],
    ['Part II or Chapter 2 of Part 3', ['Part II', 'Chapter 2 of Part 3']],
    ['Part 1 of Schedule 2 to this Act', ['Part 1 of Schedule 2 of this Act']],
    ['schedule 1 to the Bail (Scotland) Act 2003', ['Schedule 1 of Bail (Scotland) Act 2003']],
    [
      'paragraph 1(1)(b) of Schedule 1 to the Northern Ireland Act 1974',
      ['paragraph 1(1)(b) of Schedule 1 of Northern Ireland Act 1974'],
    ],
    ['subsection (1) of section 19A of that Act', ['subsection (1) of section 19A of that Act']],
    ['subsection (2) above and section 3 below', ['subsection (2)', 'section 3']],
    ['under subsection (2) above of section 4', ['subsection (2) of section 4']],
    ['the Schedule to that Act', ['the Schedule of that Act']],
    [
      'regulation 5 of the Curfew (Amendment) Regulations 2019',
      ['regulation 5 of Curfew (Amendment) Regulations 2019'],
    ],
    ['the 1997 Act', ['1997 Act']],
    ['section 360 of the Sentencing Code', ['section 360 of Sentencing Code']],
    ['See the Limitation Act 1980', ['Limitation Act 1980']],
    ['Nothing in the Theft Act 1968', ['Theft Act 1968']],
    ['the Secretary of State under the Theft Act 1968', ['Theft Act 1968']],
    ['the Offences against the Person Act 1861', ['Offences against the Person Act 1861']],
    [
      'the Domestic Violence, Crime and Victims Act 2004 and the Theft Act 1968',
      ['Domestic Violence, Crime and Victims Act 2004', 'Theft Act 1968'],
    ],
  ])('%s', (text, mentions) => {
    expect(read(text)).toEqual(mentions);
  });

  it.each([
    ['section 264 (suspended sentence order) of the Sentencing Code', ['section 264 of Sentencing Code']],
    ['sections 2 (offence of harassment), 2A (offence of stalking) and 4', ['section 2, 2A, 4']],
    ['section 250A (inserted by subsection (4))', ['section 250A', 'subsection (4)']],
    ['section 5 (orders under section 2) of that Act', ['section 5 of that Act', 'section 2']],
    ['subsection (1)(b) (and section 4A(1)(a))', ['subsection (1)(b)', 'section 4A(1)(a)']],
  ])('skips a description, and reads what is in it: %s', (text, mentions) => {
    expect(read(text)).toEqual(mentions);
  });

  it.each([
    ['the reference in subsection (1) to section 2', ['subsection (1)', 'section 2']],
    ['the reference in section 3 to 51 weeks', ['section 3']],
    ['under section 2 or 3 months later', ['section 2']],
    ['within section 4, 2 days or more', ['section 4']],
    ['provides that section 2 applies', ['section 2']],
    ['the part of this section', ['this section']],
    ['level 5 on the standard scale, or part 2 of the test', []],
    ['any rule of law or Order in Council', []],
    ['the High Court or the county court', []],
    ['the Secretary of State may by order', []],
    ['An Act to make provision', []],
    ['Regulations 2019', []],
    ['£10,000 or 2 May 2022', []],
    ['', []],
  ])('is not taken in by %s', (text, mentions) => {
    expect(read(text)).toEqual(mentions);
  });

  it('takes time in proportion to the text', () => {
    const text = `${'section 1(1), (2) and (3) (the ('.repeat(3000)}`;
    expect(readMentions(text).length).toBe(3000);
  });
});

const node = (kind: Kind, num: string, children: Provision[] = [], more: Partial<Provision> = {}) =>
  provision({ pid: more.pid ?? `${kind} ${num}`, kind, num, children, ...more });

/** The state of every reference that a sentence makes in section 2(1)(a) of an Act with Parts and Schedules. */
function states(content: string): string[] {
  const act = node('act', '', [
    node('part', 'Part 1', [
      node('section', '1', [], { content: 'Nothing.' }),
      node('section', '2', [
        node('subsection', '(1)', [node('paragraph', '(a)', [], { pid: 'here', content })], { pid: '2(1)' }),
        node('subsection', '(2)', [], { pid: '2(2)', repealed: true }),
        node('subsection', '(3)', [], { pid: '2(3)', missing: true }),
        node('subsection', '(4)', [], { pid: 'one (4)' }),
        node('subsection', '(4)', [], { pid: 'another (4)' }),
      ]),
    ]),
    node('section', '3', [
      node('paragraph', '(a)', [node('subparagraph', '(i)', [], { pid: '3(a)(i)' })], { pid: '3(a)' }),
    ]),
    node('schedule', 'SCHEDULE 1', [
      node('part', 'Part 1', [node('scheduleParagraph', '4', [node('scheduleSubparagraph', '(2)')])], {
        pid: 'Part 1 of Schedule 1',
      }),
    ]),
  ]);
  return referencesIn(act, 'Sample Act 2000').map(
    ({ text, state, targets }) => `${text}: ${state}${targets.length > 0 ? ` ${targets.join(' ')}` : ''}`,
  );
}

describe('looking references up', () => {
  it.each([
    ['section 3(a)(i)', ['section 3(a)(i): valid 3(a)(i)']],
    ['paragraph (a)', ['paragraph (a): valid here']],
    ['paragraph (b)', ['paragraph (b): broken']],
    ['this paragraph', ['this paragraph: valid here']],
    ['this Schedule', ['this Schedule: unresolved']],
    ['this Part', ['this Part: valid part Part 1']],
    ['the Schedule', ['the Schedule: valid schedule SCHEDULE 1']],
    ['Part 1 of Schedule 1', ['Part 1: valid Part 1 of Schedule 1', 'Schedule 1: valid schedule SCHEDULE 1']],
    [
      'paragraph 4(2) of Schedule 1',
      ['paragraph 4(2): valid scheduleSubparagraph (2)', 'Schedule 1: valid schedule SCHEDULE 1'],
    ],
    ['paragraph 5 of Schedule 1', ['paragraph 5: broken', 'Schedule 1: valid schedule SCHEDULE 1']],
    ['paragraph 4', ['paragraph 4: broken']],
    ['Schedule 2', ['Schedule 2: broken']],
    ['subsection (2)', ['subsection (2): broken']],
    ['subsection (3)', ['subsection (3): valid 2(3)']],
    ['subsection (3)(a)', ['subsection (3)(a): unresolved']],
    ['subsection (4)', ['subsection (4): unresolved']],
    ['section 2(1) and that subsection', ['section 2(1): valid 2(1)', 'that subsection: valid 2(1)']],
    ['that section', ['that section: unresolved']],
    ['section 9 or that section', ['section 9: broken', 'that section: broken']],
    ['sections 3 to 1', ['sections 3: unresolved section 3', '1: unresolved section 1']],
    ['sections 1 to 9', ['sections 1: valid section 1', '9: broken']],
    ['article 5', ['article 5: unresolved']],
    ['the 1968 Act', ['1968 Act: unresolved']],
    ['the Theft Act 1968 and the 1968 Act', ['Theft Act 1968: other-act', '1968 Act: other-act']],
    ['section 1 of the Sample Act 2000', ['section 1: valid section 1', 'Sample Act 2000: valid act ']],
    [
      'subsection (1) of sections 2 and 3',
      ['subsection (1): broken 2(1)', 'sections 2: valid section 2', '3: valid section 3'],
    ],
    [
      'In section 1 of the Theft Act 1968, after subsection (9) insert',
      ['section 1: other-act', 'Theft Act 1968: other-act', 'subsection (9): other-act'],
    ],
    [
      'In section 3, in paragraph (a), omit “this section”',
      ['section 3: valid section 3', 'paragraph (a): valid 3(a)', 'this section: valid section 3'],
    ],
  ])('%s', (content, expected) => {
    expect(states(content)).toEqual(expected);
  });
});
