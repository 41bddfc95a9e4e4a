import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { contentsOf } from '../../../data/session/create-review.ts';
import { fillReview } from '../../../data/session/fill.ts';
import { sessionOnConnections } from '../../../data/session/session.ts';
import { createSchema, openSchema } from '../../../data/store/postgres/reviews.ts';
import { must, mustOpen, testDeps } from '../reviews/review.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { startSwitchboard } from './switchboard.ts';

let reviews = 0;

/** A review of the 1997 Act in a database that is reached by a line which can be cut. */
export async function reviewOnLine() {
  const database = new URL(inject('postgres'));
  const board = await startSwitchboard(Number(database.port));
  onTestFinished(board.close);
  database.port = `${board.port}`;
  const schema = `line_${process.pid}_${++reviews}`;
  const contents = must(await contentsOf({ title: 'Cut', act: 'ukpga/1997/40', at: 'current' }, {}));
  const at = { database: inject('postgres'), schema };
  await must(await createSchema(at, (trx) => fillReview(trx, contents, testDeps()))).destroy();
  const db = must(await openSchema({ database: database.href, schema }));
  const session = mustOpen(
    await sessionOnConnections(db, join(temporaryFolder(), 'review.keeling'), testDeps()),
  );
  onTestFinished(session.close);
  return { board, session };
}
