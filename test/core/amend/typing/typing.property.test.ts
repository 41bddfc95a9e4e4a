import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../../../core/amend/edits/edit.ts';
import { applyTyping, type Typed } from '../../../../core/amend/typing/typing.ts';
import { faultOfSession, type Seen, session } from '../../../support/people/typing.ts';

type Type = typeof applyTyping;

/** Typing with its outcome tampered with. */
const tampered =
  (change: (typed: Typed, me: string) => Typed): Type =>
  (state, me, splice, side) =>
    change(applyTyping(state, me, splice, side), me);

const everyEdit = (change: (edit: TextEdit) => readonly TextEdit[]): Type =>
  tampered(({ changes, touched }) => ({
    changes: new Map([...changes].map(([am, edits]) => [am, edits.flatMap(change)])),
    touched,
  }));

describe('typing, by random sessions of three people', () => {
  it('makes the text that was typed and changes nothing else', () => {
    const seen: Seen = { keys: 0, touched: 0, canonical: 0 };
    fc.assert(
      fc.property(session, (given) => {
        expect(faultOfSession(given, applyTyping, seen)).toBeNull();
      }),
      { numRuns: 1000 },
    );
    expect(seen.keys).toBeGreaterThan(10_000);
    expect(seen.touched).toBeGreaterThan(1_000);
    expect(seen.canonical / seen.keys).toBeGreaterThan(0.9);
  });

  it.each<[string, Type]>([
    [
      'anchored insertions where the deleted words began',
      everyEdit((edit) =>
        edit.from < edit.to && edit.insert
          ? [
              { ...edit, insert: '' },
              { ...edit, to: edit.from },
            ]
          : [edit],
      ),
    ],
    ['ignored rank', everyEdit((edit) => [{ ...edit, rank: 'V' }])],
    ['did not report whom it touched', tampered(({ changes }) => ({ changes, touched: [] }))],
    [
      'dropped the changes to others',
      tampered(({ changes, touched }, me) => ({
        changes: new Map([...changes].filter(([am]) => am === me)),
        touched,
      })),
    ],
    ['forgot the words it struck', everyEdit((edit) => [{ ...edit, from: edit.to }])],
  ])('would show it if typing %s', (_, type) => {
    const found = fc.check(
      fc.property(session, (given) => {
        expect(faultOfSession(given, type)).toBeNull();
      }),
      { numRuns: 2000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
