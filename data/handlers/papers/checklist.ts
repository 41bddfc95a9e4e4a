import type { Knex } from 'knex';
import { abridged, count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { Link } from '../../../core/evidence/link.ts';
import type { SettledPack } from '../../../core/pack/build.ts';
import { checklistOf } from '../../../core/pack/checklist.ts';
import { notReadyWords, type PackFinding, unsigned } from '../../../core/pack/finding.ts';
import { readersOf } from '../../../core/pack/readers.ts';
import type { SignOff } from '../../../core/pack/records.ts';
import type { RedactedWords } from '../../../core/pack/redacted-words.ts';
import type { WordProfile } from '../../../core/pack/word-profiles.ts';
import type { ReviewContents } from '../../papers/pack/export.ts';
import { peopleOf } from '../../store/ledger.ts';
import { findRecord } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';
import { linkStatusesOf } from '../evidence/link-status.ts';
import { heldPack } from './held-base.ts';
import type { DocumentChoice } from './paper.ts';

/** What a checklist is made from beside the pack, read at the same moment as it. */
export interface CheckedAgainst {
  readonly suspect: readonly Link[];
  readonly people: readonly string[];
  readonly redacted: RedactedWords;
  readonly signed: SignOff | null;
}

export async function checkedAgainst(
  context: Context,
  trx: Knex.Transaction,
  { document }: DocumentChoice,
  { redacted }: Pick<ReviewContents, 'redacted'>,
): Promise<CheckedAgainst> {
  const links = await linkStatusesOf(context).links(context, trx);
  return {
    suspect: links.filter(({ suspect }) => suspect.length > 0),
    people: await peopleOf(trx),
    redacted,
    signed: (await findRecord(trx, 'sign-off', document)) ?? null,
  };
}

/** Refused where something stands in the way of a pack for the public that nobody has signed off. */
export function readyToPublish(
  pack: SettledPack,
  profile: WordProfile,
  against: CheckedAgainst,
): Result<null> {
  if (readersOf(profile) === 'colleagues') return ok(null);
  const left = unsigned(checklistOf({ ...pack, ...against }), against.signed);
  return left.length === 0 ? ok(null) : refuse('refused', notReadyWords(left));
}

interface Checklist {
  readonly findings: readonly PackFinding[];
  readonly signed: SignOff | null;
}

async function checklistFor(
  context: Context,
  request: Parameters<Handler<'pack.checklist'>>[1],
): Promise<Result<Checklist>> {
  const held = await heldPack(context, request);
  if (!held.ok) return held;
  const against = await context.read(async (trx) =>
    ok(await checkedAgainst(context, trx, request, held.value.contents)),
  );
  if (!against.ok) return against;
  const { signed } = against.value;
  return ok({ findings: checklistOf({ ...held.value.pack, ...against.value }), signed });
}

export const readChecklist: Handler<'pack.checklist'> = async (context, request) => {
  const made = await checklistFor(context, request);
  if (!made.ok) return made;
  const { findings, signed } = made.value;
  const left = new Set(unsigned(findings, signed).map(({ id }) => id));
  return ok({
    findings: findings.map((finding) => ({ ...finding, isSigned: !left.has(finding.id) })),
    signed: signed && {
      by: signed.by,
      at: signed.at,
      ...(signed.reason !== undefined && { reason: signed.reason }),
    },
    isReady: left.size === 0,
  });
};

export const signOffPack: Handler<'pack.signOff'> = async (context, request) => {
  const reason = request.reason.trim();
  if (reason === '')
    return refuse(
      'invalid',
      'Give the reason why this may be published as it is. Nothing was signed off.',
      'reason',
    );
  const made = await checklistFor(context, request);
  if (!made.ok) return made;
  const seen = new Set(request.findings);
  const { findings } = made.value;
  const unseen = findings.find(({ id }) => !seen.has(id));
  if (unseen)
    return refuse(
      'stale',
      `The checklist has changed: ${unseen.words}. Nothing was signed off: read it again.`,
      unseen.id,
    );
  return context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'sign-off', request.document)) ?? null;
    const is: SignOff = {
      id: request.document,
      by: context.deps.person().name,
      at: context.deps.now(),
      reason,
      findings: findings.map(({ id, words }) => ({ id, words })),
    };
    const what = `signed off the ${request.document === 'response' ? 'response' : 'consultation paper'} with ${count(findings.length, 'thing')} not fixed: “${abridged(reason, 200)}”`;
    await keepRecords(trx, writeEntry, { subject: '', what }, [
      { kind: 'sign-off', id: request.document, was, is },
    ]);
    return ok({ by: is.by, at: is.at });
  });
};
