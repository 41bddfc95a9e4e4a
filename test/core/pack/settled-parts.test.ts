import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proseBlocks, proseList } from '../../../core/pack/blocks.ts';
import { arranged, plannedText, settleText } from '../../../core/pack/settled-parts.ts';
import { movedTo, stepped } from '../../../renderer/pack/builder/order.ts';

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 8 });

describe('the parts of a paper', () => {
  it('are all there, once, in a person’s order, and a new one after what it comes after', () => {
    fc.assert(
      fc.property(ids, fc.array(fc.string({ maxLength: 3 }), { maxLength: 8 }), (all, asked) => {
        const order = [...new Set(asked)];
        const parts = all.map((id) => ({ id }));
        const result = arranged(parts, order).map(({ id }) => id);
        expect(result.toSorted()).toEqual(all.toSorted());
        const known = order.filter((id) => all.includes(id));
        expect(result.filter((id) => known.includes(id))).toEqual(known);
        if (known.length === 0) expect(result).toEqual(all);
      }),
    );
    const parts = ['about', 'proposal:1', 'proposal:2', 'end'].map((id) => ({ id }));
    expect(arranged(parts, ['end', 'about', 'proposal:1']).map(({ id }) => id)).toEqual([
      'end',
      'about',
      'proposal:1',
      'proposal:2',
    ]);
  });

  it('are moved without any being lost', () => {
    fc.assert(
      fc.property(
        ids.filter(({ length }) => length > 1),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('before' as const, 'after' as const),
        (order, one, other, place) => {
          const [id = '', target = ''] = [order[one % order.length], order[other % order.length]];
          const moved = movedTo(order, new Set([id]), target, place);
          expect(moved.toSorted()).toEqual(order.toSorted());
          if (id !== target)
            expect(moved.indexOf(id) - moved.indexOf(target)).toBe(place === 'before' ? -1 : 1);
          expect(stepped(stepped(order, id, 1), id, -1)).toEqual(
            order.at(-1) === id ? stepped(order, id, -1) : order,
          );
        },
      ),
    );
  });
});

describe('a text of a part', () => {
  const planned = (computed: string | null) => plannedText('slot', 'Label', computed, 'Help');
  const own = (text: string, computed: string | null) => ({ id: 'x', text, computed });
  it.each([
    ['is computed where nobody wrote', 'new', null, 'computed', 'new'],
    ['is not written where nothing can be computed', null, null, 'not-written', ''],
    ['is written where only a person can', null, own('mine', null), 'written', 'mine'],
    ['is edited where a person wrote over it', 'new', own('mine', 'new'), 'edited', 'mine'],
    [
      'is out of step once what it was written against changes',
      'newer',
      own('mine', 'new'),
      'out-of-step',
      'mine',
    ],
    ['is out of step once something can be computed', 'new', own('mine', null), 'out-of-step', 'mine'],
    ['is out of step once nothing can be any more', null, own('mine', 'new'), 'out-of-step', 'mine'],
    ['may be left empty by a person', 'new', own('', 'new'), 'edited', ''],
  ] as const)('%s', (_, computed, written, state, text) => {
    expect(settleText(planned(computed), written ?? undefined)).toMatchObject({ state, text });
  });

  it('is paragraphs, lists and headings, as people write them', () => {
    expect(proseBlocks('One\nline.\r\n\r\nTwo.\n- a\n- b\n\n## More\nThree.', 2)).toEqual([
      { kind: 'paragraph', text: 'One line.' },
      { kind: 'paragraph', text: 'Two.' },
      { kind: 'list', items: ['a', 'b'] },
      { kind: 'heading', depth: 2, text: 'More' },
      { kind: 'paragraph', text: 'Three.' },
    ]);
    expect(proseBlocks('  \n\n', 1)).toEqual([]);
  });

  it('loses no word', () => {
    const words = (text: string) => text.split(/\s+/).filter(Boolean);
    const line = fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\n\n'), (lines, between) => {
        const text = lines.map((one) => one.join(' ')).join(between);
        const said = proseBlocks(text, 1).flatMap((block) =>
          block.kind === 'paragraph' ? [block.text] : [],
        );
        expect(words(said.join(' '))).toEqual(words(text));
      }),
    );
    const items = fc.array(fc.stringMatching(/^[a-z][a-z ]{0,6}[a-z]$/), { minLength: 1 });
    fc.assert(
      fc.property(items, (given) => {
        expect(proseBlocks(proseList(given), 1)).toEqual([{ kind: 'list', items: given }]);
      }),
    );
  });
});
