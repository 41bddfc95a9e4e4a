import type { Amendment } from '../amend/edits/amendment.ts';
import { isDecision } from '../amend/edits/states.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { RecordKind } from '../events/records.ts';
import type { EvidenceKind } from '../evidence/marks.ts';
import { keyOf } from './conflict-keys.ts';
import type { Copy } from './copy.ts';
import { joinedThings, topHead } from './join.ts';
import type { Settled, Settlement } from './joint-settlement.ts';
import { renamedValue } from './rename.ts';
import type { Shelf } from './shelf.ts';

/**
 * Withholds the agreements, sign-offs and permissions that a package claims.
 *
 * Nobody has signed a package: its author could have written any name into it. Until the person who imports it
 * confirms a claim, this copy keeps its own state.
 */

/** All kinds of things that a merge handles. */
type ThingKind = RecordKind | EvidenceKind | 'amendment' | 'answer' | 'finding' | 'link' | 'review';

/** A part of a reading that needs authority, and what replaces it without confirmation. */
interface Withheld {
  readonly claimKind: ClaimKind;
  readonly substitute: unknown;
}

type ClaimKind = 'agreed' | 'returned' | 'reviewed' | 'agreement' | 'scope' | 'sign-off' | 'unredacted';

/**
 * @param reading what the package says of a part
 * @param ours this copy's reading of the part, under present names.
 */
type Withhold = (reading: unknown, ours: unknown, part: string) => Withheld | null;

type Draft = Pick<Amendment, 'state' | 'edits'>;

const withholdDecision: Withhold = (reading, _, part) => {
  if (part !== 'draft' || reading === null) return null;
  const draft = reading as Draft;
  if (!isDecision(draft.state)) return null;
  // The substitute is the state before somebody agreed or returned the amendment.
  return { claimKind: draft.state, substitute: { ...draft, state: 'in-legal-review' } };
};

const withholdAll =
  (claimKind: ClaimKind): Withhold =>
  (_, ours) => ({ claimKind, substitute: ours });

/** A review mark is personal: no other person's mark can replace it. */
const withholdMark: Withhold = (reading) =>
  reading === null ? null : { claimKind: 'reviewed', substitute: null };

/** Anybody may redact, but not remove a redaction. */
const withholdRemoval: Withhold = (reading, ours) =>
  reading === null && ours !== null ? { claimKind: 'unredacted', substitute: ours } : null;

/** Needs no authority: any author may write it. */
const NOTHING = null;

/** What needs authority, by kind. The compiler refuses a missing kind. */
const WITHHELD: { readonly [K in ThingKind]: Withhold | null } = {
  amendment: withholdDecision,
  reviewed: withholdMark,
  agreement: withholdAll('agreement'),
  scope: withholdAll('scope'),
  'sign-off': withholdAll('sign-off'),
  redaction: withholdRemoval,
  answer: NOTHING,
  asking: NOTHING,
  campaign: NOTHING,
  commitment: NOTHING,
  consultation: NOTHING,
  decision: NOTHING,
  excerpt: NOTHING,
  finding: NOTHING,
  import: NOTHING,
  left: NOTHING,
  link: NOTHING,
  note: NOTHING,
  overlay: NOTHING,
  'overlay-step': NOTHING,
  pack: NOTHING,
  permission: NOTHING,
  'pack-text': NOTHING,
  profile: NOTHING,
  question: NOTHING,
  reading: NOTHING,
  recommendation: NOTHING,
  response: NOTHING,
  returned: NOTHING,
  review: NOTHING,
  source: NOTHING,
  suggesting: NOTHING,
  theme: NOTHING,
  thread: NOTHING,
  version: NOTHING,
};

/** The claim that needs authority in the change of a part; null if the change needs none. */
export const withheldOf = (kind: string, reading: unknown, ours: unknown, part: string): Withheld | null =>
  canonicalJson(reading) === canonicalJson(ours)
    ? null
    : (WITHHELD[kind as ThingKind]?.(reading, ours, part) ?? null);

/** Whether a reading has the same authority as when it was imported. */
const isAsTaken = (valueTaken: unknown, now: unknown): boolean =>
  (valueTaken === null) === (now === null) &&
  (valueTaken as Partial<Draft> | null)?.state === (now as Partial<Draft> | null)?.state;

/** An agreement, sign-off or permission that a package claims. Nobody has proved it. */
export interface Claim {
  /** Identifies the claim while package and copy are unchanged. */
  readonly id: string;
  readonly claimKind: ClaimKind;
  /** The subject under its present name: `amendment:A-001`. */
  readonly ref: string;
  /** The claimed reading. */
  readonly reading: unknown;
  /** Who made the claim according to the package, and when. */
  readonly author: string;
  readonly at: string;
  /** For an amendment, its author according to the package. */
  readonly draftAuthor: string | null;
  /** Whether the person who imports the package confirmed the claim. */
  readonly isTaken: boolean;
}

/**
 * Withholds the claims of a settlement, except those that the person who imports it confirms.
 * @param takes whether that person confirms the claim, and may.
 */
export function withoutClaims(
  settlement: Settlement,
  ours: Copy,
  shelf: Shelf,
  takes: (claim: Omit<Claim, 'isTaken'>) => boolean,
): { readonly settlement: Settlement; readonly claims: readonly Claim[] } {
  const own = joinedThings(ours, settlement.mergedInto);
  const claims: Claim[] = [];
  const settledThings = new Map<string, Settled>();
  for (const [thingName, settled] of settlement.settledThings) {
    const { kind, id } = settled;
    if (!WITHHELD[kind as ThingKind]) {
      settledThings.set(thingName, settled);
      continue;
    }
    const ownThing = own.get(thingName);
    const creation = [...(settled.parts.get('made')?.values() ?? [])][0]?.value as
      | { author: string }
      | undefined;
    const parts = [...settled.parts].map(([part, heads]) => {
      const before = topHead(ownThing?.parts.get(part)?.values() ?? [])?.value ?? null;
      const mine = renamedValue(kind, id, before, settlement.ours, shelf);
      const allowedHeads = [...heads].map(([event, head]) => {
        const ownHead = ownThing?.parts.get(part)?.get(event);
        // A reading that this copy already has keeps the authority it was imported with, whatever names in it changed
        // since.
        if (ownHead && isAsTaken(ownHead.value, head.value)) return [event, head] as const;
        const withheld = withheldOf(kind, head.value, mine, part);
        if (!withheld) return [event, head] as const;
        if (ownHead) {
          const ownReading = renamedValue(kind, id, ownHead.value, settlement.ours, shelf);
          return [event, { ...head, value: ownReading }] as const;
        }
        const claim = {
          id: `${event} ${part} ${thingName}`,
          claimKind: withheld.claimKind,
          ref: keyOf(kind, id),
          reading: head.value,
          author: head.who,
          at: head.at,
          draftAuthor: creation?.author ?? null,
        };
        const isTaken = takes(claim);
        claims.push({ ...claim, isTaken });
        return [event, isTaken ? head : { ...head, value: withheld.substitute }] as const;
      });
      return [part, new Map(allowedHeads)] as const;
    });
    settledThings.set(thingName, { ...settled, parts: new Map(parts) });
  }
  return {
    settlement: { ...settlement, settledThings },
    claims: claims.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
