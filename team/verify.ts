import { ok, type Result, refuse } from '../core/base/result.ts';
import { hashesOf } from '../data/store/ledger.ts';
import { openSchema } from '../data/store/postgres/reviews.ts';
import { read } from '../data/store/transact.ts';
import { verify } from '../data/store/verify.ts';
import { allReviews, readHeads, type WrittenHead } from '../data/team/heads.ts';
import type { TeamReview } from '../data/team/members.ts';
import { openTeam } from '../data/team/tables.ts';
import { readSettings, type TeamSettings } from './settings.ts';

/** Verifies a review's ledger and tables, and compares the ledger with the heads recorded outside the database. */
async function verifyOne(
  { database, owner }: Pick<TeamSettings, 'database' | 'owner'>,
  { id, schema }: TeamReview,
  heads: readonly WrittenHead[],
): Promise<Result<string>> {
  const opened = await openSchema({ database, owner, schema }, 1);
  if (!opened.ok) return opened;
  try {
    return await read(opened.value, async (trx) => {
      const verified = await verify(trx);
      if (!verified.ok) return verified;
      const own = heads.filter(({ review }) => review === id);
      const hashes = await hashesOf(
        trx,
        own.map(({ seq }) => seq),
      );
      const changed = own.find(({ seq, hash }) => hashes.get(seq) !== hash);
      if (changed)
        return refuse(
          'damaged',
          `Entry ${changed.seq} is not the one that was recorded on ${changed.day}: the ledger has been rewritten since.`,
          `entry ${changed.seq}`,
        );
      const { entries, head, isSearchable } = verified.value;
      const search = isSearchable ? '' : '; the search index of the responses is damaged';
      return ok(`${entries} entries, head ${head}${search}`);
    });
  } finally {
    await opened.value.destroy();
  }
}

/**
 * Verifies every review of a server, or only the one with the id `only`. It runs in a process of its own.
 * @returns a line for each review; refused `damaged` with all lines if one review is damaged
 */
export async function verifyTeam(path: string, only?: string): Promise<Result<string>> {
  const settings = await readSettings(path);
  if (!settings.ok) return settings;
  const team = await openTeam(settings.value);
  try {
    const heads = settings.value.heads === undefined ? [] : await readHeads(settings.value.heads);
    const reviews = (await allReviews(team)).filter(({ id }) => only === undefined || id === only);
    if (only !== undefined && reviews.length === 0)
      return refuse('not-found', `There is no review ${only} on this server.`);
    const lines: string[] = [];
    let wrong = 0;
    for (const review of reviews) {
      const verdict = await verifyOne(settings.value, review, heads);
      if (!verdict.ok) wrong += 1;
      const { message, place } = verdict.ok ? { message: verdict.value, place: undefined } : verdict.error;
      lines.push(`${review.id} ${review.title}: ${message}${place === undefined ? '' : ` (${place})`}`);
    }
    const listed = lines.join('\n');
    return wrong === 0 ? ok(listed) : refuse('damaged', listed);
  } finally {
    await team.destroy();
  }
}
