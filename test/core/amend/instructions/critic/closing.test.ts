import { expect, it } from 'vitest';
import { provision } from '../../../../../core/act/tree.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { compact } from '../read/compact.ts';

/** A section of a Bill in paragraphs, with closing words after them. */
const clause = (intro: string, parts: readonly string[], wrapUp: string) =>
  provision({
    pid: 'c',
    kind: 'section',
    num: '1',
    intro,
    wrapUp,
    children: parts.map((content, at) =>
      provision({ pid: `p${at}`, kind: 'paragraph', num: `(${'abc'[at]})`, content }),
    ),
  });

const read = (...given: Parameters<typeof clause>) => readInstructions(clause(...given)).map(compact);

it('reads paragraphs where their opening words put them, wherever the closing words go on to', () => {
  expect(
    read(
      'In section 7(2)—',
      ['for “guilty of” substitute “who commits”, and', 'omit “summary”,'],
      'and accordingly in the heading of section 7, for “Offences” substitute “Penalties”.',
    ),
  ).toEqual([
    'section 7(2) | for “guilty of”: “who commits”',
    'section 7(2) | omit “summary”',
    'section 7 > heading | for “Offences”: “Penalties”',
  ]);
});

it('reads closing words where the opening words put them, as the last thing that is done', () => {
  expect(
    read(
      'In section 3—',
      ['in subsection (1), for “28” substitute “29”, and', 'omit subsection (2),'],
      'and omit subsection (4).',
    ),
  ).toEqual([
    'section 3 > subsection (1) | for “28”: “29”',
    'section 3 | omit [subsection (2)]',
    'section 3 | omit [subsection (4)]',
  ]);
});

it('reads closing words that tell of the amendments as none', () => {
  expect(
    read(
      'In section 3—',
      ['in subsection (1), for “28” substitute “29”, and', 'omit subsection (2),'],
      '(and the amendments made by this section have effect in relation to claims made after 1 May 2002).',
    ),
  ).toEqual(['section 3 > subsection (1) | for “28”: “29”', 'section 3 | omit [subsection (2)]']);
});
