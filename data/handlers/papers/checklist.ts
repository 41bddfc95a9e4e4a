import type { Knex } from 'knex';
import { abridged, count } from '../../../core/base/english.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { checklistOf } from '../../../core/pack/checklist.ts';
import type { DocumentKind } from '../../../core/pack/documents.ts';
import { notReadyWords, type PackFinding, unsigned } from '../../../core/pack/finding.ts';
import type { SettledDocument } from '../../../core/pack/paper/document.ts';
import type { PackBase } from '../../../core/pack/paper/facts.ts';
import type { SignOff } from '../../../core/pack/records.ts';
import { peopleOf, readNewestChange } from '../../store/ledger.ts';
import { findRecord } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { buildDocument, type PaperSnapshot, readPaperSnapshot } from './paper-look.ts';

// The checklist of a pack: what should be fixed before publication. A user can sign off findings with a reason.

/** The people of the review and the last sign-off, which a checklist needs besides the pack. */
interface ChecklistBasis {
  readonly people: readonly string[];
  readonly signed: SignOff | null;
}

/** Reads the basis of a checklist. Call it in the transaction that reads the pack. */
export const readChecklistBasis = async (
  trx: Knex.Transaction,
  document: DocumentKind,
): Promise<ChecklistBasis> => ({
  people: await peopleOf(trx),
  signed: (await findRecord(trx, 'sign-off', document)) ?? null,
});

const listFindings = (
  { source: { suspect } }: PaperSnapshot,
  { input: { redacted } }: PackBase,
  pack: SettledDocument,
  { people }: ChecklistBasis,
): readonly PackFinding[] => checklistOf({ ...pack, suspect, people, redacted });

/** Refuses to publish a pack while a finding of the checklist is neither fixed nor signed off. */
export function checkReadyToPublish(
  snapshot: PaperSnapshot,
  base: PackBase,
  pack: SettledDocument,
  basis: ChecklistBasis,
): Result<null> {
  const unsignedFindings = unsigned(listFindings(snapshot, base, pack, basis), basis.signed);
  return unsignedFindings.length === 0 ? ok(null) : refuse('refused', notReadyWords(unsignedFindings));
}

/** The findings of a checklist, and the last sign-off. */
interface Checklist {
  readonly findings: readonly PackFinding[];
  readonly signed: SignOff | null;
  /** The number of the ledger entry as of which the checklist was made. */
  readonly seq: number;
}

async function makeChecklist(
  context: Context,
  request: Parameters<Handler<'pack.checklist'>>[1],
): Promise<Result<Checklist>> {
  const inputs = await context.read(async (trx) =>
    ok({
      snapshot: await readPaperSnapshot(context, trx, request),
      basis: await readChecklistBasis(trx, request.document),
    }),
  );
  if (!inputs.ok) return inputs;
  const { snapshot, basis } = inputs.value;
  const base = await snapshot.publicBase();
  if (!base.ok) return base;
  const pack = await buildDocument(base.value);
  if (!pack.ok) return pack;
  const findings = listFindings(snapshot, base.value.value, pack.value.value, basis);
  return ok({ findings, signed: basis.signed, seq: snapshot.source.ledger.seq });
}

export const readChecklist: Handler<'pack.checklist'> = async (context, request) => {
  const checklist = await makeChecklist(context, request);
  if (!checklist.ok) return checklist;
  const { findings, signed } = checklist.value;
  const unsignedIds = new Set(unsigned(findings, signed).map(({ id }) => id));
  return ok({
    findings: findings.map((finding) => ({ ...finding, isSigned: !unsignedIds.has(finding.id) })),
    signed: signed && {
      by: signed.by,
      at: signed.at,
      ...(signed.reason !== undefined && { reason: signed.reason }),
    },
    isReady: unsignedIds.size === 0,
  });
};

/** A sign-off is tried this often if others change the review at the same time. */
const MAX_SIGN_OFF_TRIES = 5;
const TOO_MANY_CHANGES = 'Others are changing the review. Nothing was signed off: read the checklist again.';

/** Answers `pack.signOff`: accepts the findings that the user has seen. Refused `stale` if there is a newer finding. */
export const signOffPack: Handler<'pack.signOff'> = async (context, request) => {
  const { document } = request;
  const reason = request.reason.trim();
  if (reason === '')
    return refuse(
      'invalid',
      'Give the reason why this may be published as it is. Nothing was signed off.',
      'reason',
    );
  const seenFindings = new Set(request.findings);
  for (let attempt = 0; attempt < MAX_SIGN_OFF_TRIES; attempt += 1) {
    const checklist = await makeChecklist(context, request);
    if (!checklist.ok) return checklist;
    const { findings, seq } = checklist.value;
    const unseen = findings.find(({ id }) => !seenFindings.has(id));
    if (unseen)
      return refuse(
        'stale',
        `The checklist has changed: ${unseen.words}. Nothing was signed off: read it again.`,
        unseen.id,
      );
    const outcome = await context.write(async (trx, writeEntry) => {
      // A new entry may have changed the findings, so the checklist is made again.
      if ((await readNewestChange(trx)).seq !== seq) return ok(null);
      const was = (await findRecord(trx, 'sign-off', document)) ?? null;
      const is: SignOff = {
        id: document,
        by: context.deps.person().name,
        at: context.deps.now(),
        reason,
        seq,
        findings: findings.map(({ id, words }) => ({ id, words })),
      };
      const description = `signed off the ${document === 'response' ? 'response' : 'consultation paper'} with ${count(findings.length, 'thing')} not fixed: “${abridged(reason, 200)}”`;
      await saveRecords(trx, writeEntry, { subject: '', description }, [
        { kind: 'sign-off', id: document, was, is },
      ]);
      return ok({ by: is.by, at: is.at });
    });
    if (!outcome.ok) return outcome;
    if (outcome.value) return ok(outcome.value);
  }
  return refuse('stale', TOO_MANY_CHANGES, 'findings');
};
