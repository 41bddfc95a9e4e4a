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

// Undoes ledger entries about links and ignored findings. A payload’s `was` is the value before the entry. Its `again`
// has the original author and time of a link or finding that undoing restores.

const LINK_NAME = 'This link';
const OLDER_VERSION_REFUSAL = refuse(
  'unsupported',
  'An earlier version of Keeling did this, so it can’t be undone here.',
);

/** The facts of a link’s last confirmation: the hashes of both endpoints, and who confirmed it when. */
const confirmationOf = ({ fromHash, toHash, looked }: Link) => ({ fromHash, toHash, looked: looked ?? null });
const changedLinkRefusal = ({ id }: Link, step: UndoStep) =>
  changedSinceRefusal(step, `link:${id}`, LINK_NAME);

/** Undoes a new link by removing it. Refused if it has been confirmed since, or has comments. */
export const undoLinkAddition: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const link = await findLink(trx, linkIn(entry.subject));
  if (!link) return changedSinceRefusal(step, entry.subject, LINK_NAME);
  const { again: original } = linkEvents['link.add'].payload.parse(entry.payload);
  if (!sameValue(link.looked, original?.looked)) return changedLinkRefusal(link, step);
  const thread = (await listRecords(trx, 'thread')).find(({ on }) => on === `link:${link.id}`);
  if (thread)
    return refuse('clash', `${thread.id} is a comment on this link. Nothing was changed.`, thread.id);
  await writeEntry('link.remove', `link:${link.id}`, removalPayload(link));
  await deleteLink(trx, link.id);
  return ok(null);
};

/** Undoes the removal of a link. */
export const undoLinkRemoval: UndoHandler = async ({ context, trx, writeEntry, entry }) => {
  const { was } = linkEvents['link.remove'].payload.parse(entry.payload);
  if (!was) return OLDER_VERSION_REFUSAL;
  const endpoints = await readEndpoints(context, trx, [was.from, was.to]);
  const missing = [was.from, was.to].find((ref) => !endpoints.has(ref));
  if (missing)
    return refuse('not-found', `There is no ${refWords(missing)} any more. Nothing was changed.`, missing);
  const sameLink = await findLinkBetween(trx, was);
  if (sameLink)
    return refuse(
      'clash',
      `${sameLink.by} has since made this link again. Nothing was changed.`,
      sameLink.id,
    );
  const { by, at, looked, ...linkFields } = was;
  const original = { by, at, ...(looked && { looked }) };
  await insertLink(
    trx,
    was,
    await writeEntry('link.add', `link:${was.id}`, { ...linkFields, again: original }),
  );
  return ok(null);
};

/** Undoes a person’s confirmation that a link is still right. */
export const undoLinkConfirmation: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const link = await findLink(trx, linkIn(entry.subject));
  if (!link) return changedSinceRefusal(step, entry.subject, LINK_NAME);
  const confirmation = linkEvents['link.look'].payload.parse(entry.payload);
  const looked = confirmation.looked ?? { by: entry.who, at: entry.at };
  if (!confirmation.was) return OLDER_VERSION_REFUSAL;
  const { fromHash, toHash } = confirmation;
  if (!sameValue(confirmationOf(link), { fromHash, toHash, looked })) return changedLinkRefusal(link, step);
  const { type, from, to } = link;
  await writeEntry('link.unlook', `link:${link.id}`, {
    type,
    from,
    to,
    ...confirmation.was,
    was: confirmationOf(link),
  });
  await updateLink(trx, withoutConfirmation(link, confirmation.was));
  return ok(null);
};

/** Undoes the removal of a confirmation. */
export const undoConfirmationRemoval: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const link = await findLink(trx, linkIn(entry.subject));
  if (!link) return changedSinceRefusal(step, entry.subject, LINK_NAME);
  const { was, fromHash, toHash, looked } = linkEvents['link.unlook'].payload.parse(entry.payload);
  if (!was?.looked) return OLDER_VERSION_REFUSAL;
  if (!sameValue(confirmationOf(link), { fromHash, toHash, looked })) return changedLinkRefusal(link, step);
  const { type, from, to } = link;
  const confirmation = { type, from, to, fromHash: was.fromHash, toHash: was.toHash, looked: was.looked };
  await writeEntry('link.look', `link:${link.id}`, { ...confirmation, was: confirmationOf(link) });
  await updateLink(trx, { ...link, fromHash: was.fromHash, toHash: was.toHash, looked: was.looked });
  return ok(null);
};

const FINDING_NAME = 'This check';

/** Undoes ignoring a finding of a check, which counts again. */
export const undoIgnoring: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const { again: original, ...finding } = findingEvents['finding.ignore'].payload.parse(entry.payload);
  const ignoredFinding = { ...finding, by: entry.who, at: entry.at, ...original };
  if (!sameValue(await findIgnored(trx, finding.key), ignoredFinding))
    return changedSinceRefusal(step, entry.subject, FINDING_NAME);
  await writeEntry('finding.heed', `finding:${finding.key}`, { said: finding.said, was: ignoredFinding });
  await deleteIgnored(trx, finding.key);
  return ok(null);
};

/** Undoes counting an ignored finding again, which becomes ignored. */
export const undoUnignoring: UndoHandler = async (step) => {
  const { trx, writeEntry, entry } = step;
  const { was } = findingEvents['finding.heed'].payload.parse(entry.payload);
  if (!was) return OLDER_VERSION_REFUSAL;
  if (await findIgnored(trx, was.key)) return changedSinceRefusal(step, entry.subject, FINDING_NAME);
  const { by, at, ...finding } = was;
  const payload = { ...finding, again: { by, at } };
  await insertIgnored(trx, was, await writeEntry('finding.ignore', `finding:${was.key}`, payload));
  return ok(null);
};
