import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  inverseChanges,
  type RecordChange,
  type Records,
} from '../../../core/events/records.ts';
import type { Theme } from '../../../core/evidence/records.ts';

const theme = (id: string, name: string): Theme => ({ id, name, description: '', parent: null });

/** Changes that follow one from another, from none. */
const history = fc
  .array(
    fc.record({ id: fc.constantFrom('T-1', 'T-2', 'T-3'), name: fc.option(fc.constantFrom('a', 'b', 'c')) }),
  )
  .map((steps) => {
    const held = new Map<string, Theme>();
    return steps.map(({ id, name }): RecordChange => {
      const was = held.get(id) ?? null;
      const is = name === null ? null : theme(id, name);
      if (is) held.set(id, is);
      else held.delete(id);
      return { kind: 'theme', id, was, is };
    });
  });

describe('changes of records', () => {
  it('are undone to what there was', () => {
    fc.assert(
      fc.property(history, fc.nat(), (changes, at) => {
        const records: Records = new Map();
        const cut = changes.length === 0 ? 0 : at % changes.length;
        applyChanges(records, changes.slice(0, cut));
        const before = new Map(records);
        applyChanges(records, changes.slice(cut));
        applyChanges(records, inverseChanges(changes.slice(cut)));
        expect(records).toEqual(before);
      }),
    );
  });

  it('are refused where they don’t follow from what is there', () => {
    const records: Records = new Map();
    const made: RecordChange = { kind: 'theme', id: 'T-1', was: null, is: theme('T-1', 'a') };
    applyChanges(records, [made]);
    expect(() => applyChanges(records, [made])).toThrow(RangeError);
    expect(() => applyChanges(new Map(), [{ ...made, id: 'T-2' }])).toThrow(RangeError);
  });
});
