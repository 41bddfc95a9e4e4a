import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';

/** The name and version of Keeling that a file says it was made by: "keeling 0.1.0". */
export async function generator(): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8'));
  return `${name} ${version}`;
}
