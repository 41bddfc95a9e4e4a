import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';

/** "keeling 0.1.0": what made a file. */
export async function generator(): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8'));
  return `${name} ${version}`;
}
