import { join } from 'node:path';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { contentsOf } from '../../data/session/create-review.ts';
import { fill } from '../../data/session/fill.ts';
import { sessionOver } from '../../data/session/session.ts';
import { createSchema, openSchema } from '../../data/store/postgres/reviews.ts';
import { amount } from '../support/amount.ts';
import { currentAct, must, opened, testDeps } from '../support/review.ts';
import { startSwitchboard } from '../support/switchboard.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { typeTogether } from '../support/three-people.ts';

/** Words that are never sent to a database. */
const NEVER = 'no statement says this';

/** A review in a database whose line is cut at a commit, before it arrives or before its answer does. */
async function onLine(seed: string) {
  const database = new URL(inject('postgres'));
  const board = await startSwitchboard(Number(database.port));
  onTestFinished(board.close);
  database.port = `${board.port}`;
  const schema = `people_${process.pid}_${seed}`;
  const contents = must(await contentsOf({ title: 'Three people', act: 'ukpga/1997/40', at: 'current' }, {}));
  const at = { database: inject('postgres'), schema };
  await must(await createSchema(at, (trx) => fill(trx, contents, testDeps()))).destroy();
  const db = must(await openSchema({ database: database.href, schema }));
  const session = must(await sessionOver(db, join(temporaryFolder(), 'review.keeling'), testDeps()));
  return {
    review: opened(session, currentAct()),
    loseDatabase: (when: 'before' | 'after' | null) =>
      when ? board.cutAt('COMMIT', when) : board.cutAt(NEVER, 'before'),
  };
}

it.each([
  ['each in an amendment of their own', false],
  ['all in one amendment', true],
])(
  'three people in one sentence keep each word whole while the database is lost at commits: %s',
  async (_, isShared) => {
    vi.useFakeTimers({ toFake: [] });
    const faults: unknown[] = [];
    for (let seed = 1; seed <= amount(3, 50); seed++) {
      const on = await onLine(`${isShared}_${seed}`);
      const typing = { keys: 200, isShared, hasOutages: true, isPutIn: false, on };
      const { lost, split, misplaced, screens } = await typeTogether(seed, typing);
      if (lost.length + split.length + misplaced.length + screens.length > 0)
        faults.push({ seed, lost, split, misplaced, screens });
    }
    expect(faults).toEqual([]);
  },
  3_600_000,
);
