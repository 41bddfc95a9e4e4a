import { expect, it } from 'vitest';
import { collectGarbage } from '../../../data/base/collect-garbage.ts';

const inUse = (): number => process.memoryUsage().heapUsed;

it('gives back what nothing holds any more, and keeps what is held', () => {
  const held: object[] = [];
  const before = (() => {
    const left = Array.from({ length: 3_000_000 }, (_, at) => ({ at, also: at + 0.5 }));
    held.push(...left.slice(0, 10));
    return inUse();
  })();
  expect(before).toBeGreaterThan(160_000_000);
  collectGarbage();
  expect(before - inUse()).toBeGreaterThan(100_000_000);
  expect(held[9]).toEqual({ at: 9, also: 9.5 });
  expect('gc' in globalThis).toBe(false);
});
