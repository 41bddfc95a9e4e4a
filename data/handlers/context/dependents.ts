import type { Knex } from 'knex';
import { refuse } from '../../../core/base/result.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import { type Ref, refSchema, splitRef } from '../../../core/evidence/link.ts';
import { listLinks } from '../../store/links.ts';
import { listRecords } from '../../store/records.ts';

/** The refusal to remove something names at most this many dependents. */
const MAX_NAMED = 20;

/** Tests whether a ref names an answer between two ids, or one of the given questions. */
export const isAnswerOrQuestionIn =
  ([firstId, lastId]: readonly [number, number], questions: ReadonlySet<string>) =>
  (ref: Ref): boolean => {
    const { kind, id } = splitRef(ref);
    if (kind === 'question') return questions.has(id);
    return kind === 'answer' && Number(id) >= firstId && Number(id) <= lastId;
  };

/** Describes the passages, campaigns, decisions, comments and links that depend on the refs that `isTarget` accepts. */
export async function listDependents(
  trx: Knex.Transaction,
  isTarget: (ref: Ref) => boolean,
): Promise<readonly string[]> {
  const dependents: string[] = [];
  for (const kind of ['excerpt', 'redaction', 'reading'] as const)
    for (const { id, of } of await listRecords(trx, kind))
      if (isTarget(of)) dependents.push(`${kind} ${id} (${refWords(of)})`);
  for (const { id, members } of await listRecords(trx, 'campaign'))
    if (members.some(isTarget)) dependents.push(`campaign ${id}`);
  for (const { id, about } of await listRecords(trx, 'decision'))
    if (isTarget(about)) dependents.push(`decision ${id} (${refWords(about)})`);
  for (const { id, on } of await listRecords(trx, 'thread')) {
    const ref = refSchema.safeParse(on).data;
    if (ref && isTarget(ref)) dependents.push(`comment ${id} (${refWords(ref)})`);
  }
  for (const { from, to } of await listLinks(trx))
    if ([from, to].some(isTarget)) dependents.push(`the link from ${refWords(from)} to ${refWords(to)}`);
  return dependents;
}

/**
 * Refuses to remove something while other work depends on a part of it.
 * @param partInWords names that part: "its answers"
 */
export function refuseWithDependents(id: string, partInWords: string, dependents: readonly string[]) {
  const andMore = dependents.length > MAX_NAMED ? [`and ${dependents.length - MAX_NAMED} more`] : [];
  const list = [...dependents.slice(0, MAX_NAMED), ...andMore].join('; ');
  return refuse(
    'clash',
    `${id} cannot be removed because other work depends on ${partInWords}: ${list}. Remove that first. Nothing was changed.`,
    id,
  );
}
