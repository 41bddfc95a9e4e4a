import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagsThatFit } from '../../../../renderer/text/act/line-tags.tsx';

const ids = (count: number) => Array.from({ length: count }, (_, at) => `A-${at + 1}`);

describe('the numbers beside a line', () => {
  it.each([
    [2, 10, null, ['A-1', 'A-2'], 0],
    [3, 10, null, ['A-1'], 2],
    [3, 10, 'A-3', ['A-3'], 2],
    [3, 200, 'A-3', ['A-1', 'A-2', 'A-3'], 0],
    [9, 200, 'A-8', ['A-1', 'A-2', 'A-8'], 6],
  ])('of %i amendments, a line of %i letters, and %s read', (count, letters, selected, shown, more) => {
    const beside = tagsThatFit(ids(count), letters, selected);
    expect([[...beside.shownTags].sort(), beside.hiddenCount]).toEqual([shown, more]);
  });

  it('account for all of them, with the one that is read', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(3000), fc.nat(60), (count, letters, at) => {
        const tags = ids(count);
        const selected = tags[at] ?? null;
        const { shownTags, hiddenCount } = tagsThatFit(tags, letters, selected);
        expect(shownTags.size + hiddenCount).toBe(count);
        expect([...shownTags].every((one) => tags.includes(one))).toBe(true);
        if (selected) expect(shownTags.has(selected)).toBe(true);
        if (count > 0) expect(shownTags.size).toBeGreaterThan(0);
      }),
    );
  });
});
