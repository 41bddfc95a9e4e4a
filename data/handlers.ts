import { resolve } from 'node:path';
import type { Knex } from 'knex';
import type { Instrument } from '../core/act/instrument.ts';
import { type Call, type CallInput, type CallName, type CallRequest, calls } from '../core/api.ts';
import { ok, type Result, refuse } from '../core/base/result.ts';
import type { Schema } from '../core/base/schema.ts';
import type { Declaration } from '../core/contract.ts';
import { EVIDENCE_ACT, loadEvidence, NO_EVIDENCE } from './corpus/evidence.ts';
import { findAct, findTextBy } from './corpus/held.ts';
import {
  createAmendment,
  describeAmendment,
  listAllAmendments,
  reviseAmendments,
} from './handlers/amendments.ts';
import { reviseAnswer } from './handlers/answers.ts';
import { codingHandlers } from './handlers/coding.ts';
import { getAct, listCompareSources, runComparison } from './handlers/compare.ts';
import { deskOf } from './handlers/consultation/desk.ts';
import { consultationHandlers } from './handlers/consultation.ts';
import { type Context, contextOf, type Deps, type Handler, unkeepable } from './handlers/context.ts';
import { addDecision, listDecisions, removeDecision } from './handlers/decisions.ts';
import { type Contents, fill } from './handlers/fill.ts';
import { heedFinding, ignoreFinding, listIgnoredFindings } from './handlers/findings.ts';
import { historyOf, historyOfWords, momentOf } from './handlers/history.ts';
import { hourly } from './handlers/hourly.ts';
import { parseInput } from './handlers/input.ts';
import { listEntries, verifyLedger } from './handlers/ledger.ts';
import {
  addLink,
  linkChanges,
  listAllLinks,
  lookAtLink,
  removeLink,
  takeLookBack,
} from './handlers/links.ts';
import { addNote, reviseNote } from './handlers/notes.ts';
import { noticesOf } from './handlers/notices.ts';
import { packageHandlers } from './handlers/packages.ts';
import { exportBill } from './handlers/papers/bill.ts';
import { exportCoverage, getCoverage } from './handlers/papers/coverage.ts';
import { cancelPack, exportReview, packProgress } from './handlers/papers/pack.ts';
import { exportSchedule } from './handlers/papers/schedule.ts';
import { exportWord } from './handlers/papers/word.ts';
import { paperHandlers } from './handlers/papers.ts';
import { addCommitment, addResponse } from './handlers/quoting.ts';
import { previewRebase, rebaseReview, settleAside } from './handlers/rebase.ts';
import { listReturned, lookAtWord, settleReturned, takeWord } from './handlers/returned.ts';
import { getEvidence, getReview, renameReview } from './handlers/review.ts';
import { runSearch } from './handlers/search.ts';
import {
  decideAmendment,
  getAgreement,
  listReviewed,
  markReviewed,
  setAgreement,
} from './handlers/sign-off.ts';
import { addSource, readSourceFile, reviseSource } from './handlers/sources.ts';
import { setAmendmentState } from './handlers/states.ts';
import { takeSuggestion } from './handlers/suggestions.ts';
import {
  addThread,
  listPeople,
  listThreads,
  placeThread,
  replyToThread,
  resolveThread,
  taskThread,
} from './handlers/threads.ts';
import { importTracker, lookAtTracker } from './handlers/tracker.ts';
import { undoTracker } from './handlers/undo-tracker.ts';
import {
  dropVersion,
  keepingVersion,
  keepVersionByHand,
  listVersions,
  turnRound,
} from './handlers/versions.ts';
import { applyWording, checkWording, readWording, wordAmendment, writeWording } from './handlers/wording.ts';
import { type OpenCopy, openCopy } from './store/read-only.ts';
import { readInstrument } from './store/review.ts';
import { closeStore, createStore, openStore, startWriting } from './store/store.ts';
import { read } from './store/transact.ts';

