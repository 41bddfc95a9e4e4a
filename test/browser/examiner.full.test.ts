import { describe, expect, it } from 'vitest';
import { amount } from '../support/run/amount.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { examine } from './examiner/examine.ts';
import { OTHER_ACTS, seeds, THIS_ACT, told } from './examiner/subjects.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

/** In an ordinary run one Act: whichever the seed says. */
const ALL = [OTHER_ACTS[1], THIS_ACT, OTHER_ACTS[0], THIS_ACT, OTHER_ACTS[2], THIS_ACT] as const;
const subjectsOf = (seed: number) =>
  amount(0, 1) > 0 ? [THIS_ACT, ...OTHER_ACTS] : ALL.filter((_, at) => at === seed % ALL.length);
/** Of the Acts tried, this one has half of the sections. */
const keysOf = (isThis: boolean) => amount(60, isThis ? 540 : 170);

/**
 * Whoever judges here shares no code with what is judged: what is shown is read off the page, what is stored by SQL out
 * of the file, and what keys must come to is worked out from where the caret is seen to be.
 */
describe.skipIf(inElectron || whyNoWorkbench() !== null)('random keys in the window', () => {
  it.each(seeds(amount(1, 20)))(
    'are shown as they are stored, and lose nothing, seed %i',
    { timeout: 3_600_000 },
    async (seed) => {
      const found: string[] = [];
      for (const subject of subjectsOf(seed)) {
        const course = { seed, keys: keysOf(subject === THIS_ACT), isStructural: seed % 2 === 0 };
        found.push(...told(subject.act, await examine(subject, course)));
      }
      expect(found).toEqual([]);
    },
  );
});
