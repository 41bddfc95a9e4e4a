import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { amendRun } from '../../support/hosts/amend-run.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { referencePath } from '../support.ts';

it('keeling amend writes every file of an Act with its Bill, the Act as amended by the schema', async () => {
  const home = temporaryFolder();
  const { applied, missed } = await amendRun(home, referencePath('akn', 'employment-rights-act-1996'));
  // A change of either is to be looked into, and not taken over.
  expect({ applied, missed }).toEqual({ applied: 99, missed: 6 });
  const schema = referencePath('schema', 'akomantoso30.xsd');
  execFileSync('xmllint', ['--noout', '--schema', schema, join(home, 'out/as-amended.xml')], {
    stdio: 'ignore',
  });
});
