import { describe, expect, it } from 'vitest';
import { BLANK_ITEM } from '../../../../core/wording/propose-item.ts';
import { clauseHtml, linesOfClause } from '../../../../renderer/amendments/wording/clause.ts';
import {
  canChoose,
  notesOn,
  type Proposed,
  previewWords,
  whyNot,
} from '../../../../renderer/amendments/wording/proposed-words.ts';

const item = (status: Proposed['status'], more: Partial<Proposed> = {}): Proposed => ({
  cite: '(1)',
  words: 'omit “x”',
  status,
  ...BLANK_ITEM,
  ...more,
});

describe('what a preview says', () => {
  it('counts what would be done, and what would not', () => {
    expect(previewWords([])).toBe('These words do not amend this Act.');
    expect(previewWords([item('applied')])).toBe('1 instruction found: 1 will be applied.');
    expect(previewWords([item('applied'), item('set-aside', { aside: 'extent' })])).toBe(
      '1 instruction found: 1 will be applied. 1 other part of the text: 1 about extent.',
    );
    expect(
      previewWords([
        item('applied'),
        item('not-applied'),
        item('unread'),
        item('overlaps'),
        item('left-out'),
        item('other-act'),
      ]),
    ).toBe(
      '5 instructions found: 1 will be applied, 3 not, 1 excluded. 1 other part of the text: 1 of another Act.',
    );
  });

  it('says why not, with one stop, and what may have been meant', () => {
    expect(whyNot(item('not-applied', { reason: '“x” does not occur in section 6' }))).toBe(
      '“x” does not occur in section 6.',
    );
    expect(whyNot(item('unread', { reason: 'a mark is missing.', suggestion: 'omit “x”' }))).toBe(
      'A mark is missing. Keeling suggests: omit “x”',
    );
    expect(whyNot(item('overlaps', { alternatives: ['A-001', 'A-002'], reason: 'x' }))).toBe(
      'A-001 and A-002 change the same words: this will be an alternative to them. X.',
    );
    expect(whyNot(item('applied'))).toBe('');
  });

  it('lets only what can be applied be chosen, and tells whose words it revises', () => {
    expect((['applied', 'left-out'] as const).map((status) => canChoose(item(status)))).toEqual([true, true]);
    expect((['unread', 'overlaps'] as const).map((status) => canChoose(item(status)))).toEqual([
      false,
      false,
    ]);
    expect(notesOn(item('applied', { revises: ['A-001'], notes: ['look at it'] }))).toEqual([
      'Also changes A-001.',
      'Look at it.',
    ]);
  });
});

it('sets a clause out by its levels, and copies it as text', () => {
  const text = '(1) In section 6—\n    (a) omit “<b>”.';
  expect(linesOfClause(text)).toEqual([
    { level: 0, words: '(1) In section 6—' },
    { level: 1, words: '(a) omit “<b>”.' },
  ]);
  expect(clauseHtml(text)).toBe(
    '<p style="margin-left: 0em">(1) In section 6—</p><p style="margin-left: 2em">(a) omit “&lt;b&gt;”.</p>',
  );
});
