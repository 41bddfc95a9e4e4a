import { spawnSync } from 'node:child_process';
import { referencePath } from './reference.ts';

/**
 * What xmllint has against a file by the Akoma Ntoso schema; '' when it validates, null (said aloud) where there is no
 * xmllint or no schema.
 */
export function faultsByXmllint(xml: string): string | null {
  const schema = referencePath('schema', 'akomantoso30.xsd');
  if (schema === null) return null;
  const run = spawnSync('xmllint', ['--noout', '--schema', schema, '-'], { input: xml, encoding: 'utf8' });
  if (run.error) {
    console.warn('SKIPPED: xmllint is not on this machine');
    return null;
  }
  if (run.status === 0) return '';
  // That the schema's own import of xml.xsd can't be found is harmless.
  return run.stderr
    .split('\n')
    .filter((line) => !line.includes('xml.xsd'))
    .join('\n');
}
