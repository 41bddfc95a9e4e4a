import type { Knex } from 'knex';
import { dateWords } from '../../../core/base/date-words.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import { storedWords, wordsSchema } from '../../../core/evidence/fingerprint.ts';
import {
  LINK_ENDPOINTS,
  type Link,
  type LinkWithStatus,
  type Ref,
  type Suspicion,
} from '../../../core/evidence/link.ts';
import type { EndChange } from '../../../core/evidence/link-calls.ts';
import { beforeLastReview } from '../../../core/evidence/link-reviews.ts';
import { confirmRefusal, newLinkRefusal } from '../../../core/evidence/link-rules.ts';
import type { KeptMark } from '../../../core/ledger/kept-mark.ts';
import { parseStored } from '../../store/json.ts';
import { findKept, keepValues } from '../../store/kept-rows.ts';
import { entriesAbout } from '../../store/ledger.ts';
import { deleteLink, findLink, findLinkBetween, insertLink, updateLink } from '../../store/links.ts';
import type { Context, Handler } from '../context/context.ts';
import { isPresent } from '../context/look-up.ts';
import { type EndpointContent, readEndpoint, readEndpoints } from './endpoints.ts';
import { confirmedHash, linkStatusesOf } from './link-status.ts';

// Handlers that list, add, remove and confirm links. A link is suspect if an endpoint has changed since it was
// confirmed.

export const listAllLinks: Handler<'link.list'> = (context) =>
  context.readShared('link.list', async (trx) => ok(await linkStatusesOf(context).links(context, trx)));

/** Keeps the words of both endpoints in the store, so that later changes can be shown. */
const keepConfirmedWords = (
  trx: Knex.Transaction,
  endpoints: readonly EndpointContent[],
): Promise<readonly KeptMark[]> =>
  keepValues(trx, new Map(endpoints.map(({ hash, words }) => [hash, storedWords(words())])));

/** The link with the status of one that was just confirmed. */
const withoutSuspicion = (link: Link): LinkWithStatus => ({ ...link, suspect: [] });

export const addLink: Handler<'link.add'> = (context, { type, from, to }) =>
  context.write(async (trx, writeEntry) => {
    const refusal = newLinkRefusal({ from, to });
    if (refusal) return refusal;
    const endpoints = await readEndpoints(context, trx, [from, to]);
    const [fromEndpoint, toEndpoint] = [endpoints.get(from), endpoints.get(to)];
    if (!fromEndpoint || !(await isPresent(context, trx, from)))
      return refuse('not-found', `There is no ${refText(from)}.`, 'from');
    if (!toEndpoint || !(await isPresent(context, trx, to)))
      return refuse('not-found', `There is no ${refText(to)}.`, 'to');
    const existing = await findLinkBetween(trx, { type, from, to });
    if (existing) {
      return refuse(
        'clash',
        `${existing.by} already made this link on ${dateWords(existing.at)}. Nothing was changed.`,
        existing.id,
      );
    }
    const id = context.deps.newId();
    const hashes = { fromHash: fromEndpoint.hash, toHash: toEndpoint.hash };
    const keptMarks = await keepConfirmedWords(trx, [fromEndpoint, toEndpoint]);
    const entry = await writeEntry('link.add', `link:${id}`, {
      id,
      type,
      from,
      to,
      ...hashes,
      kept: keptMarks,
    });
    const link: Link = { id, type, from, to, ...hashes, by: entry.who, at: entry.at };
    await insertLink(trx, link, entry);
    return ok(withoutSuspicion(link));
  });

/** The payload of the ledger entry that removes a link. */
export const removalPayload = (link: Link) => ({ type: link.type, from: link.from, to: link.to, was: link });

export const removeLink: Handler<'link.remove'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const link = await findLink(trx, id);
    if (!link) return linkNotFound(id);
    await writeEntry('link.remove', `link:${id}`, removalPayload(link));
    await deleteLink(trx, id);
    return ok({ id });
  });

