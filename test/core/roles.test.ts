import { describe, expect, it } from 'vitest';
import { AMENDMENT_STATES } from '../../core/amend/edits/amendment.ts';
import { type CallName, calls, declarationOf, roleFor } from '../../core/api.ts';
import { isAtLeast, ROLES, type Role } from '../../core/roles.ts';

/**
 * Who may make which call, where it is not as usual: everybody what reads, drafters what changes the review, publishers
 * what writes files.
 */
const OTHERWISE: Readonly<Partial<Record<Role, readonly string[]>>> = {
  drafter: ['coverage.export', 'word.export'],
  reviewer: ['amendment.decide', 'reviewed.mark'],
  publisher: ['pack.signOff', 'redaction.remove'],
  owner: ['agreement.set', 'package.make', 'package.merge', 'review.rebase', 'review.rename', 'scope.set'],
};
const USUAL = { nothing: 'reader', review: 'drafter', folder: 'publisher' } as const;

const names = Object.keys(calls) as CallName[];

const expected = (name: CallName): Role =>
  ROLES.find((role) => OTHERWISE[role]?.includes(name)) ?? USUAL[declarationOf(name).writes];

describe('roles', () => {
  it('stand in one order', () => {
    for (const [at, role] of ROLES.entries())
      for (const [other, needed] of ROLES.entries()) expect(isAtLeast(role, needed)).toBe(at >= other);
  });

  it.each(names.filter((name) => name !== 'amendment.setState'))('may make %s as the table says', (name) => {
    expect(roleFor(name, {} as never)).toBe(expected(name));
  });

  it.each(AMENDMENT_STATES)('may make an amendment %s as the table says', (state) => {
    const needed = roleFor('amendment.setState', { id: 'A-001', revision: 1, state });
    expect(needed).toBe(state === 'agreed' || state === 'returned' ? 'reviewer' : 'drafter');
  });

  it.each(ROLES)('undo as %s only for who is that, whatever is undone', (as) => {
    expect(roleFor('history.undo', { entries: [1], as })).toBe(as);
  });

  it('let nobody write who may only read', () => {
    for (const name of names)
      if (declarationOf(name).writes !== 'nothing')
        expect(isAtLeast('reader', declarationOf(name).may)).toBe(false);
  });
});