/** Every call of the contract, and what answers it. */
const handlers: { readonly [N in CallName]: Handler<N> } = {
  'review.get': getReview,
  'review.rename': renameReview,
  'review.rebase.preview': previewRebase,
  'review.rebase': rebaseReview,
  'act.get': getAct,
  'evidence.get': getEvidence,
  'amendment.list': listAllAmendments,
  'amendment.create': createAmendment,
  'amendment.revise': reviseAmendments,
  'amendment.describe': describeAmendment,
  'amendment.setState': setAmendmentState,
  'amendment.settle': settleAside,
  'amendment.word': wordAmendment,
  'wording.write': writeWording,
  'wording.check': checkWording,
  'wording.read': readWording,
  'wording.apply': applyWording,
  'link.list': listAllLinks,
  'link.add': addLink,
  'link.remove': removeLink,
  'link.changes': linkChanges,
  'link.look': lookAtLink,
  'link.unlook': takeLookBack,
  'coverage.get': getCoverage,
  'coverage.export': exportCoverage,
  'decision.list': listDecisions,
  'decision.add': addDecision,
  'decision.remove': removeDecision,
  ...codingHandlers,
  'search.run': runSearch,
  'word.export': keepingVersion(({ profile }) => `Word file written (${profile})`, exportWord),
  'word.look': lookAtWord,
  'word.take': takeWord,
  'word.returned': listReturned,
  'word.settle': settleReturned,
  'history.of': historyOf,
  'history.words': historyOfWords,
  'history.moment': momentOf,
  'version.list': listVersions,
  'version.keep': keepVersionByHand,
  'version.drop': dropVersion,
  'round.turn': turnRound,
  'review.people': listPeople,
  'thread.list': listThreads,
  'thread.add': addThread,
  'thread.reply': replyToThread,
  'thread.resolve': resolveThread,
  'thread.task': taskThread,
  'thread.place': placeThread,
  'thread.take': takeSuggestion,
  'reviewed.list': listReviewed,
  'reviewed.mark': markReviewed,
  'amendment.decide': decideAmendment,
  'agreement.get': getAgreement,
  'agreement.set': setAgreement,
  'answer.revise': reviseAnswer,
  'note.add': addNote,
  'note.revise': reviseNote,
  'tracker.look': lookAtTracker,
  'tracker.import': importTracker,
  'tracker.undo': undoTracker,
  'source.read': readSourceFile,
  'source.add': addSource,
  'source.revise': reviseSource,
  'response.add': addResponse,
  'commitment.add': addCommitment,
  'finding.ignored': listIgnoredFindings,
  'finding.ignore': ignoreFinding,
  'finding.heed': heedFinding,
  'ledger.list': listEntries,
  'ledger.verify': verifyLedger,
  'compare.sources': listCompareSources,
  'compare.run': runComparison,
  'pack.export': keepingVersion(() => 'Pack exported', exportReview),
  'pack.progress': packProgress,
  'pack.cancel': cancelPack,
  'schedule.export': keepingVersion(() => 'Keeling schedule written', exportSchedule),
  'bill.export': keepingVersion(() => 'Bill written', exportBill),
  ...consultationHandlers,
  ...packageHandlers,
  ...paperHandlers,
};

/** The contract as it is read here, by name; said as a mapped type, so that a generic call keeps its name's own. */
const contract: { readonly [N in CallName]: Declaration & { readonly input: Schema<CallRequest<N>> } } =
  calls;

/** An open review. After `close`, which waits for what is under way, every call is refused. */
export interface Session {
  readonly path: string;
  readonly call: Call;
  readonly close: () => Promise<void>;
  /** Writes the whole review to a place where nothing is. Refused `clash` where something is. */
  readonly copyTo: (path: string) => Promise<Result<null>>;
}

/** Opens a review file. Refused, and the file left as it was, when it is missing, damaged, newer or no review. */
export async function openReview(path: string, deps: Deps): Promise<Result<Session>> {
  const whole = resolve(path);
  const opened = await openStore(whole);
  if (!opened.ok) return opened;
  const db = opened.value;
  const held = await firstLook(db);
  if (!held.ok) {
    await db.destroy();
    return held;
  }
  return sessionOf(whole, deps, { db, readOnly: null, close: () => closeStore(db) }, held.value);
}

