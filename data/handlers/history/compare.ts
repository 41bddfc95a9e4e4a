import type { Knex } from 'knex';
import type { Instrument } from '../../../core/act/instrument.ts';
import { amendmentOf, isAmendmentEvent } from '../../../core/amend/edits/events.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { accountLines } from '../../../core/base/word-account.ts';
import { comparisonAccount } from '../../../core/compare/account.ts';
import {
  type ComparedText,
  type CompareSource,
  reviewText,
  storedText,
} from '../../../core/compare/compared-text.ts';
import { replay } from '../../../core/events/replay.ts';
import type { ReviewState } from '../../../core/events/review-state.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { sha256 } from '../../base/hash.ts';
import { listActs } from '../../corpus/acts.ts';
import { describeTexts, findAct } from '../../corpus/held-texts.ts';
import { listAmendments } from '../../store/amendments.ts';
import { ledgerHead, listLedger } from '../../store/ledger.ts';
import { readFormerText } from '../../store/review.ts';
import { type Context, fileReader, type Handler } from '../context/context.ts';

const PAGE_SIZE = 1000;

/**
 * A key shared by texts whose provisions have the same pids. All versions of an Act that comes with Keeling share one. An
 * imported text shares it only with an identical text, because its pids are valid in that file alone.
 */
export function lineageOf(instrument: Instrument): string {
  const { id, version } = instrument;
  const isBuiltIn = listActs().some((act) => act.id === id && act.version === version);
  return isBuiltIn ? `keeling ${id}` : sha256(canonicalJson(instrument));
}

/** Reads the entries of the ledger up to and including number `seq`. */
export async function readEntriesTo(trx: Knex.Transaction, seq: number): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  while (entries.length < seq) {
    const page = await listLedger(trx, entries.length, Math.min(PAGE_SIZE, seq - entries.length));
    if (page.length === 0) break;
    entries.push(...page);
  }
  return entries;
}

/** The base text of an earlier state. Amendments from before a change of the base text amend the former text. */
export const readBaseText = async (
  context: Context,
  trx: Knex.Transaction,
  { instrumentHash }: ReviewState,
): Promise<Instrument> =>
  instrumentHash === context.instrumentHash ? context.instrument : readFormerText(trx, instrumentHash);

/** Answers `act.get`: the base text, now or as of an entry of the ledger. */
export const getAct: Handler<'act.get'> = (context, { at }) =>
  context.read(async (trx) => {
    if (at === undefined) return ok(context.instrument);
    return ok(await readBaseText(context, trx, replay(await readEntriesTo(trx, at))));
  });

type FileSource = CompareSource & { readonly from: 'file' };

/** Reads a text from a file. Remarks on words that were lost or read twice come first. */
async function readFileText({ deps }: Context, { name, base64 }: FileSource): Promise<Result<ComparedText>> {
  const fileText = await fileReader(deps)('act', { bytes: base64 });
  if (!fileText.ok)
    return refuse(fileText.error.kind, `${name}: ${fileText.error.message}`, fileText.error.place);
  const { instrument, remarks, account } = fileText.value;
  const accountWords = (account ? accountLines(account) : []).map((line) => `${name}: ${line}`);
  return ok({ ...storedText(instrument, lineageOf(instrument)), remarks: [...accountWords, ...remarks] });
}

/** Reads a text from the library or from the review’s history. */
async function readStoredText(
  context: Context,
  trx: Knex.Transaction,
  source: Exclude<CompareSource, FileSource>,
): Promise<Result<ComparedText>> {
  if (source.from === 'act') {
    const act = await findAct(source.id, source.version, context.deps.shelf);
    return act.ok ? ok(storedText(act.value, lineageOf(act.value))) : act;
  }
  const { instrument } = context;
  const review = { instrument, lineage: lineageOf(instrument), chosen: source.amendments };
  // Most comparisons are with the present state, which needs no replay of the ledger.
  if (source.at === undefined || source.at === (await ledgerHead(trx)).seq) {
    return reviewText({ ...review, amendments: await listAmendments(trx), moment: '' });
  }
  const entries = await readEntriesTo(trx, source.at);
  const lastEntry = entries.at(-1);
  if (lastEntry?.seq !== source.at) {
    return refuse(
      'not-found',
      `There is no entry ${source.at} in the history. The last entry is ${lastEntry?.seq ?? 0}.`,
    );
  }
  const moment = `entry ${lastEntry.seq} of the history`;
  const state = replay(entries);
  const base = await readBaseText(context, trx, state);
  return reviewText({
    ...review,
    instrument: base,
    lineage: lineageOf(base),
    amendments: [...state.amendments.values()],
    moment,
  });
}

/** Answers `compare.run`: compares two texts of files, the library or the review's history. Nothing is saved. */
export const runComparison: Handler<'compare.run'> = async (context, { before, after }) => {
  // Files are read before the transaction starts, so that it does not wait for them.
  const sourceBefore = before.from === 'file' ? await readFileText(context, before) : before;
  const sourceAfter = after.from === 'file' ? await readFileText(context, after) : after;
  return context.read(async (trx) => {
    const textBefore = 'ok' in sourceBefore ? sourceBefore : await readStoredText(context, trx, sourceBefore);
    if (!textBefore.ok) return textBefore;
    const textAfter = 'ok' in sourceAfter ? sourceAfter : await readStoredText(context, trx, sourceAfter);
    return textAfter.ok ? ok(comparisonAccount(textBefore.value, textAfter.value)) : textAfter;
  });
};

/** Answers `compare.sources`: lists the texts and moments that can be compared. */
export const listCompareSources: Handler<'compare.sources'> = (context) =>
  context.read(async (trx) => {
    const acts = (await describeTexts(context.deps.shelf)).map(({ hash: _, ...act }) => act);
    const entries = await readEntriesTo(trx, Number.POSITIVE_INFINITY);
    const moments = entries
      .filter(({ act }) => isAmendmentEvent(act))
      .map(({ seq, at, who, act, subject }) => ({ seq, at, who, act, amendment: amendmentOf(subject) }));
    const amendments = (await listAmendments(trx)).map(({ id, title, state }) => ({ id, title, state }));
    return ok({ acts, moments, amendments });
  });
