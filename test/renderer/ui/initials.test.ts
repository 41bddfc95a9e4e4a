import { describe, expect, it } from 'vitest';
import { initialsOf, inSectionWords } from '../../../renderer/ui/initials.tsx';

describe('somebody’s initials', () => {
  it.each([
    ['Ann Draper', 'AD'],
    ['Ann Draper (2)', 'AD'],
    ['ann de la tour', 'AT'],
    ['Plato', 'P'],
    ['Éva Őri', 'ÉŐ'],
    ['', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('stand for people who are named in full', () => {
    expect(inSectionWords(['Ann'])).toBe('Ann is in this section');
    expect(inSectionWords(['Ann', 'Ben'])).toBe('Ann and Ben are in this section');
  });
});
