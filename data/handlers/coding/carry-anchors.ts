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
 * Moves the excerpts and redactions of a text to the new version of that text, where their words are found without doubt.
 * An excerpt whose words are not found is detached, and a person has to place it. Refused where the words of a redaction
 * are not found, because nobody would know which words to withhold.
 */
export async function carryPassages(
  trx: Knex.Transaction,
  ref: Ref,
  before: string,
  after: string,
): Promise<Result<readonly RecordChange[]>> {
  const redactions = carryRecords('redaction', await redactionsOf(trx, ref), { before, after });
  const lostRedaction = redactions.find((change) => change.kind === 'redaction' && change.is?.detached);
  if (lostRedaction)
    return refuse(
      'refused',
      `Words redacted by ${lostRedaction.id} are not in the new text. Nothing was saved. Remove that redaction first, then redact the new text.`,
      lostRedaction.id,
    );
  return ok([...redactions, ...carryRecords('excerpt', await excerptsOf(trx, ref), { before, after })]);
}

/**
 * Moves the excerpts of provisions when the base text of the review is changed. Each moves to its provision’s
 * counterpart in the new text, if its words are found there without doubt. An excerpt without a place is detached.
 * @param pidNow the pid of a provision in the new text; null if the new text does not have that provision
 */
export async function carryProvisionExcerpts(
  trx: Knex.Transaction,
  before: Provision,
  after: Provision,
  pidNow: (pid: Pid) => Pid | null,
): Promise<readonly RecordChange[]> {
  const [nodesBefore, nodesAfter] = [indexTree(before).byPid, indexTree(after).byPid];
  return (await excerptsOfProvisions(trx)).flatMap((excerpt): readonly RecordChange[] => {
    const { id: pid } = splitRef(excerpt.of);
    const [nodeBefore, counterpart] = [nodesBefore.get(pid), nodesAfter.get(pidNow(pid) ?? '')];
    const carriedChanges =
      nodeBefore && counterpart
        ? carryRecords('excerpt', [excerpt], {
            before: provisionText(nodeBefore),
            after: provisionText(counterpart),
          })
        : [{ kind: 'excerpt', is: movedTo(excerpt, null) } as const];
    const [change] = carriedChanges;
    const carriedExcerpt = change?.kind === 'excerpt' && change.is ? change.is : excerpt;
    const is = counterpart
      ? { ...carriedExcerpt, of: `provision:${counterpart.pid}` as const }
      : carriedExcerpt;
    return canonicalJson(is) === canonicalJson(excerpt)
      ? []
      : [{ kind: 'excerpt', id: excerpt.id, was: excerpt, is }];
  });
}

/**
 * Moves the comments on provisions when the base text of the review is changed. A comment moves to the provision's
 * counterpart, and keeps its quoted words if they are found without doubt. A comment whose provision has no counterpart
 * keeps its subject and loses its quoted words.
 */
export async function carryThreads(
  trx: Knex.Transaction,
  before: Provision,
  after: Provision,
  pidNow: (pid: Pid) => Pid | null,
): Promise<readonly RecordChange[]> {
  const { byPid } = indexTree(before);
  return (await listRecords(trx, 'thread')).flatMap((thread): readonly RecordChange[] => {
    const pid = thread.on.startsWith('provision:') ? thread.on.slice('provision:'.length) : null;
    if (pid === null) return [];
    // A provision that is not in the old text is inserted by an amendment, and keeps its pid.
    const newPid = byPid.has(pid) ? pidNow(pid) : pid;
    const words = thread.words && carryToNewText(thread.words, pid, before, after, pidNow);
    const is = { ...thread, on: newPid === null ? thread.on : `provision:${newPid}`, words };
    return canonicalJson(is) === canonicalJson(thread)
      ? []
      : [{ kind: 'thread', id: thread.id, was: thread, is }];
  });
}
