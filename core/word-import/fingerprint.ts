import type { Drafted } from '../amend/edits/edit-index.ts';
import { editKey } from '../amend/edits/edit-key.ts';
import { WORD_PROFILES, type WordProfile } from '../pack/word-profiles.ts';

/** Identifies the moment at which a Word file was exported, for its return. */
export interface Fingerprint {
  /** The review's id. */
  readonly review: string;
  /** SHA-256 of the base text as stored. */
  readonly base: string;
  /** The newest ledger entry at the export. */
  readonly ledger: { readonly seq: number; readonly hash: string };
  readonly profile: WordProfile;
  /** The amendments that the file shows. */
  readonly amendments: readonly PrintedAmendment[];
}

interface PrintedAmendment {
  readonly id: string;
  readonly revision: number;
  /** The edits omitted from the file, by `shortPrint` of their keys. */
  readonly without: readonly string[];
}

/** Word stores at most 255 characters of a property. */
const MAX_PROPERTY_LENGTH = 240;

/** Eight hexadecimal digits (FNV-1a). They distinguish the edits of one amendment, and are not safe for more. */
export function shortPrint(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** An amendment without the edits that the file omitted. */
export function withoutPrinted<A extends Drafted>(amendment: A, { without }: PrintedAmendment): A {
  if (without.length === 0) return amendment;
  const edits = amendment.edits.filter((edit) => !without.includes(shortPrint(editKey(amendment.id, edit))));
  return { ...amendment, edits };
}

const wordsOf = ({ id, revision, without }: PrintedAmendment): readonly string[] => [
  `${id}@${revision}`,
  ...without.map((print) => `${id}!${print}`),
];

/** A fingerprint as custom properties of a document, by name. */
export function propertiesOf({ review, base, ledger, profile, amendments }: Fingerprint) {
  const rows: string[] = [''];
  for (const word of amendments.flatMap(wordsOf)) {
    const row = rows.length - 1;
    const longer = rows[row] ? `${rows[row]} ${word}` : word;
    if (longer.length > MAX_PROPERTY_LENGTH && rows[row]) rows.push(word);
    else rows[row] = longer;
  }
  return {
    'Keeling review': review,
    'Keeling base text': base,
    'Keeling ledger': `${ledger.seq} ${ledger.hash}`,
    'Keeling profile': profile,
    ...Object.fromEntries(rows.map((row, at) => [`Keeling amendments ${at + 1}`, row])),
  };
}

const WORD = /^(A-\d{3,9})(?:@(\d{1,9})|!([0-9a-f]{8}))$/;

/** Reads the fingerprint from a document's properties; null where there is none, or it can't be relied on. */
export function fingerprintOf(properties: ReadonlyMap<string, string>): Fingerprint | null {
  const review = properties.get('Keeling review');
  const base = properties.get('Keeling base text');
  const ledger = /^(\d{1,9}) ([0-9a-f]{64})$/.exec(properties.get('Keeling ledger') ?? '');
  const profile = WORD_PROFILES.find((name) => name === properties.get('Keeling profile'));
  if (!review || !base || !ledger?.[1] || !ledger[2] || !profile) return null;
  const amendments = new Map<string, { id: string; revision: number; without: string[] }>();
  for (let at = 1; properties.has(`Keeling amendments ${at}`); at++) {
    const row = properties.get(`Keeling amendments ${at}`) ?? '';
    for (const word of row.split(' ').filter(Boolean)) {
      const [, id = '', revision, print] = WORD.exec(word) ?? [];
      if (revision !== undefined) amendments.set(id, { id, revision: Number(revision), without: [] });
      else if (print !== undefined) amendments.get(id)?.without.push(print);
      else return null;
    }
  }
  return {
    review,
    base,
    ledger: { seq: Number(ledger[1]), hash: ledger[2] },
    profile,
    amendments: [...amendments.values()],
  };
}
