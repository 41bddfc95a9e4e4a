import { describe, expect, it } from 'vitest';
import { mayHold, mayInsert, mayInsertIn, usuallyHolds } from '../../../core/act/nesting.ts';
import { KINDS, provision } from '../../../core/act/tree.ts';

describe('what holds what', () => {
  it('is wider in Acts that exist than in well-made ones, and never narrower', () => {
    for (const parent of KINDS) {
      for (const child of KINDS) {
        if (usuallyHolds(parent, child)) expect(mayHold(parent, child)).toBe(true);
      }
    }
    expect(mayHold('crossheading', 'crossheading')).toBe(true);
    expect(usuallyHolds('crossheading', 'crossheading')).toBe(false);
  });

  it('has nothing stand in an image, nor a section in a subsection', () => {
    expect(KINDS.filter((kind) => mayHold('block', kind))).toEqual([]);
    expect(mayHold('subsection', 'section')).toBe(false);
  });

  it('puts in what is usual, or is there already', () => {
    const list = provision({
      pid: 'x',
      kind: 'crossheading',
      children: [provision({ pid: 'item', kind: 'definition' })],
    });
    expect(mayInsert('crossheading', 'definition')).toBe(false);
    expect(mayInsertIn(list, 'definition')).toBe(true);
    expect(mayInsertIn({ ...list, children: [] }, 'definition')).toBe(false);
  });

  it('never puts in a second long title', () => {
    const act = provision({
      pid: 'act',
      kind: 'act',
      children: [provision({ pid: 'long', kind: 'longTitle' })],
    });
    expect(mayInsertIn(act, 'longTitle')).toBe(false);
  });
});
