import type { Knex } from 'knex';
import { cite } from '../../../core/act/citation.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import { indexTree } from '../../../core/act/tree.ts';
import type { IgnoredFinding } from '../../../core/amend/checks/ignored.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { type CarriedAmendment, type CarriedDraft, carry } from '../../../core/amend/rebase/carry.ts';
import type { RebaseReport } from '../../../core/amend/rebase/rebase-report.ts';
import { findingKeyNow, stateAfter } from '../../../core/amend/rebase/state-after.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { sameValue } from '../../../core/base/same-value.ts';
import { compare } from '../../../core/compare/compare.ts';
import { countsOf } from '../../../core/compare/comparison.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import { linkWords, refWords } from '../../../core/evidence/describe.ts';
import {
  amendmentAspect,
  amendmentWords,
  type FacetWords,
  storedWords,
} from '../../../core/evidence/fingerprint.ts';
import { LINK_ENDPOINTS, type Link, type Ref, splitRef } from '../../../core/evidence/link.ts';
import { digest, sha256 } from '../../base/hash.ts';
import { findAct } from '../../corpus/held-texts.ts';
import { listAmendments } from '../../store/amendments.ts';
import { deleteIgnored, listIgnored, renameIgnored } from '../../store/ignored-findings.ts';
import { keepValues } from '../../store/kept-rows.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { deleteLink, listLinks, updateLink } from '../../store/links.ts';
import { replaceInstrument } from '../../store/review.ts';
import { amendmentAsRead, recordEvent } from '../amendments/amendments.ts';
import { carryProvisionExcerpts, carryThreads } from '../coding/carry-anchors.ts';
import type { Context, Handler } from '../context/context.ts';
import { scopeOf } from '../context/enforce-scope.ts';
import { saveRecords } from '../context/keep-records.ts';
import { lookUp } from '../context/look-up.ts';
import { reviewInfoForWindow } from '../context/review-info.ts';
import { confirmedHash } from '../evidence/link-status.ts';
import { lineageOf } from '../history/compare.ts';

/**
 * All changes of moving a review to a new base text, computed before anything is written. `was` is the value before the
 * change, and `now` the value after it.
 */
interface RebasePlan {
  readonly newText: Instrument;
  /** All amendments, carried to the new text. */
  readonly draft: CarriedDraft;
  readonly amendments: readonly { readonly was: Amendment; readonly carried: CarriedAmendment }[];
  readonly links: readonly { readonly was: Link; readonly now: Link }[];
  /** The links with a provision that the new text does not have. They are deleted. */
  readonly linksGone: readonly Link[];
  /** The ignored findings whose key names a provision with another pid in the new text. */
  readonly findings: readonly { readonly key: string; readonly now: string }[];
  /** The ignored findings about a provision that the new text does not have. They are deleted. */
  readonly findingsGone: readonly IgnoredFinding[];
  /** What the user sees before the change. */
  readonly report: RebaseReport;
}

/** Finds the new base text. Refused if the library lacks it, or if it is of another Act or already in use. */
async function findNewText(
  { instrument, instrumentHash, deps }: Context,
  act: string,
  version: string,
): Promise<Result<Instrument>> {
  if (act !== instrument.id) {
    return refuse(
      'invalid',
      `This review is about ${instrument.title} (${instrument.id}). You can only change to another version of that Act, not to ${act}.`,
      'act',
    );
  }
  const newText = await findAct(act, version, deps.shelf);
  if (newText.ok && sha256(canonicalJson(newText.value)) === instrumentHash)
    return refuse(
      'refused',
      `The review already uses this base text (${version}). Nothing was changed.`,
      'at',
    );
  return newText;
}

/** The ref of the same item in the new text; null if the new text does not have that provision. */
const refInNewText = (ref: Ref, pidNow: CarriedDraft['pidNow']): Ref | null => {
  const { kind, id } = splitRef(ref);
  if (kind !== 'provision') return ref;
  const newPid = pidNow(id);
  return newPid === null ? null : `provision:${newPid}`;
};

