import type { Knex } from 'knex';
import { SCOPE_PLACE } from '../../../core/amend/changes/scope.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { MergePayload } from '../../../core/events/merge-account.ts';
import { recordKey } from '../../../core/events/records.ts';
import { EVIDENCE_KINDS } from '../../../core/evidence/marks.ts';
import type { Import } from '../../../core/evidence/records.ts';
import type { MadeRevision } from '../../../core/history/blame.ts';
import { madeFrom } from '../../../core/history/whole-revision.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { carriedFault } from '../../../core/merge/carried-fault.ts';
import { CARRIED_PIECES } from '../../../core/merge/carried-schemas.ts';
import type { Claim } from '../../../core/merge/claims.ts';
import { splitKey } from '../../../core/merge/conflict-keys.ts';
import type { Copy } from '../../../core/merge/copy.ts';
import { shownValue } from '../../../core/merge/join.ts';
import { copyOf, type Merge, mergeOf } from '../../../core/merge/merge.ts';
import { outsideAfter } from '../../../core/merge/outside-scope.ts';
import { checkPackage, type Package, theirLedger } from '../../../core/merge/package.ts';
import { mergeFault } from '../../../core/merge/preview.ts';
import type { Agreement } from '../../../core/review/records.ts';
import { agreeingRefusal, DEFAULT_AGREEMENT } from '../../../core/review/rules.ts';
import { sha256 } from '../../base/hash.ts';
import { breaksConstraint } from '../../store/constraint.ts';
import { Damage } from '../../store/damage.ts';
import { entryHash } from '../../store/ledger.ts';
import { requirePiece } from '../../store/merging.ts';
import type { ReceivedImport } from '../../store/merging-responses.ts';
import { ValuesByHash, wholeLedger } from '../../store/packages.ts';
import { readReview } from '../../store/review.ts';
import type { Context } from '../context/context.ts';

// Plans the merge of a package: of another copy of this review. A `thing` is any item that can change, such as an
// amendment; it has parts that change separately. Each part has a head in each copy: its latest value there. A part
// with different heads is a conflict.

/** A merge of a package into this review, planned before anything is written. */
export interface PlannedMerge {
  /** This copy of the review, as its ledger records it. */
  readonly ours: Copy;
  /** Both copies joined, with their conflicts. */
  readonly merge: Merge;
  /** The content of both copies that ledger entries name only by hash. */
  readonly valuesByHash: ValuesByHash;
  /** The newest ledger entry of the other copy. */
  readonly from: MergePayload['from'];
  /** The number of the last entry that both ledgers share. */
  readonly shared: number;
  /** The imports of responses in the package. */
  readonly imports: readonly ReceivedImport[];
  /** All revisions of an amendment in each copy, ours first. */
  readonly chainsOf: (id: string) => readonly (readonly MadeRevision[])[];
  /** The reason why the current user may not accept a claim of the package; null if they may. */
  readonly reasonNotToAccept: (claim: Omit<Claim, 'isTaken'>) => string | null;
}

const NOTHING_IMPORTED = 'Nothing was imported.';

/** Refuses a package that has the right format, but content that Keeling never writes. */
export const damagedRefusal = (reason: string): Result<never> =>
  refuse('damaged', `This package cannot be imported: ${reason}. ${NOTHING_IMPORTED}`);

/** Turns an error from reading the package's entries into a refusal. An error of any other cause is thrown again. */
export function refusalOfError(error: unknown): Result<never> {
  if (error instanceof Damage) return damagedRefusal(error.message);
  if (error instanceof RangeError) return damagedRefusal(error.message);
  if (error instanceof Error && error.name === 'ZodError')
    return damagedRefusal('an entry has another shape than its act');
  // A field of an entry can have the wrong type, because schemas check only the fields that are used.
  if (error instanceof TypeError) return damagedRefusal('an entry can’t be read');
  if (breaksConstraint(error)) return damagedRefusal('it holds something twice that there can be once');
  throw error;
}

/** The number of entries that both ledgers have in common, from the first. */
function countSharedEntries(ours: readonly LedgerEntry[], theirs: readonly LedgerEntry[]): number {
  let shared = 0;
  while (shared < ours.length && ours[shared]?.hash === theirs[shared]?.hash) shared += 1;
  return shared;
}

