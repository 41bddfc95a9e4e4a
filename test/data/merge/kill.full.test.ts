import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import { mustOpen, opened, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { bundle } from '../../support/windows/bundle.ts';
import { ledgerOf, passedOn, stateIn, twoCopies } from './two-copies.ts';

const KILLS = amount(3, 60);

it('a package is taken in whole or not at all, whenever the process is killed', async () => {
  const script = await bundle('test/data/merge/taker.ts');
  const { ann, bea } = await twoCopies();
  for (let nth = 0; nth < 8; nth += 1) {
    const { id } = await bea.do('amendment.create', { title: `Bea’s ${nth}` });
    await bea.do('link.add', { type: 'implements', from: `amendment:${id}`, to: 'recommendation:1' });
    await ann.do('amendment.create', { title: `Ann’s ${nth}` });
  }
  const before = await stateIn(ann);
  const length = (await ledgerOf(ann)).length;
  const folder = temporaryFolder();
  const given = join(folder, 'given.keeling-package');
  writeFileSync(given, Buffer.from((await passedOn(bea)).base64, 'base64'));
  await ann.session.close();
  let [whole, none] = [0, 0];
  for (let nth = 0; nth < KILLS; nth += 1) {
    const path = join(folder, `${nth}.keeling`);
    copyFileSync(ann.path, path);
    const child = spawn(process.execPath, [script, path, given], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      // The first at once, the last when it says that it is done, whatever the machine's speed; the others in between.
      if (said.includes(nth === KILLS - 1 ? 'done' : 'open'))
        setTimeout(() => child.kill('SIGKILL'), nth === KILLS - 1 ? 0 : (nth * 2000) / KILLS);
    });
    await once(child, 'close');
    const review = opened(mustOpen(await openReview(path, testDeps('Reader'))), ann.act);
    await review.do('ledger.verify', {});
    const isWhole = (await ledgerOf(review)).length > length;
    if (said.includes('done')) expect(isWhole).toBe(true);
    if (!isWhole) expect(await stateIn(review)).toEqual(before);
    // What was interrupted is done by doing it again, and what was done brings nothing more.
    const again = await review.do('package.merge', {
      name: 'x',
      base64: (await passedOn(bea)).base64,
    });
    expect(again.isNothing).toBe(isWhole);
    await review.session.close();
    if (isWhole) whole += 1;
    else none += 1;
  }
  expect(none).toBeGreaterThan(0);
  expect(whole).toBeGreaterThan(0);
}, 300_000);
