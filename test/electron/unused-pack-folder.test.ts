import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unusedPackFolder } from '../../electron/reviews.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

it('takes no folder for a pack whose name differs only in case from a folder or zip that is there', async () => {
  const folder = temporaryFolder();
  const review = join('somewhere', 'Stalking.KEELING');
  expect(await unusedPackFolder(folder, review)).toBe(join(folder, 'Stalking-pack'));
  mkdirSync(join(folder, 'STALKING-Pack'));
  expect(await unusedPackFolder(folder, review)).toBe(join(folder, 'Stalking-pack-2'));
  writeFileSync(join(folder, 'stalking-PACK-2.ZIP'), '');
  expect(await unusedPackFolder(folder, review)).toBe(join(folder, 'Stalking-pack-3'));
});