/** Plans the change to a new base text. Nothing is written. */
async function planRebase(context: Context, trx: Knex.Transaction, newText: Instrument): Promise<RebasePlan> {
  const { instrument } = context;
  const ourAmendments = await listAmendments(trx);
  const identity = lineageOf(instrument) === lineageOf(newText) ? 'pid' : 'none';
  const draft = carry(instrument.root, newText.root, ourAmendments, identity);
  const amendments = draft.amendments.flatMap((carried, index) => {
    const was = ourAmendments[index];
    return was ? [{ was, carried }] : [];
  });
  const links: { was: Link; now: Link }[] = [];
  const linksGone: Link[] = [];
  for (const was of await listLinks(trx)) {
    const [from, to] = [refInNewText(was.from, draft.pidNow), refInNewText(was.to, draft.pidNow)];
    if (from === null || to === null) linksGone.push(was);
    else links.push({ was, now: { ...was, from, to } });
  }
  const findings: { key: string; now: string }[] = [];
  const findingsGone: IgnoredFinding[] = [];
  for (const finding of await listIgnored(trx)) {
    const newKey = findingKeyNow(finding.key, draft.pidNow);
    if (newKey === null) findingsGone.push(finding);
    else if (newKey !== finding.key) findings.push({ key: finding.key, now: newKey });
  }
  const endpointWords = (ref: Ref): string => {
    const { kind, id } = splitRef(ref);
    const isCitable = kind === 'provision' && indexTree(instrument.root).byPid.has(id);
    return isCitable ? cite(instrument.root, id) : refWords(ref);
  };
  const { differences } = compare(instrument.root, newText.root, { identity });
  const textDetails = ({ id, version, title, description }: Instrument) => ({
    id,
    version,
    title,
    description,
  });
  const report: RebaseReport = {
    from: textDetails(instrument),
    to: textDetails(newText),
    head: (await ledgerHead(trx)).hash,
    differences: countsOf(differences),
    amendments: amendments.map(({ was, carried }) => ({
      id: was.id,
      title: was.title,
      was: was.state,
      state: stateAfter(was.state, carried),
      carried: carried.edits.length,
      deferred: carried.deferred,
      readAgain: carried.readAgain,
    })),
    linksGone: linksGone.map(
      ({ from, to, type }) => `${endpointWords(from)} ${linkWords(type)} ${endpointWords(to)}`,
    ),
    findingsGone: findingsGone.map(({ said, key }) => said || key),
  };
  return { newText, draft, amendments, links, linksGone, findings, findingsGone, report };
}

/** Answers `review.rebase.preview`: reports what a new base text would change. Nothing is saved. */
export const previewRebase: Handler<'review.rebase.preview'> = (context, { act, at }) =>
  context.read(async (trx) => {
    const newText = await findNewText(context, act, at);
    return newText.ok ? ok((await planRebase(context, trx, newText.value)).report) : newText;
  });

const changedSincePreview = (): Result<never> =>
  refuse(
    'stale',
    'The review has changed since you saw the preview. Nothing was changed. Check the preview again.',
    'expectedHead',
  );

/** Answers `review.rebase`: changes the base text in one transaction, after a backup copy of the file. */
export const rebaseReview: Handler<'review.rebase'> = async (context, { act, at: version, expectedHead }) => {
  const newText = await context.read(async (trx) => {
    if ((await ledgerHead(trx)).hash !== expectedHead) return changedSincePreview();
    return findNewText(context, act, version);
  });
  if (!newText.ok) return newText;
  const backup = await context.backUp(context.instrument.version);
  if (!backup.ok) return backup;
  return context.write(async (trx, writeEntry) => {
    if ((await ledgerHead(trx)).hash !== expectedHead) return changedSincePreview();
    const plan = await planRebase(context, trx, newText.value);
    const contextAfter = await applyRebase(context, trx, writeEntry, plan);
    if (!contextAfter.ok) return contextAfter;
    const { report } = plan;
    return ok({ review: await reviewInfoForWindow(contextAfter.value, trx), backup: backup.value, report });
  });
};

