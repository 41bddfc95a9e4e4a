import { spawnSync } from 'node:child_process';
import { referencePath } from '../reference/support.ts';
import { mustHave } from './programs.ts';

/**
 * What xmllint has against a file by the Akoma Ntoso schema, which stands beside the repository: only tests in
 * test/reference may ask. '' when the file validates.
 */
export function faultsByXmllint(xml: string): string {
  mustHave('xmllint');
  const schema = referencePath('schema', 'akomantoso30.xsd');
  const run = spawnSync('xmllint', ['--noout', '--schema', schema, '-'], { input: xml, encoding: 'utf8' });
  if (run.error) throw run.error;
  if (run.status === 0) return '';
  // That the schema's own import of xml.xsd can't be found is harmless.
  return run.stderr
    .split('\n')
    .filter((line) => !line.includes('xml.xsd'))
    .join('\n');
}
