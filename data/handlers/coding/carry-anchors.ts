import type { Knex } from 'knex';
import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { carryRecords, movedTo } from '../../../core/coding/excerpt-places.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import { carryToNewText } from '../../../core/review/words-in-draft.ts';
import { provisionText } from '../../store/coded-texts.ts';
import { excerptsOf, excerptsOfProvisions } from '../../store/coding.ts';
import { listRecords } from '../../store/records.ts';
import { redactionsOf } from './redactions.ts';

/**
 * What becomes of the passages that were taken of a text, when it is another text: each goes along where its words are
 * found again beyond doubt. An excerpt whose words are lost is detached, to be placed by a person. Refused where the lost
 * words are redacted: nobody could say which words must not leave then.
 */
export async function carryPassages(
  trx: Knex.Transaction,
  of: Ref,
  before: string,
  after: string,
): Promise<Result<readonly RecordChange[]>> {
  const redactions = carryRecords('redaction', await redactionsOf(trx, of), { before, after });
  const detached = redactions.find((change) => change.kind === 'redaction' && change.is?.detached);
  if (detached)
    return refuse(
      'refused',
      `Words redacted by ${detached.id} are not in the new text. Nothing was saved. Remove that redaction first, then redact the new text.`,
      detached.id,
    );
  return ok([...redactions, ...carryRecords('excerpt', await excerptsOf(trx, of), { before, after })]);
}

/**
 * What becomes of the excerpts of provisions when a review is moved to another text of its Act: each goes to the provision
 * that its own has become, where its words are found again beyond doubt.
 * @param pidNow what a provision is called in the other text; null where it has none of the kind
 */
export async function carryProvisionExcerpts(
  trx: Knex.Transaction,
  before: Provision,
  after: Provision,
  pidNow: (pid: Pid) => Pid | null,
): Promise<readonly RecordChange[]> {
  const [old, now] = [indexTree(before).byPid, indexTree(after).byPid];
  return (await excerptsOfProvisions(trx)).flatMap((was): readonly RecordChange[] => {
    const { id: pid } = splitRef(was.of);
    const [node, moved] = [old.get(pid), now.get(pidNow(pid) ?? '')];
    const carried =
      node && moved
        ? carryRecords('excerpt', [was], { before: provisionText(node), after: provisionText(moved) })
        : [{ kind: 'excerpt', is: movedTo(was, null) } as const];
    const [change] = carried;
    const carriedExcerpt = change?.kind === 'excerpt' && change.is ? change.is : was;
    const is = moved ? { ...carriedExcerpt, of: `provision:${moved.pid}` as const } : carriedExcerpt;
    return canonicalJson(is) === canonicalJson(was) ? [] : [{ kind: 'excerpt', id: was.id, was, is }];
  });
}

/**
 * What becomes of the comments on the Act when a review is moved to another text of it. A comment on a provision moves to
 * the provision's counterpart, and keeps its quoted words where they are found without doubt. One whose provision has
 * no counterpart stays named as it was, without its words.
 */
export async function carryThreads(
  trx: Knex.Transaction,
  before: Provision,
  after: Provision,
  pidNow: (pid: Pid) => Pid | null,
): Promise<readonly RecordChange[]> {
  const { byPid } = indexTree(before);
  return (await listRecords(trx, 'thread')).flatMap((was): readonly RecordChange[] => {
    const pid = was.on.startsWith('provision:') ? was.on.slice('provision:'.length) : null;
    if (pid === null) return [];
    // What an amendment puts in is called in the new text as it was in the old.
    const now = byPid.has(pid) ? pidNow(pid) : pid;
    const words = was.words && carryToNewText(was.words, pid, before, after, pidNow);
    const is = { ...was, on: now === null ? was.on : `provision:${now}`, words };
    return canonicalJson(is) === canonicalJson(was) ? [] : [{ kind: 'thread', id: was.id, was, is }];
  });
}
