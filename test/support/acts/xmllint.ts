import { spawnSync } from 'node:child_process';
import { referencePath } from '../../reference/support.ts';
import { mustHave } from '../run/programs.ts';

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

/**
 * What xmllint has against many files by a schema beside the repository: the paths of those that do not validate, with the
 * first thing that is wrong with each.
 */
export function faultsOfFiles(schema: readonly string[], paths: readonly string[]): readonly string[] {
  mustHave('xmllint');
  const args = ['--noout', '--schema', referencePath('schema', ...schema), ...paths];
  const run = spawnSync('xmllint', args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (run.error) throw run.error;
  const lines = run.stderr.split('\n');
  const said = (path: string) => lines.find((line) => line.startsWith(`${path}:`)) ?? '';
  const valid = new Set(
    lines.filter((line) => line.endsWith(' validates')).map((line) => line.slice(0, -10)),
  );
  return paths.filter((path) => !valid.has(path)).map((path) => `${path}: ${said(path)}`);
}
