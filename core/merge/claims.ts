import type { Amendment } from '../amend/edits/amendment.ts';
import { isDecision } from '../amend/edits/states.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { RecordKind } from '../events/records.ts';
import type { EvidenceKind } from '../evidence/marks.ts';
import type { Copy } from './copy.ts';
import { gathered, topHead } from './join.ts';
import { renamedValue } from './rename.ts';
import type { Settled, Settlement } from './settled.ts';
import type { Shelf } from './shelf.ts';
import { keyOf } from './things.ts';

/**
 * What a package says was agreed, signed off, or allowed. Nobody has signed it: whoever made it could have written any name
 * into it. Until the person who imports it takes it on themselves, it is held back, and stays as it is in their copy.
 */

/** All kinds of thing that a merge knows. */
type ThingKind = RecordKind | EvidenceKind | 'amendment' | 'answer' | 'finding' | 'link' | 'review';

/** What a reading says that only somebody with the authority to may say, and what stands in its place without them. */
interface Withheld {
  readonly what: ClaimKind;
  readonly value: unknown;
}

type ClaimKind = 'agreed' | 'returned' | 'reviewed' | 'agreement' | 'scope' | 'sign-off' | 'unredacted';

/** @param value what a package says of a part @param ours what this copy has of it, by the names that things have now */
type Withhold = (value: unknown, ours: unknown, part: string) => Withheld | null;

type Draft = Pick<Amendment, 'state' | 'edits'>;

const states: Withhold = (value, _, part) => {
  if (part !== 'draft' || value === null) return null;
  const draft = value as Draft;
  if (!isDecision(draft.state)) return null;
  // Where it was before somebody agreed or returned it.
  return { what: draft.state, value: { ...draft, state: 'in-legal-review' } };
};

const withholdAll =
  (claimKind: ClaimKind): Withhold =>
  (_, ours) => ({ what: claimKind, value: ours });

/** A mark is in the name of whoever made it: nobody else's stands in its place. */
const marks: Withhold = (value) => (value === null ? null : { what: 'reviewed', value: null });

/** To redact is anybody's, and to take a redaction back is not. */
const redactions: Withhold = (value, ours) =>
  value === null && ours !== null ? { what: 'unredacted', value: ours } : null;

/** Whoever drafts may say it, or it says what somebody made and not what is allowed. */
const NOTHING = null;

/** By kind of thing, what of it takes authority. A kind that is missing here is refused by the compiler. */
const WITHHELD: { readonly [K in ThingKind]: Withhold | null } = {
  amendment: states,
  reviewed: marks,
  agreement: withholdAll('agreement'),
  scope: withholdAll('scope'),
  'sign-off': withholdAll('sign-off'),
  redaction: redactions,
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

/** What takes authority of a thing's part that becomes something else; null where nothing does. */
export const withheldOf = (kind: string, value: unknown, ours: unknown, part: string): Withheld | null =>
  canonicalJson(value) === canonicalJson(ours)
    ? null
    : (WITHHELD[kind as ThingKind]?.(value, ours, part) ?? null);

/** Whether a reading says of authority what it said when it was taken in. */
const isAsTaken = (valueTaken: unknown, now: unknown): boolean =>
  (valueTaken === null) === (now === null) &&
  (valueTaken as Partial<Draft> | null)?.state === (now as Partial<Draft> | null)?.state;

/** Something that a package says and nobody vouches for. */
export interface Claim {
  /** What it is called by for as long as the package and this copy are the same. */
  readonly id: string;
  readonly what: ClaimKind;
  /** What it is about, as that is called from here on: `amendment:A-001`. */
  readonly ref: string;
  /** What it would be. */
  readonly value: unknown;
  /** Who says so by the package, and when. */
  readonly who: string;
  readonly at: string;
  /** Of an amendment, whose it is by the package. */
  readonly author: string | null;
  readonly isTaken: boolean;
}

/**
 * A settlement without what the package alone says, but for what the person who imports it takes on.
 * @param takes whether they do, and may
 */
export function withoutClaims(
  settlement: Settlement,
  ours: Copy,
  shelf: Shelf,
  takes: (claim: Omit<Claim, 'isTaken'>) => boolean,
): { readonly settlement: Settlement; readonly claims: readonly Claim[] } {
  const own = gathered(ours, settlement.same);
  const claims: Claim[] = [];
  const settledThings = new Map<string, Settled>();
  for (const [thingName, settled] of settlement.things) {
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
      const standing = [...heads].map(([event, head]) => {
        const ownHead = ownThing?.parts.get(part)?.get(event);
        // What this copy has heard of already is as it took it then, whatever things in it are called by now.
        if (ownHead && isAsTaken(ownHead.value, head.value)) return [event, head] as const;
        const withheld = withheldOf(kind, head.value, mine, part);
        if (!withheld) return [event, head] as const;
        if (ownHead) {
          const value = renamedValue(kind, id, ownHead.value, settlement.ours, shelf);
          return [event, { ...head, value }] as const;
        }
        const { value, who: author, at } = head;
        const claim = {
          id: `${event} ${part} ${thingName}`,
          what: withheld.what,
          ref: keyOf(kind, id),
          ...{ value, who: author, at },
          author: creation?.author ?? null,
        };
        const isTaken = takes(claim);
        claims.push({ ...claim, isTaken });
        return [event, isTaken ? head : { ...head, value: withheld.value }] as const;
      });
      return [part, new Map(standing)] as const;
    });
    settledThings.set(thingName, { ...settled, parts: new Map(parts) });
  }
  return {
    settlement: { ...settlement, things: settledThings },
    claims: claims.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