/** Refuses a copy with another base text, because offsets and pids are valid in one text only. */
function baseTextRefusal(ours: Copy, theirs: Copy, reviewPackage: Package): Result<never> | null {
  if (ours.state.instrumentHash === theirs.state.instrumentHash) return null;
  const { id, version } = reviewPackage.instrument;
  return refuse(
    'clash',
    `Their copy has a different base text of the Act (${id}, ${version}). Change both copies to the same base text first, then ask for a new package. ${NOTHING_IMPORTED}`,
    'instrument',
  );
}

/** The imports of a copy, each with the name that is the same in both copies. */
const importsOf = (copy: Copy): readonly (readonly [string, Import])[] =>
  [...copy.thingsByName].flatMap(([thingName, { kind, id, parts }]) => {
    const value = kind === 'import' ? (shownValue(kind, id, parts) as Import | null) : null;
    return value ? [[thingName, value] as const] : [];
  });

/**
 * Refuses if both copies imported a file separately with an earlier version of Keeling. A merge renumbers one of two
 * imports, but earlier versions hashed the numbers, so these can't change.
 */
function importRefusal(ours: Copy, theirs: Copy): Result<never> | null {
  const [ourImports, theirImports] = [importsOf(ours), importsOf(theirs)];
  const [ourOnly] = ourImports.filter(([thing]) => !theirs.thingsByName.has(thing));
  const [theirOnly] = theirImports.filter(([thing]) => !ours.thingsByName.has(thing));
  const hasOldImport = [...ourImports, ...theirImports].some(
    ([, { first, questions }]) => !first || !questions,
  );
  if (ourOnly === undefined || theirOnly === undefined || !hasOldImport) return null;
  const [ourImport, theirImport] = [ourOnly[1], theirOnly[1]];
  return refuse(
    'clash',
    `Both copies imported responses from the same file separately (${ourImport.id}, ${ourImport.file}, here; ${theirImport.id}, ${theirImport.file}, there), with an earlier version of Keeling. Undo one of the imports in its copy, import this package, then import the file again. ${NOTHING_IMPORTED}`,
    'imports',
  );
}

/** The imports in the package, each with its record in their ledger. */
const packageImports = (reviewPackage: Package, theirs: Copy): readonly ReceivedImport[] =>
  reviewPackage.imports.flatMap((rows) => {
    const record = importsOf(theirs).find(([, { id }]) => id === rows.id)?.[1];
    return record ? [{ record, rows }] : [];
  });

/** Refuses a package whose kept content does not have the hashes that its entries name. */
function keptContentRefusal(reviewPackage: Package, theirs: Copy): Result<never> | null {
  for (const { hash, value } of reviewPackage.kept)
    if (theirs.state.keptValues.get(hash) !== sha256(canonicalJson(value)))
      return damagedRefusal('a value that was kept is not the one that an entry tells of');
  for (const { id, text } of reviewPackage.answers)
    if (theirs.state.answers.get(id)?.now !== sha256(text))
      return damagedRefusal(`answer ${id} is not what an entry says it is`);
  return null;
}

/** Refuses an entry that no call could have written. Entries that this copy already has are not checked. */
function entryRefusal(ours: Copy, reviewPackage: Package): Result<never> | null {
  for (const entry of reviewPackage.entries) {
    if (ours.knownHashes.has(entry.hash)) continue;
    const fault = carriedFault(entry, entryHash);
    if (fault) return damagedRefusal(`entry ${entry.seq} ${fault}`);
  }
  return null;
}

/** The hashes of all present and former pieces of evidence of a copy. */
const evidenceHashes = (copy: Copy): ReadonlySet<unknown> =>
  new Set(
    [...copy.thingsByName.values()].flatMap(({ kind, parts }) =>
      EVIDENCE_KINDS.some((evidenceKind) => evidenceKind === kind)
        ? [...parts.values()].flatMap((heads) =>
            [...heads.values()].map(({ value }) => (value as { readonly hash: string } | null)?.hash),
          )
        : [],
    ),
  );

/** Checks that each piece of evidence in the merge, or in one of its conflicts, exists and is valid. @throws Damage */
function checkPieces(ours: Copy, { plan: { accounts } }: Merge, valuesByHash: ValuesByHash): void {
  const ourHashes = evidenceHashes(ours);
  for (const { kind, id, parts } of accounts) {
    const evidence = EVIDENCE_KINDS.find((each) => each === kind);
    if (!evidence) continue;
    for (const heads of Object.values(parts))
      for (const { value } of heads)
        if (value !== null) {
          const { hash } = value as { readonly hash: string };
          const evidencePiece = requirePiece(valuesByHash, evidence, id, hash);
          if (!ourHashes.has(hash) && !CARRIED_PIECES[evidence].safeParse(evidencePiece).success)
            throw new Damage(`${evidence} ${id} is nothing that a call puts in`, `${evidence} ${id}`);
        }
  }
}

