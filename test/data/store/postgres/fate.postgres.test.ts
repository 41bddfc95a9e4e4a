import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { contentsOf } from '../../../../data/session/create-review.ts';
import { fill } from '../../../../data/session/fill.ts';
import { sessionOver } from '../../../../data/session/session.ts';
import { createSchema, openSchema } from '../../../../data/store/postgres/reviews.ts';
import { startSwitchboard } from '../../../support/hosts/switchboard.ts';
import { must, testDeps } from '../../../support/reviews/review.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';

let made = 0;

/** A review that is reached by a line which can be cut. */
async function onLine() {
  const database = new URL(inject('postgres'));
  const board = await startSwitchboard(Number(database.port));
  onTestFinished(board.close);
  database.port = `${board.port}`;
  const schema = `fate_${process.pid}_${++made}`;
  const contents = must(await contentsOf({ title: 'Cut', act: 'ukpga/1997/40', at: 'current' }, {}));
  const at = { database: inject('postgres'), schema };
  await must(await createSchema(at, (trx) => fill(trx, contents, testDeps()))).destroy();
  const db = must(await openSchema({ database: database.href, schema }));
  const session = must(await sessionOver(db, join(temporaryFolder(), 'review.keeling'), testDeps()));
  onTestFinished(session.close);
  return { board, session };
}

describe('a write whose commit nobody confirmed', () => {
  it('is reported as saved where the database has it', async () => {
    const { board, session } = await onLine();
    board.cutAt('COMMIT', 'after');
    const written = must(await session.call('amendment.create', { title: 'One' }));
    const held = must(await session.call('amendment.list', {}));
    expect(held).toEqual([written]);
    must(await session.call('ledger.verify', {}));
  });

  it('is reported as not saved where it has not', async () => {
    const { board, session } = await onLine();
    board.cutAt('COMMIT', 'before');
    expect(await session.call('amendment.create', { title: 'One' })).toMatchObject({
      error: { kind: 'unavailable', message: /Nothing was saved/ },
    });
    expect(must(await session.call('amendment.list', {}))).toEqual([]);
    must(await session.call('amendment.create', { title: 'One' }));
  });
});