/** Writes a plan. @returns the context with the new base text, for the rest of the transaction */
async function applyRebase(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  plan: RebasePlan,
): Promise<Result<Context>> {
  const { newText, draft, amendments } = plan;
  const wholeAmendments = new Set(
    amendments.flatMap(({ was, carried }) => (carried.deferred.length > 0 ? [] : [was.id])),
  );
  /** Whether an endpoint still has the content that a person confirmed. The new base text must not make such a link suspect. */
  const isUnchangedSinceConfirmed = async (ref: Ref, hash: string): Promise<boolean> => {
    const { kind, id } = splitRef(ref);
    if (kind === 'amendment' ? !wholeAmendments.has(id) : kind !== 'provision' || !draft.saysSame(id))
      return false;
    return digest(await lookUp(context, trx, ref)) === hash;
  };
  const unchangedEndpoints = new Map<string, { readonly from: boolean; readonly to: boolean }>();
  for (const { was } of plan.links) {
    const { id, from, to, fromHash, toHash } = was;
    unchangedEndpoints.set(id, {
      from: await isUnchangedSinceConfirmed(from, fromHash),
      to: await isUnchangedSinceConfirmed(to, toHash),
    });
  }

  const { instrument, instrumentHash } = context;
  const hash = await replaceInstrument(trx, newText);
  const newContext: Context = { ...context, instrument: newText, instrumentHash: hash };
  const carriedEditsById = new Map(amendments.map(({ was, carried }) => [was.id, carried.edits]));
  const endpointHash = async (ref: Ref, oldHash: string, isUnchanged: boolean): Promise<string> => {
    if (!isUnchanged) return oldHash;
    const { kind, id } = splitRef(ref);
    const target = await lookUp(newContext, trx, ref);
    const edits = kind === 'amendment' ? carriedEditsById.get(id) : undefined;
    return digest(edits && typeof target === 'object' ? { ...target, edits } : target);
  };
  const links: Link[] = [];
  for (const { was, now } of plan.links) {
    const isUnchanged = unchangedEndpoints.get(was.id);
    const fromHash = await endpointHash(now.from, was.fromHash, isUnchanged?.from ?? false);
    const toHash = await endpointHash(now.to, was.toHash, isUnchanged?.to ?? false);
    const link = { ...now, fromHash, toHash };
    if (canonicalJson(link) !== canonicalJson(was)) links.push(link);
  }

  const { id, version } = instrument;
  const keptMarks = await keepValues(trx, confirmedWords(plan, links));
  await writeEntry('review.rebase', '', {
    from: { id, version, hash: instrumentHash },
    to: { id: newText.id, version: newText.version, hash },
    links: links.map(({ id, from, to, fromHash, toHash }) => ({ id, from, to, fromHash, toHash })),
    linksGone: plan.linksGone.map(({ id, type, from, to }) => ({ id, type, from, to })),
    findings: plan.findings,
    findingsGone: plan.findingsGone.map(({ key, said, because }) => ({ key, said, because })),
    kept: keptMarks,
  });
  for (const link of links) await updateLink(trx, link);
  for (const { id } of plan.linksGone) await deleteLink(trx, id);
  for (const { key } of plan.findingsGone) await deleteIgnored(trx, key);
  for (const { key, now } of plan.findings) await renameIgnored(trx, key, now);
  for (const { was, carried } of amendments) {
    const recorded = await recordCarried(trx, writeEntry, was, carried);
    if (!recorded.ok) return recorded;
  }
  const excerpts = await carryProvisionExcerpts(trx, instrument.root, newText.root, draft.pidNow);
  const excerptsDescription = `moved ${count(excerpts.length, 'excerpt')} of the Act to the new base text`;
  if (excerpts.length > 0)
    await saveRecords(trx, writeEntry, { subject: '', description: excerptsDescription }, excerpts);
  const threads = await carryThreads(trx, instrument.root, newText.root, draft.pidNow);
  const threadsDescription = `moved ${count(threads.length, 'thread')} of comments on the Act to the new base text`;
  if (threads.length > 0)
    await saveRecords(trx, writeEntry, { subject: '', description: threadsDescription }, threads);
  const scope = await carryScope(trx, draft.pidNow);
  const scopeDescription = 'carried what the review may change over to the new base text';
  if (scope.length > 0)
    await saveRecords(trx, writeEntry, { subject: '', description: scopeDescription }, scope);
  return ok(newContext);
}

/** Carries the scope to the new text. It keeps the pid of a missing provision, because a rebase must never widen the scope. */
async function carryScope(trx: Knex.Transaction, pidNow: CarriedDraft['pidNow']): Promise<RecordChange[]> {
  const was = await scopeOf(trx);
  const is = was && { ...was, provisions: [...new Set(was.provisions.map((pid) => pidNow(pid) ?? pid))] };
  return sameValue(was, is) ? [] : [{ kind: 'scope', id: 'scope', was, is }];
}

/**
 * The words of amendments that were carried completely, by their new hashes in confirmed links. They are kept, so that
 * later changes can be shown.
 */
function confirmedWords(
  { newText, amendments }: RebasePlan,
  links: readonly Link[],
): ReadonlyMap<string, FacetWords> {
  const byRef = new Map(amendments.map((pair) => [`amendment:${pair.was.id}`, pair]));
  const wordsByHash = new Map<string, FacetWords>();
  for (const link of links)
    for (const end of LINK_ENDPOINTS) {
      const pair = byRef.get(link[end]);
      const carriedAmendment = pair && { ...pair.was, edits: [...pair.carried.edits] };
      if (carriedAmendment && digest(amendmentAspect(carriedAmendment)) === confirmedHash(link, end))
        wordsByHash.set(
          confirmedHash(link, end),
          storedWords(amendmentWords(newText.root, carriedAmendment)),
        );
    }
  return wordsByHash;
}

/** Records the carried edits of an amendment. Edits that could not be carried are added to `aside`. */
async function recordCarried(
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  was: Amendment,
  { edits, deferred }: CarriedAmendment,
): Promise<Result<unknown>> {
  if (deferred.length === 0 && canonicalJson(edits) === canonicalJson(was.edits)) return ok(null);
  const state = stateAfter(was.state, { deferred });
  return recordEvent(trx, writeEntry, was.id, was, 'amendment.rebase', {
    revision: was.revision + 1,
    edits: [...edits],
    ...(deferred.length > 0 && { aside: [...(was.aside ?? []), ...deferred] }),
    ...(state !== was.state && { state }),
  });
}

/** Answers `amendment.settle`: removes an edit that could not be carried over, after a user has dealt with it. */
export const resolveDeferredEdit: Handler<'amendment.settle'> = (context, { id, revision, place }) =>
  context.write(async (trx, writeEntry) => {
    const before = await amendmentAsRead(trx, id, revision);
    if (!before.ok) return before;
    const deferred = before.value.aside ?? [];
    if (place >= deferred.length)
      return refuse(
        'not-found',
        `${id} has no item ${place + 1} that was not carried over. Nothing was changed.`,
        id,
      );
    return recordEvent(trx, writeEntry, id, before.value, 'amendment.settle', {
      revision: revision + 1,
      aside: deferred.toSpliced(place, 1),
    });
  });