/** Answers `link.changes`: for each changed endpoint, the words when the link was confirmed and the words now. */
export const linkChanges: Handler<'link.changes'> = (context, { id }) =>
  context.read(async (trx) => {
    const link = (await linkStatusesOf(context).links(context, trx)).find((link) => link.id === id);
    if (!link) return linkNotFound(id);
    const changes: EndChange[] = [];
    for (const suspicion of link.suspect) {
      const ref = link[suspicion.end];
      const keptWords = await findKept(trx, confirmedHash(link, suspicion.end));
      const wordsBefore =
        keptWords === undefined ? null : parseStored(wordsSchema, keptWords, `what was kept of ${ref}`);
      const endpoint = await readEndpoint(context, trx, ref);
      changes.push({
        ...suspicion,
        ref,
        was: wordsBefore,
        is: endpoint ? storedWords(endpoint.words()) : null,
      });
    }
    return ok(changes);
  });

/**
 * Answers `link.look`: confirms that a link is still right. Refused `stale` if an endpoint is not as the user saw it.
 */
export const confirmLink: Handler<'link.look'> = (context, { id, seen: expectedHashes }) =>
  context.write(async (trx, writeEntry) => {
    const link = await findLink(trx, id);
    if (!link) return linkNotFound(id);
    const endpoints = await readEndpoints(context, trx, [link.from, link.to]);
    const [from, to] = [endpoints.get(link.from), endpoints.get(link.to)];
    const suspect = LINK_ENDPOINTS.flatMap((end): Suspicion[] => {
      const hashNow = endpoints.get(link[end])?.hash ?? null;
      if (hashNow === confirmedHash(link, end)) return [];
      return [{ end, because: hashNow === null ? 'gone' : 'changed', now: hashNow }];
    });
    const refusal = confirmRefusal({ ...link, suspect });
    if (refusal) return refusal;
    if (!from || !to) throw new TypeError(`Link ${id} has lost an end`);
    const hashes = { fromHash: from.hash, toHash: to.hash };
    for (const key of ['fromHash', 'toHash'] as const)
      if (expectedHashes[key] !== undefined && expectedHashes[key] !== hashes[key])
        return refuse(
          'stale',
          `${refWords(key === 'fromHash' ? link.from : link.to)} has changed again. The link was not confirmed. Check the latest text.`,
          id,
        );
    const keptMarks = await keepConfirmedWords(trx, [from, to]);
    const { type, fromHash, toHash, looked = null } = link;
    const confirmationBefore = { fromHash, toHash, looked };
    const payload = {
      type,
      from: link.from,
      to: link.to,
      was: confirmationBefore,
      ...hashes,
      kept: keptMarks,
    };
    const entry = await writeEntry('link.look', `link:${id}`, payload);
    const confirmed: Link = { ...link, ...hashes, looked: { by: entry.who, at: entry.at } };
    await updateLink(trx, confirmed);
    return ok(withoutSuspicion(confirmed));
  });

/** Answers `link.unlook`: removes the last confirmation, so that the one before it counts. */
export const undoConfirmation: Handler<'link.unlook'> = async (context, { id }) => {
  const outcome = await context.write<null>(async (trx, writeEntry) => {
    const link = await findLink(trx, id);
    if (!link) return linkNotFound(id);
    const restored = beforeLastReview(await entriesAbout(trx, [`link:${id}`]), link);
    if (!restored.ok) return restored;
    const { type, from, to, fromHash, toHash, looked = null } = link;
    const confirmationBefore = { fromHash, toHash, looked };
    await writeEntry('link.unlook', `link:${id}`, {
      type,
      from,
      to,
      ...restored.value.restored,
      was: confirmationBefore,
    });
    await updateLink(trx, restored.value.link);
    return ok(null);
  });
  return outcome.ok ? linkWithStatus(context, id) : outcome;
};

const linkWithStatus = (context: Context, id: string): Promise<Result<LinkWithStatus>> =>
  context.read(async (trx) => {
    const link = (await linkStatusesOf(context).links(context, trx)).find(
      (listedLink) => listedLink.id === id,
    );
    return link ? ok(link) : linkNotFound(id);
  });

const linkNotFound = (id: string) => refuse('not-found', 'This link no longer exists.', id);

/** `recommendation 1` for `recommendation:1`. */
const refText = (ref: Ref): string => ref.replace(':', ' ');
