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
import { pieceOf } from '../../store/merging.ts';
import type { CameImport } from '../../store/merging-responses.ts';
import { Shelves, wholeLedger } from '../../store/packages.ts';
import { readReview } from '../../store/review.ts';
import type { Context } from '../context/context.ts';

/** What a package would come to in this review, worked out before anything is written. */
export interface Taking {
  readonly ours: Copy;
  readonly merge: Merge;
  readonly shelves: Shelves;
  readonly from: MergePayload['from'];
  /** The last entry that both ledgers share. */
  readonly shared: number;
  readonly imports: readonly CameImport[];
  /** What an amendment was in each copy, ours first, revision by revision. */
  readonly chainsOf: (id: string) => readonly (readonly MadeRevision[])[];
  /** Why the person at the keyboard may not take on what the package says; null where they may. */
  readonly barred: (claim: Omit<Claim, 'isTaken'>) => string | null;
}

const NOTHING = 'Nothing was imported.';

/** The refusal for a package that passed as one, and then turned out to be none that a Keeling made. */
export const unsound = (reason: string): Result<never> =>
  refuse('damaged', `This package cannot be imported: ${reason}. ${NOTHING}`);

/** What was thrown while strangers’ entries were read, as a refusal; whatever is no fault of theirs is thrown on. */
export function faultOf(error: unknown): Result<never> {
  if (error instanceof Damage) return unsound(error.message);
  if (error instanceof RangeError) return unsound(error.message);
  if (error instanceof Error && error.name === 'ZodError')
    return unsound('an entry has another shape than its act');
  // A value of another type where the entry’s act has one of its own: no schema looks at what isn’t used.
  if (error instanceof TypeError) return unsound('an entry can’t be read');
  if (breaksConstraint(error)) return unsound('it holds something twice that there can be once');
  throw error;
}

function sharedPart(ours: readonly LedgerEntry[], theirs: readonly LedgerEntry[]): number {
  let shared = 0;
  while (shared < ours.length && ours[shared]?.hash === theirs[shared]?.hash) shared += 1;
  return shared;
}

/** Two texts of the Act are two sets of coordinates: both copies must have moved to the same one. */
function otherText(ours: Copy, theirs: Copy, parcel: Package): Result<never> | null {
  if (ours.state.instrumentHash === theirs.state.instrumentHash) return null;
  const { id, version } = parcel.instrument;
  return refuse(
    'clash',
    `Their copy has a different base text of the Act (${id}, ${version}). Change both copies to the same base text first, then ask for a new package. ${NOTHING}`,
    'instrument',
  );
}

const importsOf = (copy: Copy): readonly (readonly [string, Import])[] =>
  [...copy.thingsByName].flatMap(([thingName, { kind, id, parts }]) => {
    const value = kind === 'import' ? (shownValue(kind, id, parts) as Import | null) : null;
    return value ? [[thingName, value] as const] : [];
  });

/** Of files taken in apart one is numbered anew. Those of an earlier Keeling can't be: their numbers are what was hashed. */
function importedApart(ours: Copy, theirs: Copy): Result<never> | null {
  const [mine, other] = [importsOf(ours), importsOf(theirs)];
  const [a] = mine.filter(([thing]) => !theirs.thingsByName.has(thing));
  const [b] = other.filter(([thing]) => !ours.thingsByName.has(thing));
  const isOld = [...mine, ...other].some(([, { first, questions }]) => !first || !questions);
  if (a === undefined || b === undefined || !isOld) return null;
  const [ownImport, theirImport] = [a[1], b[1]];
  return refuse(
    'clash',
    `Both copies imported responses from the same file separately (${ownImport.id}, ${ownImport.file}, here; ${theirImport.id}, ${theirImport.file}, there), with an earlier version of Keeling. Undo one of the imports in its copy, import this package, then import the file again. ${NOTHING}`,
    'imports',
  );
}

/** The imports that came, each with what their ledger says of it. */
const cameImports = (parcel: Package, theirs: Copy): readonly CameImport[] =>
  parcel.imports.flatMap((rows) => {
    const record = importsOf(theirs).find(([, { id }]) => id === rows.id)?.[1];
    return record ? [{ record, rows }] : [];
  });

/** That all that was kept is what the entries say was kept. */
function keptOtherwise(parcel: Package, theirs: Copy): Result<never> | null {
  for (const { hash, value } of parcel.kept)
    if (theirs.state.keptValues.get(hash) !== sha256(canonicalJson(value)))
      return unsound('a value that was kept is not the one that an entry tells of');
  for (const { id, text } of parcel.answers)
    if (theirs.state.answers.get(id)?.now !== sha256(text))
      return unsound(`answer ${id} is not what an entry says it is`);
  return null;
}

/** That they did nothing that no call does; what this copy knows of already is its own. */
function strayIn(ours: Copy, parcel: Package): Result<never> | null {
  for (const entry of parcel.entries) {
    if (ours.knownHashes.has(entry.hash)) continue;
    const fault = carriedFault(entry, entryHash);
    if (fault) return unsound(`entry ${entry.seq} ${fault}`);
  }
  return null;
}

