import { describe, expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { type Course, examine } from './examiner/examine.ts';
import { examineTwo, SHARINGS } from './examiner/examine-two.ts';
import { OTHER_ACTS, seeds, THIS_ACT, told } from './examiner/subjects.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

/** What becomes of the window's calls: each with this Act, and with one of the others. */
const TROUBLES = {
  'with answers that take up to 3 s': { keys: 250, trouble: { delay: 3000, failing: 0 } },
  'with calls that fail': { keys: 250, trouble: { delay: 300, failing: 30 } },
  'with a host that is killed': { keys: 300, kills: 5 },
} as const satisfies Readonly<Record<string, Omit<Course, 'seed'>>>;

const patience = { timeout: 3_600_000 };

describe.skipIf(inElectron || whyNoWorkbench() !== null)('random keys in a window', () => {
  describe.each(Object.entries(TROUBLES))('%s', (how, trouble) => {
    it.each(seeds(5))('are shown as they are stored, and lose nothing, seed %i', patience, async (seed) => {
      const found: string[] = [];
      for (const subject of [THIS_ACT, OTHER_ACTS[seed % OTHER_ACTS.length] ?? THIS_ACT])
        found.push(...told(`${how}, ${subject.act}`, await examine(subject, { seed, ...trouble })));
      expect(found).toEqual([]);
    });
  });

  describe.each(SHARINGS)('beside another window, with %s', (sharing) => {
    it.each(seeds(4))('come to the same text in both, seed %i', patience, async (seed) => {
      const done = await examineTwo(THIS_ACT, { seed, keys: 500 }, sharing);
      expect(told(`two windows, ${sharing}`, done)).toEqual([]);
    });

    // 20,000 keys in all.
    it.each(seeds(10))(
      'stay where they were typed while others settle that, seed %i',
      patience,
      async (seed) => {
        const done = await examineTwo(THIS_ACT, { seed, keys: 500, isSettled: true }, sharing);
        expect(told(`two windows and a lawyer, ${sharing}`, done)).toEqual([]);
      },
    );
  });
});
