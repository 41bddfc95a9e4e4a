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

// Reads the content at the endpoints of links. Its hash shows whether an endpoint has changed since the link was
// confirmed.

/** The present content at an endpoint of a link: its fingerprint, and its words. */
export interface EndpointContent {
  readonly hash: string;
  readonly words: () => FacetWords;
}

/** Ids by the kind of their refs. */
type Ids = ReadonlyMap<RefKind, readonly string[]>;

function groupByKind(refs: Iterable<Ref>): Ids {
  const ids = new Map<RefKind, string[]>();
  for (const ref of refs) {
    const { kind, id } = splitRef(ref);
    ids.set(kind, [...(ids.get(kind) ?? []), id]);
  }
  return ids;
}

/** Reads the content at each ref, with one query for each kind. A ref to nothing is missing from the map. */
export async function readEndpoints(
  context: Context,
  trx: Knex.Transaction,
  refs: Iterable<Ref>,
): Promise<ReadonlyMap<Ref, EndpointContent>> {
  const ids = groupByKind(refs);
  const endpoints = new Map<Ref, EndpointContent>();
  await addEndpointsInDraft(context, trx, ids, endpoints);
  for (const kind of ['source', 'recommendation', 'response', 'commitment', 'note'] as const)
    for (const [id, evidence] of await findPieces(trx, kind, ids.get(kind) ?? []))
      setEndpoint(endpoints, kind, id, evidence);
  for (const kind of ['excerpt', 'question', 'theme', 'decision'] as const)
    for (const [id, record] of await findRecords(trx, kind, ids.get(kind) ?? []))
      setEndpoint(endpoints, kind, id, record);
  const answers: readonly AnswerRow[] = await findAnswers(trx, ids.get('answer') ?? []);
  for (const answer of answers) setEndpoint(endpoints, 'answer', String(answer.id), answer);
  return endpoints;
}

/** Reads the content at one ref; undefined if the ref names nothing. */
export const readEndpoint = async (
  context: Context,
  trx: Knex.Transaction,
  ref: Ref,
): Promise<EndpointContent | undefined> => (await readEndpoints(context, trx, [ref])).get(ref);

/** Adds the endpoint of a record or a piece of evidence. */
function setEndpoint<K extends PieceKind>(
  endpoints: Map<Ref, EndpointContent>,
  kind: K,
  id: string,
  evidence: EvidencePieces[K],
): void {
  const words = PIECE_WORDS[kind](evidence);
  endpoints.set(`${kind}:${id}`, { hash: digest(words), words: () => words });
}

/** Adds amendments, and provisions as the draft amends them. A single amendment is read without listing all. */
async function addEndpointsInDraft(
  context: Context,
  trx: Knex.Transaction,
  ids: Ids,
  endpoints: Map<Ref, EndpointContent>,
): Promise<void> {
  const { root } = context.instrument;
  const [amendments = [], provisions = []] = [ids.get('amendment'), ids.get('provision')];
  if (amendments.length === 0 && provisions.length === 0) return;
  const [onlyId = ''] = amendments;
  const onlyAmendment =
    amendments.length === 1 && provisions.length === 0 ? await findAmendment(trx, onlyId) : undefined;
  const allAmendments = onlyAmendment ? [onlyAmendment] : await listAmendments(trx);
  const requestedIds = new Set(amendments);
  for (const amendment of allAmendments) {
    if (!requestedIds.has(amendment.id)) continue;
    endpoints.set(`amendment:${amendment.id}`, {
      hash: digest(amendmentAspect(amendment)),
      words: () => amendmentWords(root, amendment),
    });
  }
  if (provisions.length === 0) return;
  const { chosen } = chooseCompatible(root, countedAmendments(allAmendments));
  const { byPid } = indexTree(asAmendedOf(redline(root, chosen)));
  for (const pid of provisions) {
    const node = byPid.get(pid);
    if (node) endpoints.set(`provision:${pid}`, provisionEndpoint(node));
  }
}

/** Caches endpoints by provision. The redline returns the same object for a provision until it is changed. */
const cachedEndpoints = new WeakMap<Provision, EndpointContent>();

function provisionEndpoint(node: Provision): EndpointContent {
  const existing = cachedEndpoints.get(node);
  if (existing) return existing;
  const words = provisionWords(node);
  const endpoint = { hash: digest(words), words: () => words };
  cachedEndpoints.set(node, endpoint);
  return endpoint;
}
