import type { Knex } from 'knex';
import { z } from 'zod';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { amendmentAfter, isAmendmentEvent } from '../../../core/amend/edits/events.ts';
import { signaturesSchema } from '../../../core/amend/edits/signatures.ts';
import type { Made } from '../../../core/history/blame.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import { listAmendments } from '../../store/amendments.ts';
import { entriesAbout } from '../../store/ledger.ts';

/** What an entry says of whose work it brings, and on whose account. */
const broughtSchema = z.object({
  because: z.string().optional(),
  author: z.string().optional(),
  signatures: signaturesSchema.optional(),
});

/** An amendment's revisions, with who made each. */
export async function madeOf(trx: Knex.Transaction, id: string): Promise<readonly Made[]> {
  const made: Made[] = [];
  let amendment: Amendment | undefined;
  for (const entry of await entriesAbout(trx, `amendment:${id}`)) {
    if (!isAmendmentEvent(entry.act)) continue;
    amendment = amendmentAfter(amendment, entry);
    const { seq, payload } = entry;
    const { because = '', author, signatures } = broughtSchema.parse(payload);
    // Of work that was taken in it is who did it that counts, and when; not who took it in.
    const mark = {
      seq,
      at: amendment.changedAt,
      who: author ?? amendment.changedBy,
      revision: amendment.revision,
      because,
    };
    const isCarried = entry.act === 'amendment.rebase';
    made.push({ amendment, mark, signatures, ...(isCarried && { carried: true }) });
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