/**
 * Opens a review file, or, where it is read-only or damaged, what can be read of it: then every call that would write is
 * refused, `review.get` says why, and the file itself stays as it is.
 */
export async function openToRead(path: string, deps: Deps): Promise<Result<Session>> {
  const whole = resolve(path);
  const opened = await openReview(whole, deps);
  if (opened.ok) return opened;
  const copy = await openCopy(whole, opened.error, (hash) => findTextBy(hash, deps.shelf));
  if (!copy) return opened;
  const held = await look(copy.db);
  if (held.ok) return sessionOf(whole, deps, copy, held.value);
  await copy.close();
  return opened;
}

interface Looked {
  readonly instrument: Instrument;
  readonly hash: string;
}

async function sessionOf(
  path: string,
  deps: Deps,
  {
    db,
    readOnly,
    close,
  }: OpenCopy | { readonly db: Knex; readonly readOnly: null; readonly close: () => Promise<void> },
  { instrument, hash: instrumentHash }: Looked,
): Promise<Result<Session>> {
  const told = await read(db, async (trx) => ok(await noticesOf(trx, path, deps.now())));
  const notices = told.ok ? told.value : [];
  const context = contextOf(db, { path, deps, instrument, instrumentHash, readOnly, notices });
  const backups = hourly(context.keepBackup, deps);
  let closing: Promise<void> | undefined;
  return ok({
    path,
    copyTo: context.copyTo,
    call: async (name, input) => {
      if (closing) return refuse('not-found', 'This review is closed. Open it again.');
      // What will be refused at once, because another file is being taken in, needs none.
      if (Object.hasOwn(contract, name) && contract[name].keepsBackup && !deskOf(context).isTakingIn)
        await context.keepBackup();
      const answered = await answer(context, name, input);
      // Whoever asked doesn't wait for it; closing does. The first asking is that of a host that opens the review.
      void backups();
      return answered;
    },
    close: () => {
      closing ??= context.idle().then(close);
      return closing;
    },
  });
}

const look = (db: Knex) => read(db, async (trx) => ok(await readInstrument(trx)));

async function firstLook(db: Knex) {
  const held = await look(db);
  if (!held.ok) return held;
  const ready = await startWriting(db);
  return ready.ok ? held : ready;
}

/**
 * Makes a review of an Act that came with Keeling or was imported, and opens it. Refused when there is a file at the
 * path already.
 * @param given `at` is which text of the Act: `current`, `enacted`, or a version that was imported
 */
export async function createReview(
  path: string,
  given: { readonly title: string; readonly act: string; readonly at: string },
  deps: Deps,
): Promise<Result<Session>> {
  const instrument = await findAct(given.act, given.at, deps.shelf);
  if (!instrument.ok) return instrument;
  const evidence = given.act === EVIDENCE_ACT ? loadEvidence() : NO_EVIDENCE;
  const contents = { title: given.title, instrument: instrument.value, evidence };
  return createReviewOf(path, contents, deps);
}

/** Makes a review of any text and evidence, and opens it. Refused when there is a file at the path already. */
export async function createReviewOf(path: string, contents: Contents, deps: Deps): Promise<Result<Session>> {
  const bad =
    unkeepable(contents.title, 'The title') ??
    unkeepable(deps.person().name, 'The name of the person at the keyboard');
  if (bad) return bad;
  const made = await createStore(path, (trx) => fill(trx, contents, deps));
  return made.ok ? openReview(path, deps) : made;
}

async function answer<N extends CallName>(context: Context, name: N, input: CallInput<N>) {
  // The name may have come from outside, where types don't hold.
  if (!Object.hasOwn(calls, name)) return refuse('unsupported', `There is no call named ${String(name)}.`);
  const request = parseInput(contract[name].input, name, input);
  if (!request.ok) return request;
  return handlers[name](context, request.value);
}
