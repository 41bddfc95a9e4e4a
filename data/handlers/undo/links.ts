import { findingEvents } from '../../../core/amend/checks/events.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { sameValue } from '../../../core/base/same-value.ts';
import { refWords } from '../../../core/evidence/describe.ts';
import type { Link } from '../../../core/evidence/link.ts';
import { linkEvents, linkIn, withoutConfirmation } from '../../../core/evidence/link-events.ts';
import { deleteIgnored, findIgnored, insertIgnored } from '../../store/ignored-findings.ts';
import { deleteLink, findLink, findLinkBetween, insertLink, updateLink } from '../../store/links.ts';
import { listRecords } from '../../store/records.ts';
import { readEndpoints } from '../evidence/endpoints.ts';
import { removalPayload } from '../evidence/links.ts';
import { changedSinceRefusal, type UndoHandler, type UndoStep } from './take-back.ts';

// Undoes entries about links and ignored findings.

const NAME = 'This link';
const OLDER = refuse('unsupported', 'An earlier version of Keeling did this, so it can’t be undone here.');

const reviewOf = ({ fromHash, toHash, looked }: Link) => ({ fromHash, toHash, looked: looked ?? null });
const linkSince = ({ id }: Link, step: UndoStep) => changedSinceRefusal(step, `link:${id}`, NAME);

export const takeBackLinked: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const link = await findLink(trx, linkIn(entry.subject));
  if (!link) return changedSinceRefusal(step, entry.subject, NAME);
  const { again: signed } = linkEvents['link.add'].payload.parse(entry.payload);
  if (!sameValue(link.looked, signed?.looked)) return linkSince(link, step);
  const thread = (await listRecords(trx, 'thread')).find(({ on }) => on === `link:${link.id}`);
  if (thread)
    return refuse('clash', `${thread.id} is a comment on this link. Nothing was changed.`, thread.id);
  await writeEntry('link.remove', `link:${link.id}`, removalPayload(link));
  await deleteLink(trx, link.id);
  return ok(null);
};

export const takeBackUnlinked: UndoHandler = async ({ context, trx, writeEntry, entry }) => {
  const { was } = linkEvents['link.remove'].payload.parse(entry.payload);
  if (!was) return OLDER;
  const ends = await readEndpoints(context, trx, [was.from, was.to]);
  const missing = [was.from, was.to].find((ref) => !ends.has(ref));
  if (missing)
    return refuse('not-found', `There is no ${refWords(missing)} any more. Nothing was changed.`, missing);
  const other = await findLinkBetween(trx, was);
  if (other)
    return refuse('clash', `${other.by} has since made this link again. Nothing was changed.`, other.id);
  const { by, at, looked, ...facts } = was;
  const signed = { by, at, ...(looked && { looked }) };
  await insertLink(trx, was, await writeEntry('link.add', `link:${was.id}`, { ...facts, again: signed }));
  return ok(null);
};

export const takeBackReviewed: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const link = await findLink(trx, linkIn(entry.subject));
  if (!link) return changedSinceRefusal(step, entry.subject, NAME);
  const review = linkEvents['link.look'].payload.parse(entry.payload);
  const looked = review.looked ?? { by: entry.who, at: entry.at };
  if (!review.was) return OLDER;
  const { fromHash, toHash } = review;
  if (!sameValue(reviewOf(link), { fromHash, toHash, looked })) return linkSince(link, step);
  const { type, from, to } = link;
  await writeEntry('link.unlook', `link:${link.id}`, { type, from, to, ...review.was, was: reviewOf(link) });
  await updateLink(trx, withoutConfirmation(link, review.was));
  return ok(null);
};

export const takeBackUnreviewed: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const link = await findLink(trx, linkIn(entry.subject));
  if (!link) return changedSinceRefusal(step, entry.subject, NAME);
  const { was, fromHash, toHash, looked } = linkEvents['link.unlook'].payload.parse(entry.payload);
  if (!was?.looked) return OLDER;
  if (!sameValue(reviewOf(link), { fromHash, toHash, looked })) return linkSince(link, step);
  const { type, from, to } = link;
  const review = { type, from, to, fromHash: was.fromHash, toHash: was.toHash, looked: was.looked };
  await writeEntry('link.look', `link:${link.id}`, { ...review, was: reviewOf(link) });
  await updateLink(trx, { ...link, fromHash: was.fromHash, toHash: was.toHash, looked: was.looked });
  return ok(null);
};

const FINDING = 'This check';

export const takeBackIgnored: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const { again: signed, ...ignored } = findingEvents['finding.ignore'].payload.parse(entry.payload);
  const was = { ...ignored, by: entry.who, at: entry.at, ...signed };
  if (!sameValue(await findIgnored(trx, ignored.key), was))
    return changedSinceRefusal(step, entry.subject, FINDING);
  await writeEntry('finding.heed', `finding:${ignored.key}`, { said: ignored.said, was });
  await deleteIgnored(trx, ignored.key);
  return ok(null);
};

export const takeBackUnignored: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const { was } = findingEvents['finding.heed'].payload.parse(entry.payload);
  if (!was) return OLDER;
  if (await findIgnored(trx, was.key)) return changedSinceRefusal(step, entry.subject, FINDING);
  const { by, at, ...ignored } = was;
  const payload = { ...ignored, again: { by, at } };
  await insertIgnored(trx, was, await writeEntry('finding.ignore', `finding:${was.key}`, payload));
  return ok(null);
};
