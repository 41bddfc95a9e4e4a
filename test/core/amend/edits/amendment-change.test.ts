import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../../../core/amend/edits/amendment.ts';
import {
  amendmentChangeSchema,
  changeBetween,
  withChange,
} from '../../../../core/amend/edits/amendment-change.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';

const edit = (nth: number): Edit => ({
  ...{ type: 'text', pid: `p${nth % 5}`, field: 'content', rank: 'i' },
  ...{ from: nth, to: nth, insert: `word ${nth % 3}` },
});
const some = fc.record({
  title: fc.constantFrom('One', 'Two'),
  state: fc.constantFrom('draft', 'ready', 'agreed'),
  purpose: fc.constantFrom('', 'So that'),
  edits: fc.array(fc.nat(12).map(edit), { maxLength: 12 }),
  wording: fc.option(fc.constantFrom({ style: 'uk', text: 'Omit it.' }, { style: 'uk', text: 'Leave it.' }), {
    nil: undefined,
  }),
});
const whole = ({ wording, ...rest }: { readonly wording?: unknown }, revision: number): Amendment =>
  ({
    ...{ id: 'A-001', revision, reason: '', author: 'Ann', createdAt: 'then', changedAt: `${revision}` },
    ...{ changedBy: 'Ann', ...rest },
    ...(wording === undefined ? {} : { wording }),
  }) as Amendment;

describe('a change of an amendment', () => {
  it('makes of a revision the next one, whatever is otherwise in it, sent as JSON', () => {
    fc.assert(
      fc.property(some, some, fc.integer({ min: 1, max: 9 }), (one, other, revision) => {
        const [before, after] = [whole(one, revision), whole(other, revision + 1)];
        const sent = amendmentChangeSchema.parse(JSON.parse(JSON.stringify(changeBetween(before, after))));
        expect(withChange(before, sent)).toEqual(after);
        // It is of that revision of that amendment, and of no other.
        expect(withChange({ ...before, revision: revision + 1 }, sent)).toBeNull();
        expect(withChange({ ...before, id: 'A-002' }, sent)).toBeNull();
        if (sent.edits && before.edits.length > 0)
          expect(withChange({ ...before, edits: [] }, sent)).not.toEqual(after);
      }),
    );
  });
});
