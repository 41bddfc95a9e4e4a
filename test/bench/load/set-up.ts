import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { NO_EVIDENCE } from '../../../data/corpus/evidence.ts';
import { fillReview } from '../../../data/session/fill.ts';
import { sessionOnConnections } from '../../../data/session/session.ts';
import { connectPostgres, type Database } from '../../../data/store/postgres/connect.ts';
import { createSchema } from '../../../data/store/postgres/reviews.ts';
import { addReview } from '../../../data/team/members.ts';
import { personOf } from '../../../data/team/people.ts';
import { OWNER, type PostgresServer, USER } from '../../support/hosts/postgres-server.ts';
import { must, mustOpen, testDeps } from '../../support/reviews/review.ts';
import { LARGE_ACT, largeInstrument } from '../large.ts';
import { scattered } from '../support.ts';

/** A review of the large Act that many people are in, before anybody came. */
export interface Loaded {
  readonly id: string;
  readonly schema: string;
  readonly amendments: readonly Amendment[];
}

const REVIEW = '11111111-2222-4333-8444-555555555555';

/** The database as docs/server.md has it made, with its two roles. */
export function departmentOf(server: PostgresServer): Required<Database> {
  const as = (role: string): string => {
    const url = new URL(server.url);
    url.username = role;
    return url.href;
  };
  return { database: as(USER), owner: as(OWNER) };
}

/** Makes a review of so many amendments, of which everybody is a drafter. The server's own tables are there already. */
export async function loadReview(
  { database, owner }: Required<Database>,
  given: {
    readonly issuer: string;
    readonly subjects: readonly string[];
    readonly amendments: number;
    readonly folder: string;
  },
): Promise<Loaded> {
  const schema = `keeling_${REVIEW.replaceAll('-', '')}`;
  const team = connectPostgres({ database: owner, schema: 'keeling' }, 1);
  const now = new Date().toISOString();
  const people: string[] = [];
  for (const subject of given.subjects)
    people.push(
      (await personOf(team, { issuer: given.issuer, subject, name: `Person ${subject}`, post: '' }, now)).id,
    );
  const contents = { title: LARGE_ACT.title, instrument: largeInstrument(), evidence: NO_EVIDENCE };
  const db = must(
    await createSchema({ database, owner, schema }, async (trx) => {
      const filled = await fillReview(trx, contents, testDeps());
      const review = { id: REVIEW, schema, title: contents.title, since: now };
      if (filled.ok) await addReview(trx, review, people[0] ?? '');
      return filled;
    }),
  );
  for (const person of people.slice(1))
    await team('member').insert({ review: REVIEW, person, role: 'drafter' });
  await team.destroy();
  mkdirSync(given.folder, { recursive: true });
  const session = mustOpen(await sessionOnConnections(db, join(given.folder, 'review.keeling'), testDeps()));
  const amendments: Amendment[] = [];
  const { root } = contents.instrument;
  for (const { edits } of scattered(root, given.amendments, LARGE_ACT.words()))
    amendments.push(must(await session.call('amendment.create', { title: 'One word', edits: [...edits] })));
  await session.close();
  return { id: REVIEW, schema, amendments };
}
