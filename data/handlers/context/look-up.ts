import type { Knex } from 'knex';
import { indexTree, type Provision } from '../../../core/act/tree.ts';
import { partOf } from '../../../core/amend/edits/division.ts';
import { isDeleted } from '../../../core/amend/edits/states.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import { findAmendment, listAmendments } from '../../store/amendments.ts';
import { findAnswer } from '../../store/answers.ts';
import { findEvidence } from '../../store/evidence.ts';
import { findRecord } from '../../store/records.ts';
import type { Context } from './context.ts';

/**
 * Finds the object that a ref names, as far as links depend on it; undefined if it doesn't exist. For an amendment this
 * excludes the state. So a new state, such as "agreed", does not mark its links as needing a check.
 */
export async function lookUp(context: Context, trx: Knex.Transaction, ref: Ref): Promise<unknown> {
  const { kind, id } = splitRef(ref);
  switch (kind) {
    case 'amendment': {
      const amendment = await findAmendment(trx, id);
      return (
        amendment && {
          title: amendment.title,
          purpose: amendment.purpose,
          reason: amendment.reason,
          edits: amendment.edits,
        }
      );
    }
    case 'provision':
      return indexTree(context.instrument.root).byPid.get(id) ?? newProvision(context, trx, id);
    case 'answer':
      return findAnswer(trx, id);
    case 'excerpt':
    case 'question':
    case 'theme':
    case 'decision':
      return findRecord(trx, kind, id);
    default:
      return findEvidence(trx, kind, id);
  }
}

/** Whether a ref names something that can be commented on or linked: it exists and is not deleted. */
export async function isPresent(context: Context, trx: Knex.Transaction, ref: Ref): Promise<boolean> {
  const { kind, id } = splitRef(ref);
  if (kind !== 'amendment') return (await lookUp(context, trx, ref)) !== undefined;
  const amendment = await findAmendment(trx, id);
  return amendment !== undefined && !isDeleted(amendment);
}

/** Finds a provision that an amendment inserts, or makes by dividing a provision of the base text. */
async function newProvision(
  { instrument }: Context,
  trx: Knex.Transaction,
  pid: string,
): Promise<Provision | undefined> {
  for (const { edits } of await listAmendments(trx)) {
    for (const edit of edits) {
      const provision = edit.type === 'insert' && indexTree(edit.provision).byPid.get(pid);
      if (provision) return provision;
      if (edit.type !== 'divide' || edit.newPid !== pid) continue;
      const divided = indexTree(instrument.root).byPid.get(edit.pid);
      if (divided) return partOf(divided, edit);
    }
  }
  return undefined;
}
