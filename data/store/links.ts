import type { Knex } from 'knex';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { type Link, linkSchema } from '../../core/evidence/link.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { parseStored } from './json.ts';

/** A row for a current link. Removed links are only in the ledger. */
export interface LinkRow {
  readonly id: string;
  /** The ledger entry that made it. */
  readonly seq: number;
  readonly type: string;
  readonly from_ref: string;
  readonly to_ref: string;
  readonly json: string;
}

const toLink = ({ id, json }: LinkRow): Link => parseStored(linkSchema, json, `link ${id}`);

/** All links, oldest first. */
export async function listLinks(trx: Knex.Transaction): Promise<Link[]> {
  return (await trx<LinkRow>('link').orderBy('seq')).map(toLink);
}

/** The link of that id, if there is one. */
export async function findLink(trx: Knex.Transaction, id: string): Promise<Link | undefined> {
  const row = await trx<LinkRow>('link').where({ id }).first();
  return row && toLink(row);
}

/** The link of one type between two endpoints, if there is one. */
export async function findLinkBetween(
  trx: Knex.Transaction,
  { type, from, to }: Pick<Link, 'type' | 'from' | 'to'>,
): Promise<Link | undefined> {
  const row = await trx<LinkRow>('link').where({ type, from_ref: from, to_ref: to }).first();
  return row && toLink(row);
}

/** A link as the columns of its row. */
export const linkRow = (link: Link, seq: number): LinkRow => ({
  id: link.id,
  seq,
  type: link.type,
  from_ref: link.from,
  to_ref: link.to,
  json: canonicalJson(link),
});

/** Adds the link that a ledger entry records. */
export async function insertLink(trx: Knex.Transaction, link: Link, entry: LedgerEntry): Promise<void> {
  await trx<LinkRow>('link').insert(linkRow(link, entry.seq));
}

/** Changes a link's endpoints, or the record of its last review. Its id and entry stay. A ledger entry must record the change. */
export async function updateLink(trx: Knex.Transaction, link: Link): Promise<void> {
  const { from_ref, to_ref, json } = linkRow(link, 0);
  await trx<LinkRow>('link').where({ id: link.id }).update({ from_ref, to_ref, json });
}

/** Deletes a link. A ledger entry must record the change. */
export async function deleteLink(trx: Knex.Transaction, id: string): Promise<void> {
  await trx<LinkRow>('link').where({ id }).delete();
}
