import type { Knex } from 'knex';
import { refuse } from '../../../core/base/result.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import { type Ref, refSchema, splitRef } from '../../../core/evidence/link.ts';
import { listLinks } from '../../store/links.ts';
import { listRecords } from '../../store/records.ts';

/** How many of the things that hang on what would be taken back are named. */
const MOST_NAMED = 20;

/** Whether something is an answer between two ids, or one of some questions. */
export const among =
  ([from, to]: readonly [number, number], questions: ReadonlySet<string>) =>
  (ref: Ref): boolean => {
    const { kind, id } = splitRef(ref);
    if (kind === 'question') return questions.has(id);
    return kind === 'answer' && Number(id) >= from && Number(id) <= to;
  };

/** What people have tied to some things, in words: passages, decisions, comments and links. */
export async function hangingOn(
  trx: Knex.Transaction,
  isTheirs: (ref: Ref) => boolean,
): Promise<readonly string[]> {
  const hang: string[] = [];
  for (const kind of ['excerpt', 'redaction', 'reading'] as const)
    for (const { id, of } of await listRecords(trx, kind))
      if (isTheirs(of)) hang.push(`${kind} ${id} (${refWords(of)})`);
  for (const { id, members } of await listRecords(trx, 'campaign'))
    if (members.some(isTheirs)) hang.push(`campaign ${id}`);
  for (const { id, about } of await listRecords(trx, 'decision'))
    if (isTheirs(about)) hang.push(`decision ${id} (${refWords(about)})`);
  for (const { id, on } of await listRecords(trx, 'thread')) {
    const ref = refSchema.safeParse(on).data;
    if (ref && isTheirs(ref)) hang.push(`comment ${id} (${refWords(ref)})`);
  }
  for (const { from, to } of await listLinks(trx))
    if ([from, to].some(isTheirs)) hang.push(`the link from ${refWords(from)} to ${refWords(to)}`);
  return hang;
}

/** The refusal to take something back while something hangs on it. @param on "its answers" */
export function refuseHanging(id: string, on: string, hang: readonly string[]) {
  const more = hang.length > MOST_NAMED ? [`and ${hang.length - MOST_NAMED} more`] : [];
  const list = [...hang.slice(0, MOST_NAMED), ...more].join('; ');
  return refuse(
    'clash',
    `${id} cannot be removed because other work depends on ${on}: ${list}. Remove that first. Nothing was changed.`,
    id,
  );
}