/** The hashes of the pieces of evidence that a copy has, or had. */
const piecesOf = (copy: Copy): ReadonlySet<unknown> =>
  new Set(
    [...copy.thingsByName.values()].flatMap(({ kind, parts }) =>
      EVIDENCE_KINDS.some((one) => one === kind)
        ? [...parts.values()].flatMap((heads) =>
            [...heads.values()].map(({ value }) => (value as { readonly hash: string } | null)?.hash),
          )
        : [],
    ),
  );

/** That every piece of evidence that would be held, or be among what is to be chosen, is there and is one. */
function checkPieces(ours: Copy, { plan: { accounts } }: Merge, shelves: Shelves): void {
  const own = piecesOf(ours);
  for (const { kind, id, parts } of accounts) {
    const evidence = EVIDENCE_KINDS.find((each) => each === kind);
    if (!evidence) continue;
    for (const heads of Object.values(parts))
      for (const { value } of heads)
        if (value !== null) {
          const { hash } = value as { readonly hash: string };
          const evidencePiece = pieceOf(shelves, evidence, id, hash);
          if (!own.has(hash) && !CARRIED_PIECES[evidence].safeParse(evidencePiece).success)
            throw new Damage(`${evidence} ${id} is nothing that a call puts in`, `${evidence} ${id}`);
        }
  }
}

/** What an amendment of a ledger was, revision by revision. */
export const chainOf = (ledger: readonly LedgerEntry[], id: string | undefined): readonly MadeRevision[] =>
  madeFrom(ledger.filter(({ subject }) => subject === `amendment:${id}`));

/** What somebody may not do themselves, they can't take on from a package either: by the policy that there is here. */
function barredFrom(ours: Copy, person: string): Taking['barred'] {
  const stored = ours.state.records.get(recordKey('agreement', DEFAULT_AGREEMENT.id))?.value;
  const agreement = (stored as Agreement | undefined) ?? DEFAULT_AGREEMENT;
  return ({ claimKind, ref, draftAuthor }) => {
    if (claimKind !== 'agreed' || draftAuthor === null) return null;
    const refusal = agreeingRefusal({ id: splitKey(ref).id, author: draftAuthor }, { person, agreement });
    return refusal === null || refusal.ok ? null : refusal.error.message;
  };
}

/**
 * Reads a package against this review. Refused, with the reason, for one that is unsound, of another review or text.
 * @param confirmed what of its claims the person at the keyboard takes on
 */
export async function takingOf(
  context: Context,
  trx: Knex.Transaction,
  parcel: Package,
  confirmed: readonly string[] = [],
): Promise<Result<Taking>> {
  const entries = await wholeLedger(trx);
  const ours = copyOf(entries);
  try {
    const sound = checkPackage(parcel, sha256);
    if (!sound.ok) return sound;
    const ledger = theirLedger(entries, parcel, await readReview(trx));
    if (!ledger.ok) return ledger;
    const stray = strayIn(ours, parcel);
    if (stray) return stray;
    const theirs = copyOf(ledger.value);
    const refused =
      otherText(ours, theirs, parcel) ?? importedApart(ours, theirs) ?? keptOtherwise(parcel, theirs);
    if (refused) return refused;
    const shelves = await Shelves.of(trx, parcel);
    const barred = barredFrom(ours, context.deps.person().name);
    const takes: Parameters<typeof mergeOf>[3]['takes'] = (claim) =>
      confirmed.includes(claim.id) && barred(claim) === null;
    const merge = mergeOf(ours, theirs, parcel.entries, { shelf: shelves, takes });
    const { root } = context.instrument;
    const bad = mergeFault(merge.settledThings.values(), (edits: Amendment['edits']) => {
      const checked = checkEdits(root, edits);
      return checked.ok ? null : checked.error.message;
    });
    if (bad) return unsound(bad);
    const outside = outsideAfter(root, ours, merge);
    if (outside.length > 0)
      return refuse(
        'refused',
        `${outside.join('; ')}. ${NOTHING} To import this work, first change what this review may change.`,
        SCOPE_PLACE,
      );
    checkPieces(ours, merge, shelves);
    const { seq, hash } = parcel.head;
    const shared = sharedPart(entries, ledger.value);
    const sides = [
      { copy: ours, ledger: entries },
      { copy: theirs, ledger: ledger.value },
    ];
    const chainsOf = (id: string) => {
      const keyedThing = [...merge.settledThings].find(
        ([, one]) => one.kind === 'amendment' && one.id === id,
      );
      return sides.map(({ copy, ledger: all }) =>
        chainOf(all, copy.thingsByName.get(keyedThing?.[0] ?? '')?.id),
      );
    };
    const imports = cameImports(parcel, theirs);
    return ok({ ours, merge, shelves, from: { seq, hash }, shared, imports, chainsOf, barred });
  } catch (error) {
    return faultOf(error);
  }
}
