import { describe, expect, it } from 'vitest';
import { WIDGETS, widgetsAct } from '../../../../support/acts/critic-act.ts';
import { outcomeOf } from './table.ts';

/** Of which Act an instruction is, in wording that names it in a roundabout way; and that no other Act is changed. */

const base = widgetsAct();
const of = (wording: string) => outcomeOf(base, wording, [WIDGETS]);

const NAMED: readonly (readonly [wording: string, becomes: readonly string[]])[] = [
  [
    'In the italic heading before section 3 of the Widgets Act 1998, for “Decisions” substitute “Grants”.',
    ['-Decisions', '+Grants'],
  ],
  ['Omit the italic heading before section 3 of the Widgets Act 1998.', ['-Decisions']],
  [
    'In the words after paragraph (c) of section 1(1) of the Widgets Act 1998, omit “corporate”.',
    ['-but a body corporate may not apply.', '+but a body may not apply.'],
  ],
  [
    '(1) In the Widgets Act 1998 (“the 1998 Act”), in section 8(4), for “28” substitute “21”.\n(2) In section 4 of the 1998 Act, after “notice” insert “in writing”.',
    [
      '-4 Notices The authority must give notice of its decision.',
      '+4 Notices The authority must give notice in writing of its decision.',
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made within 21 days.',
    ],
  ],
  [
    '(1) In section 8(4) of the Widgets Act 1998 (c. 99) (“the 1998 Act”), for “28” substitute “21”.\n(2) In section 4 of the 1998 Act, after “notice” insert “in writing”.',
    [
      '-4 Notices The authority must give notice of its decision.',
      '+4 Notices The authority must give notice in writing of its decision.',
      '-(4) An appeal must be made within 28 days.',
      '+(4) An appeal must be made within 21 days.',
    ],
  ],
];

describe('the Act that an instruction is of', () => {
  it.each(NAMED)('%s', (wording, becomes) => {
    const { changed, refused, unnamed } = of(wording);
    expect({ changed, refused, unnamed }).toEqual({ changed: becomes, refused: [], unnamed: [] });
  });

  it.each([
    'Amendments of the Widgets Act 1998\n\nIn section 8(4), for “28” substitute “21”.',
    'Amendments to the Widgets Act 1998\n\nSection 8 (appeals)\n\nIn subsection (4), for “28” substitute “21”.',
    'Amendment of Widgets Act 1998.\n\nIn section 8(4), for “28” substitute “21”.',
    'Minor and consequential amendments of the Widgets Act 1998\n\nSection 8\n\nIn subsection (4), for “28” substitute “21”.',
    'Proposed Further Amendments to the Widgets Act 1998:\n\n- in section 8(4), replace “28” with “21”',
    'Changes to provisions of the Widgets Act 1998\n\nIn section 8(4), for “28” substitute “21”.',
  ])('is the one whose amendment a line over it says it is: %s', (wording) => {
    const { changed, refused, unnamed } = of(wording);
    expect({ changed, refused, unnamed }).toEqual({
      changed: ['-(4) An appeal must be made within 28 days.', '+(4) An appeal must be made within 21 days.'],
      refused: [],
      unnamed: [],
    });
  });

  it.each([
    ['Amendments of the Gadgets Act 1999', []],
    ['Amendments of the Gadgets Act 1999 and the Widgets Act 1998', [expect.stringMatching(/more than one/)]],
  ])('is no other than a line over it names: %s', (line, reasons) => {
    const { changed, unnamed } = of(`${line}\n\nIn section 8(4), for “28” substitute “21”.`);
    expect({ changed, reasons: unnamed.map(({ reason }) => reason) }).toEqual({ changed: [], reasons });
  });

  it.each(['(repealed)', '(repealed 1.4.2010)', '(revoked)'])(
    'is the one whose title is held with the note %s',
    (note) => {
      const wording = 'In section 8(4) of the Widgets Act 1998, for “28” substitute “21”.';
      expect(outcomeOf(base, wording, [`${WIDGETS} ${note}`]).changed).toHaveLength(2);
      expect(outcomeOf(base, wording, [`Gadgets Act 1999 ${note}`]).changed).toEqual([]);
    },
  );

  it('is not known where a text calls it by a short name that it doesn’t explain', () => {
    const { changed, rows, unnamed } = of('In section 8(4) of the 1998 Act, for “28” substitute “21”.');
    expect({ changed, rows }).toEqual({ changed: [], rows: [] });
    expect(unnamed.map(({ source }) => source.text)).toEqual(['for “28” substitute “21”']);
  });

  it.each([
    'The following amendments are made to the Gadgets Act 1999.',
    'The following amendments are made in the Gadgets Act 1999—',
    'The Gadgets Act 1999 is subject to the following amendments.',
    'The Gadgets Act 1999 has effect subject to the following amendments.',
    'The Gadgets Act 1999 shall have effect with the following amendments.',
    'The amendments of the Gadgets Act 1999 are as follows.',
    'Amend the Gadgets Act 1999 as follows.',
  ])('is another where a sentence turns to that: %s', (turn) => {
    const { changed, refused } = of(
      `(1) The Widgets Act 1998 is amended as follows.\n(2) ${turn}\n(3) In section 8(4), for “28” substitute “21”.`,
    );
    expect({ changed, refused }).toEqual({ changed: [], refused: ['No amendment follows these words'] });
  });
});
