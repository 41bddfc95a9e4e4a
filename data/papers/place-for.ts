import { access } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ReviewInfo } from '../../core/api.ts';
import type { PackTarget } from './write-folder.ts';

const isFree = (path: string) =>
  access(path).then(
    () => false,
    () => true,
  );

const at = (to: string): PackTarget => ({ to, zipPath: `${to}.zip` });

/**
 * Where a paper goes: where it is asked for, or in the usual place, which is beside the review, under its name and the
 * number of its newest ledger entry.
 */
export async function placeFor(
  { path, ledgerHead }: Pick<ReviewInfo, 'path' | 'ledgerHead'>,
  what:
    | 'pack'
    | 'draft-pack'
    | 'word'
    | 'keeling'
    | 'bill'
    | 'coverage'
    | 'coding'
    | 'closed-questions'
    | 'responses',
  asked: string | undefined,
): Promise<PackTarget> {
  if (asked !== undefined) return at(resolve(asked));
  const name = `${basename(path, extname(path))}-${what}-${ledgerHead.seq}`;
  for (let copy = 1; ; copy += 1) {
    const to = join(dirname(path), copy === 1 ? name : `${name}-${copy}`);
    if ((await isFree(to)) && (await isFree(`${to}.zip`))) return at(to);
  }
}
