import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { sameValue } from '../../../core/base/same-value.ts';
import { type Reviewed, reviewedId } from '../../../core/review/records.ts';
import {
  type AgreementContext,
  DEFAULT_AGREEMENT,
  decisionRefusal,
  markRefusal,
} from '../../../core/review/rules.ts';
import { isStale } from '../../../core/review/threads.ts';
import { digest } from '../../base/hash.ts';
import { agreementOf } from '../../store/agreement.ts';
import { findAmendment, listAmendments } from '../../store/amendments.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { beginThread } from '../comments/threads.ts';
import type { Context, Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { amendmentAsRead, recordEvent } from './amendments.ts';

// Handlers for the agreement of amendments: marks of having reviewed one, decisions on it, and who may agree.

/** The hash of what a reviewer reads of an amendment. The state is left out, so a new state does not make a review stale. */
const amendmentHash = ({ title, purpose, reason, edits }: Amendment): string =>
  digest({ title, purpose, reason, edits });

/** The current user, and the review's rule on who may agree an amendment. */
export const agreementContext = async (
  { deps }: Context,
  trx: Knex.Transaction,
): Promise<AgreementContext> => ({
  person: deps.person().name,
  agreement: await agreementOf(trx),
});

/** The edits of one change in an amendment. @param change the names of these edits */
const editsNamed = ({ edits }: Amendment, change: readonly string[]): readonly Edit[] =>
  edits.filter((edit) => change.includes(nameOfEdit(edit)));

/** The hash of what the reviewer read: one accepted change or, without `change`, the whole amendment. */
const reviewedContentHash = (amendment: Amendment, { change }: Pick<Reviewed, 'change'>): string =>
  change === undefined ? amendmentHash(amendment) : digest(editsNamed(amendment, change));

/** Answers `reviewed.list`. A mark is stale if the amendment has changed since. */
export const listReviewed: Handler<'reviewed.list'> = (context) =>
  context.readShared('reviewed.list', async (trx) => {
    const marks = await listRecords(trx, 'reviewed');
    // The window makes this call at every save, so amendments are read only if somebody has reviewed one.
    const amendments = new Map(
      marks.length === 0 ? [] : (await listAmendments(trx)).map((each) => [each.id, each]),
    );
    return ok(
      marks.map((reviewed) => {
        const { print: _, ...mark } = reviewed;
        const amendment = amendments.get(reviewed.amendment);
        return { ...mark, isStale: isStale(reviewed, amendment && reviewedContentHash(amendment, reviewed)) };
      }),
    );
  });

export const markReviewed: Handler<'reviewed.mark'> = (context, { amendment: id, change, reviewed }) =>
  context.write(async (trx, writeEntry) => {
    const amendment = await findAmendment(trx, id);
    if (!amendment) return refuse('not-found', `There is no amendment ${id}.`, 'amendment');
    const refusal = markRefusal(amendment, change, reviewed);
    if (refusal) return refusal;
    const by = context.deps.person().name;
    const ownMarks = (await listRecords(trx, 'reviewed')).filter(
      (one) => one.amendment === id && one.by === by && sameValue(one.change, change),
    );
    if (ownMarks.length === 0 && !reviewed)
      return refuse('clash', `${by} has not ${change ? 'accepted that change of' : 'reviewed'} ${id}.`, id);
    const contentHash = reviewedContentHash(amendment, { ...(change && { change }) });
    if (reviewed && ownMarks.some((one) => one.print === contentHash)) return ok({ amendment: id });
    const mark = { amendment: id, ...(change && { change }), print: contentHash, by };
    const is = reviewed ? { id: reviewedId(mark), ...mark, at: context.deps.now() } : null;
    const description = change
      ? `${reviewed ? 'accepted' : 'removed the mark of having accepted'} one change of ${id}`
      : reviewed
        ? `reviewed ${id} as it is`
        : `removed the mark of having reviewed ${id}`;
    const oldMarks = ownMarks.filter((was) => was.id !== is?.id);
    await saveRecords(trx, writeEntry, { subject: `amendment:${id}`, description }, [
      ...oldMarks.map((was) => ({ kind: 'reviewed', id: was.id, was, is: null }) as const),
      ...(is
        ? [
            {
              kind: 'reviewed',
              id: is.id,
              was: ownMarks.find((was) => was.id === is.id) ?? null,
              is,
            } as const,
          ]
        : []),
    ]);
    return ok({ amendment: id });
  });

/** Answers `amendment.decide`: agrees an amendment or returns it to its author, with an optional comment. */
export const decideAmendment: Handler<'amendment.decide'> = (context, { id, revision, decision, comment }) =>
  context.write(async (trx, writeEntry) => {
    const before = await amendmentAsRead(trx, id, revision);
    if (!before.ok) return before;
    const refusal = decisionRefusal(before.value, decision, comment, await agreementContext(context, trx));
    if (refusal) return refusal;
    const state = decision === 'agree' ? 'agreed' : 'returned';
    const text = comment.trim();
    const subject = `amendment:${id}`;
    const thread =
      text === '' ? null : await beginThread(context, trx, writeEntry, { on: subject, words: null, text });
    const payload = { revision: revision + 1, state } as const;
    const outcome = await recordEvent(trx, writeEntry, id, before.value, 'amendment.setState', payload);
    return outcome.ok ? ok({ amendment: outcome.value, thread }) : outcome;
  });

export const getAgreement: Handler<'agreement.get'> = (context) =>
  context.read(async (trx) => ok({ who: (await agreementOf(trx)).who }));

/** Answers `agreement.set`: whether authors may agree their own amendments. */
export const setAgreement: Handler<'agreement.set'> = (context, { who: signers }) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'agreement', DEFAULT_AGREEMENT.id)) ?? null;
    if ((was ?? DEFAULT_AGREEMENT).who === signers) return ok({ who: signers });
    const description =
      signers === 'anyone'
        ? 'let an author agree their own amendments'
        : 'stopped authors agreeing their own amendments';
    await saveRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'agreement', id: DEFAULT_AGREEMENT.id, was, is: { ...DEFAULT_AGREEMENT, who: signers } },
    ]);
    return ok({ who: signers });
  });
