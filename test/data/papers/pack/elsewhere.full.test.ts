import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { sha256 } from '../../../../data/base/hash.ts';
import { zipOf } from '../../../../data/formats/zip.ts';
import { packOf, sampleAmendments } from '../../../support/papers/pack.ts';
import { packFiles } from '../../../support/papers/pack-files.ts';
import { must } from '../../../support/reviews/review.ts';
import { bundle } from '../../../support/windows/bundle.ts';

it('the bytes of a pack are the same in another time zone and on another day', async () => {
  const script = await bundle('test/data/papers/pack/elsewhere.ts');
  const run = (zone: string, today: string) =>
    execFileSync(process.execPath, [script], {
      env: { ...process.env, TZ: zone, KEELING_TODAY: today },
      encoding: 'utf8',
    });
  const { files } = must(await packFiles(packOf(sampleAmendments())));
  const here = [...files, { path: 'pack.zip', bytes: zipOf(files, 'stored') }]
    .map(({ path, bytes }) => `${path} ${sha256(bytes)}\n`)
    .join('');
  expect(run('Pacific/Kiritimati', '2031-01-01T00:00:00Z')).toBe(here);
  expect(run('America/St_Johns', '1999-12-31T23:59:59Z')).toBe(here);
});
