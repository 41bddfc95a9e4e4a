import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { amendmentAfter, isAmendmentEvent } from '../../../core/amend/edits/events.ts';
import type { Made } from '../../../core/history/blame.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import { listAmendments } from '../../store/amendments.ts';
import { entriesAbout } from '../../store/ledger.ts';

/** An amendment's revisions, with who made each. */
export async function madeOf(trx: Knex.Transaction, id: string): Promise<readonly Made[]> {
  const made: Made[] = [];
  let amendment: Amendment | undefined;
  for (const entry of await entriesAbout(trx, `amendment:${id}`)) {
    if (!isAmendmentEvent(entry.act)) continue;
    amendment = amendmentAfter(amendment, entry);
    const { seq, payload } = entry;
    // Of work that was taken in it is who did it that counts, and when; not who took it in.
    const { changedAt: at, changedBy: who } = amendment;
    const because = (payload as { readonly because?: unknown }).because;
    const mark = {
      seq,
      at,
      who,
      revision: amendment.revision,
      because: typeof because === 'string' ? because : '',
    };
    const isCarried = entry.act === 'amendment.rebase';
    made.push({ amendment, mark, ...(isCarried && { carried: true }) });
  }
  return made;
}

/** The same of every amendment, for those who are told when each word was typed: nobody else is. */
export async function madeFor(
  trx: Knex.Transaction,
  profile: WordProfile,
): Promise<ReadonlyMap<string, readonly Made[]>> {
  const made = new Map<string, readonly Made[]>();
  if (profile !== 'lawyer') return made;
  for (const { id } of await listAmendments(trx)) made.set(id, await madeOf(trx, id));
  return made;
}
