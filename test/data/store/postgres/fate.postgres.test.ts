import { describe, expect, it } from 'vitest';
import { reviewOnLine } from '../../../support/hosts/review-on-line.ts';
import { must } from '../../../support/reviews/review.ts';

describe('a write whose commit nobody confirmed', () => {
  it('is reported as saved where the database has it', async () => {
    const { board, session } = await reviewOnLine();
    board.cutAt('COMMIT', 'after');
    const written = must(await session.call('amendment.create', { title: 'One' }));
    const held = must(await session.call('amendment.list', {}));
    expect(held).toEqual([written]);
    must(await session.call('ledger.verify', {}));
  });

  it('is reported as not saved where it has not', async () => {
    const { board, session } = await reviewOnLine();
    board.cutAt('COMMIT', 'before');
    expect(await session.call('amendment.create', { title: 'One' })).toMatchObject({
      error: { kind: 'unavailable', message: /Nothing was saved/ },
    });
    expect(must(await session.call('amendment.list', {}))).toEqual([]);
    must(await session.call('amendment.create', { title: 'One' }));
  });
});
