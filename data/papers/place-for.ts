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
 * The place where a paper is saved: the requested path, or else a free path beside the review, named after the review and
 * the number of its newest ledger entry.
 */
export async function placeFor(
  { path, ledgerHead }: Pick<ReviewInfo, 'path' | 'ledgerHead'>,
  paper:
    | 'pack'
    | 'draft-pack'
    | 'word'
    | 'keeling'
    | 'bill'
    | 'coverage'
    | 'coding'
    | 'closed-questions'
    | 'responses',
  requestedPath: string | undefined,
): Promise<PackTarget> {
  if (requestedPath !== undefined) return at(resolve(requestedPath));
  const name = `${basename(path, extname(path))}-${paper}-${ledgerHead.seq}`;
  for (let copy = 1; ; copy += 1) {
    const to = join(dirname(path), copy === 1 ? name : `${name}-${copy}`);
    if ((await isFree(to)) && (await isFree(`${to}.zip`))) return at(to);
  }
}
