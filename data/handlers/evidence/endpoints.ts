import type { Knex } from 'knex';
import { indexTree, type Provision } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import {
  amendmentAspect,
  amendmentWords,
  countedAmendments,
  type EvidencePieces,
  type FacetWords,
  PIECE_WORDS,
  type PieceKind,
  provisionWords,
} from '../../../core/evidence/fingerprint.ts';
import { type Ref, type RefKind, splitRef } from '../../../core/evidence/link.ts';
import { digest } from '../../base/hash.ts';
import { findAmendment, listAmendments } from '../../store/amendments.ts';
import { type AnswerRow, findAnswers } from '../../store/answers.ts';
import { findPieces } from '../../store/evidence.ts';
import { findRecords } from '../../store/records.ts';
import type { Context } from '../context/context.ts';

/** What stands at an end of a link now: its fingerprint, and what it says. */
export interface End {
  readonly hash: string;
  readonly words: () => FacetWords;
}

type Ids = ReadonlyMap<RefKind, readonly string[]>;

function byKind(refs: Iterable<Ref>): Ids {
  const ids = new Map<RefKind, string[]>();
  for (const ref of refs) {
    const { kind, id } = splitRef(ref);
    ids.set(kind, [...(ids.get(kind) ?? []), id]);
  }
  return ids;
}

/** What stands at each ref, looked up kind by kind. A ref is left out when there is no such thing. */
export async function endsOf(
  context: Context,
  trx: Knex.Transaction,
  refs: Iterable<Ref>,
): Promise<ReadonlyMap<Ref, End>> {
  const ids = byKind(refs);
  const ends = new Map<Ref, End>();
  await amendmentEnds(context, trx, ids, ends);
  for (const kind of ['source', 'recommendation', 'response', 'commitment', 'note'] as const)
    for (const [id, evidence] of await findPieces(trx, kind, ids.get(kind) ?? []))
      setEnd(ends, kind, id, evidence);
  for (const kind of ['excerpt', 'question', 'theme', 'decision'] as const)
    for (const [id, record] of await findRecords(trx, kind, ids.get(kind) ?? []))
      setEnd(ends, kind, id, record);
  const answers: readonly AnswerRow[] = await findAnswers(trx, ids.get('answer') ?? []);
  for (const answer of answers) setEnd(ends, 'answer', String(answer.id), answer);
  return ends;
}

/** The one thing at a ref, if it is there. */
export const endOf = async (context: Context, trx: Knex.Transaction, ref: Ref): Promise<End | undefined> =>
  (await endsOf(context, trx, [ref])).get(ref);

function setEnd<K extends PieceKind>(
  ends: Map<Ref, End>,
  kind: K,
  id: string,
  evidence: EvidencePieces[K],
): void {
  const words = PIECE_WORDS[kind](evidence);
  ends.set(`${kind}:${id}`, { hash: digest(words), words: () => words });
}

async function amendmentEnds(
  context: Context,
  trx: Knex.Transaction,
  ids: Ids,
  ends: Map<Ref, End>,
): Promise<void> {
  const { root } = context.instrument;
  const [amendments = [], provisions = []] = [ids.get('amendment'), ids.get('provision')];
  if (amendments.length === 0 && provisions.length === 0) return;
  const [only = ''] = amendments;
  const one = amendments.length === 1 && provisions.length === 0 ? await findAmendment(trx, only) : undefined;
  const heldAmendments = one ? [one] : await listAmendments(trx);
  const wantedIds = new Set(amendments);
  for (const amendment of heldAmendments) {
    if (!wantedIds.has(amendment.id)) continue;
    ends.set(`amendment:${amendment.id}`, {
      hash: digest(amendmentAspect(amendment)),
      words: () => amendmentWords(root, amendment),
    });
  }
  if (provisions.length === 0) return;
  const { chosen } = chooseCompatible(root, countedAmendments(heldAmendments));
  const { byPid } = indexTree(asAmendedOf(redline(root, chosen)));
  for (const pid of provisions) {
    const node = byPid.get(pid);
    if (node) ends.set(`provision:${pid}`, provisionEnd(node));
  }
}

/** A provision in which nothing is changed is the same value each time. */
const provisionEnds = new WeakMap<Provision, End>();

function provisionEnd(node: Provision): End {
  const existing = provisionEnds.get(node);
  if (existing) return existing;
  const words = provisionWords(node);
  const end = { hash: digest(words), words: () => words };
  provisionEnds.set(node, end);
  return end;
}
