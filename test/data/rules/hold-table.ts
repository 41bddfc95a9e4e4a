import { describe, expect, it } from 'vitest';
import type { Opened } from '../../support/reviews/review.ts';
import { type Attempt, type Scene, type Subject, sceneOf } from './scene.ts';
import type { SubjectTable } from './table.ts';

/** What is written is seen by the entries that the ledger has beyond those that were read before. */
async function newEntriesIn({ do: ask }: Opened, after: number): Promise<number> {
  const entries = await ask('ledger.list', { after, limit: 5000 });
  return entries.length;
}

/** A scene, and how many entries its ledger has. */
interface CountedScene extends Scene {
  count: number;
}

async function countedScene(make: () => Promise<Scene>): Promise<CountedScene> {
  const scene = await make();
  return { ...scene, count: await newEntriesIn(scene.review, 0) };
}

interface Outcome {
  readonly cell: string;
  readonly hasWritten: boolean;
}

/** What came of a call, as the table says it: what core says is what the handler does. */
async function outcomeOf(
  attempt: (touched: never, review: Opened) => Attempt | Promise<Attempt>,
  row: string,
  scene: CountedScene,
): Promise<Outcome> {
  const { review, touched } = scene;
  const { name, input, rule } = await attempt(touched as never, review);
  expect(row.split(/[ ,]/)[0]).toBe(name);
  scene.count += await newEntriesIn(review, scene.count);
  const refusal = (await rule?.(review)) ?? null;
  const answer = await review.session.call(name, input as never);
  const hasWritten = (await newEntriesIn(review, scene.count)) > 0;
  if (answer.ok) {
    expect(refusal, `${row}: core refuses what is done`).toBeNull();
    return { cell: hasWritten ? 'done' : 'same', hasWritten };
  }
  expect(hasWritten, `${row}: refused, and written`).toBe(false);
  if (refusal) expect(answer, row).toEqual(refusal);
  return { cell: answer.error.kind, hasWritten };
}

/** Tries every row of a table in every state, and compares what comes of it. */
export function holdTable(name: string, subject: Subject, { states, rows }: SubjectTable): void {
  describe(name, () => {
    it('is tried in every row', () => {
      expect(Object.keys(subject.attempts).sort()).toEqual(Object.keys(rows).sort());
    });

    it.each(states.map((state, column) => [state, column] as const))('%s', async (state, column) => {
      const sceneOfState = sceneOf(subject, state);
      let scene = await countedScene(sceneOfState);
      const outcomes: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const [row, cells] of Object.entries(rows)) {
        const cell = cells.split(/ +/)[column];
        expect(cell, `${row}: no cell for ${state}`).toBeDefined();
        const attempt = subject.attempts[row];
        if (cell === undefined || cell === '-' || !attempt) continue;
        expected[row] = cell;
        const outcome = await outcomeOf(attempt, row, scene);
        outcomes[row] = outcome.cell;
        if (!outcome.hasWritten) continue;
        await scene.review.session.close();
        scene = await countedScene(sceneOfState);
      }
      // What was refused changed no table either.
      await scene.review.do('ledger.verify', {});
      await scene.review.session.close();
      expect(outcomes).toEqual(expected);
    });
  });
}