/** All revisions of an amendment in a ledger. */
export const revisionChain = (
  ledger: readonly LedgerEntry[],
  id: string | undefined,
): readonly MadeRevision[] => madeFrom(ledger.filter(({ subject }) => subject === `amendment:${id}`));

/**
 * Returns the reason why a person may not accept an agreement from a package. The rule is the one for agreeing an
 * amendment here.
 */
function agreementCheck(ours: Copy, person: string): PlannedMerge['reasonNotToAccept'] {
  const storedAgreement = ours.state.records.get(recordKey('agreement', DEFAULT_AGREEMENT.id))?.value;
  const agreement = (storedAgreement as Agreement | undefined) ?? DEFAULT_AGREEMENT;
  return ({ claimKind, ref, draftAuthor }) => {
    if (claimKind !== 'agreed' || draftAuthor === null) return null;
    const refusal = agreeingRefusal({ id: splitKey(ref).id, author: draftAuthor }, { person, agreement });
    return refusal === null || refusal.ok ? null : refusal.error.message;
  };
}

/**
 * Plans the merge of a package into this review. Refused if the package is damaged, or of another review or base text.
 * @param confirmed the ids of the claims that the current user accepts
 */
export async function planMerge(
  context: Context,
  trx: Knex.Transaction,
  reviewPackage: Package,
  confirmed: readonly string[] = [],
): Promise<Result<PlannedMerge>> {
  const entries = await wholeLedger(trx);
  const ours = copyOf(entries);
  try {
    const packageCheck = checkPackage(reviewPackage, sha256);
    if (!packageCheck.ok) return packageCheck;
    const ledger = theirLedger(entries, reviewPackage, await readReview(trx));
    if (!ledger.ok) return ledger;
    const invalidEntryRefusal = entryRefusal(ours, reviewPackage);
    if (invalidEntryRefusal) return invalidEntryRefusal;
    const theirs = copyOf(ledger.value);
    const refusal =
      baseTextRefusal(ours, theirs, reviewPackage) ??
      importRefusal(ours, theirs) ??
      keptContentRefusal(reviewPackage, theirs);
    if (refusal) return refusal;
    const valuesByHash = await ValuesByHash.of(trx, reviewPackage);
    const refusalFor = agreementCheck(ours, context.deps.person().name);
    const takes: Parameters<typeof mergeOf>[3]['takes'] = (claim) =>
      confirmed.includes(claim.id) && refusalFor(claim) === null;
    const merge = mergeOf(ours, theirs, reviewPackage.entries, { shelf: valuesByHash, takes });
    const { root } = context.instrument;
    const fault = mergeFault(merge.settledThings.values(), (edits: Amendment['edits']) => {
      const editsCheck = checkEdits(root, edits);
      return editsCheck.ok ? null : editsCheck.error.message;
    });
    if (fault) return damagedRefusal(fault);
    const editsOutside = outsideAfter(root, ours, merge);
    if (editsOutside.length > 0)
      return refuse(
        'refused',
        `${editsOutside.join('; ')}. ${NOTHING_IMPORTED} To import this work, first change what this review may change.`,
        SCOPE_PLACE,
      );
    checkPieces(ours, merge, valuesByHash);
    const { seq, hash } = reviewPackage.head;
    const shared = countSharedEntries(entries, ledger.value);
    const sides = [
      { copy: ours, ledger: entries },
      { copy: theirs, ledger: ledger.value },
    ];
    const revisionsInBothCopies = (id: string) => {
      const namedThing = [...merge.settledThings].find(
        ([, one]) => one.kind === 'amendment' && one.id === id,
      );
      return sides.map(({ copy, ledger: all }) =>
        revisionChain(all, copy.thingsByName.get(namedThing?.[0] ?? '')?.id),
      );
    };
    const imports = packageImports(reviewPackage, theirs);
    return ok({
      ours,
      merge,
      valuesByHash,
      from: { seq, hash },
      shared,
      imports,
      chainsOf: revisionsInBothCopies,
      reasonNotToAccept: refusalFor,
    });
  } catch (error) {
    return refusalOfError(error);
  }
}
