import type { Provision } from '../act/tree.ts';
import { type Scope, scopeWords } from '../amend/changes/scope.ts';
import { capital } from '../base/english.ts';
import type { Renamed } from '../events/merge-account.ts';
import { refWords } from '../evidence/describe.ts';
import { type Link, type Ref, refSchema } from '../evidence/link.ts';
import type { Left } from '../evidence/records.ts';
import type { DocumentKind } from '../pack/documents.ts';
import { DOCUMENT_WORDS, partWords } from '../pack/paper/headings.ts';
import type { Agreement } from '../review/records.ts';
import type { OpenConflict } from './calls.ts';
import type { Claim } from './claims.ts';
import { keyOf, splitKey } from './conflict-keys.ts';
import type { Conflict } from './conflicts.ts';
import { linkSentence, readingWords } from './describe-reading.ts';
import type { Shelf } from './shelf.ts';

/** Describes the changes of a merge for the person who decides. */

/** Names for things that have no id of their own, and that a reference can't name. */
const NAMES: Readonly<Record<string, (id: string) => string>> = {
  review: () => 'the review',
  finding: () => 'a finding of the checks',
  link: () => 'a link',
  agreement: () => 'who may agree',
  consultation: () => 'the consultation',
  asking: () => 'the questions asked',
  scope: () => 'what the review may change',
  suggesting: () => 'whether themes are suggested',
  permission: () => 'what the values of a column on publication mean',
  profile: (id) => `the saved import settings “${id}”`,
  version: () => 'a version',
  reading: () => 'a mark that a text was read',
  reviewed: (id) => `the review of ${id.split(' ')[0]}`,
  returned: () => 'a Word file that came back',
  overlay: () => 'the Bill',
  'overlay-step': () => 'the decision on a Bill’s instruction',
  pack: (id) => `the order of ${documentWords(id)}`,
  'sign-off': (id) => `what is signed off of ${documentWords(id)}`,
  'pack-text': (id) => {
    const [document = '', part = ''] = id.split('/');
    return `the words of ${partWords(part)} in ${documentWords(document)}`;
  },
};

const documentWords = (id: string): string => DOCUMENT_WORDS[id as DocumentKind] ?? `the ${id} paper`;

/** The name of a thing: "A-001", "note N-003", "theme T-0002". */
function nameOf(kind: string, id: string): string {
  const ref = refSchema.safeParse(keyOf(kind, id));
  return ref.success ? refWords(ref.data) : (NAMES[kind]?.(id) ?? `${kind} ${id}`);
}

function aboutWords({ kind, id, part }: Conflict): string {
  const name = nameOf(kind, id);
  if (kind === 'amendment')
    return part === 'draft' ? `The words and state of ${name}` : `The ${part} of ${name}`;
  if (kind === 'thread') return `Whether thread ${id} is ${part === 'task' ? 'a task' : 'resolved'}`;
  if (kind === 'review') return 'The title of the review';
  return capital(name);
}

/** Describes a conflict: each reading with its author and time. */
export function conflictWords(conflict: Conflict, root: Provision, shelf: Shelf): OpenConflict {
  const words = readingWords(conflict, root, shelf);
  return {
    thing: conflict.thingName,
    part: conflict.part,
    ref: keyOf(conflict.kind, conflict.id),
    about: aboutWords(conflict),
    readings: conflict.readings.map(({ event, who, at, ours }, nth) => ({
      event,
      who,
      at,
      words: words[nth] ?? [],
      ours,
    })),
  };
}

const BECOMES = {
  new: 'is new',
  changed: 'is changed',
  gone: 'is deleted',
  theirs: 'is now theirs',
  ours: 'is now the number of yours',
  vacated: 'is no longer used',
} as const;

/**
 * Describes how one thing changes.
 * @param change the kind of change, where the two states alone don't show it
 */
export function changeWords(
  kind: string,
  id: string,
  was: unknown,
  is: unknown,
  change: keyof typeof BECOMES = was === null ? 'new' : is === null ? 'gone' : 'changed',
): string {
  const name = kind === 'link' ? 'the link' : nameOf(kind, id);
  const fields = (is ?? was) as Readonly<Record<string, unknown>>;
  const titleText = [fields.title, fields.name, fields.because].find(
    (text) => typeof text === 'string' && text !== '',
  );
  const detail =
    kind === 'link'
      ? `: ${linkSentence(fields as unknown as Link)}`
      : titleText === undefined
        ? ''
        : `: ${titleText}`;
  return `${name} ${BECOMES[change]}${detail}`;
}

/**
 * Describes a claim of a package.
 * @param root the Act, needed to name the provisions of a scope
 */
export function claimWords(
  { claimKind, ref, reading, author }: Pick<Claim, 'claimKind' | 'ref' | 'reading' | 'author'>,
  root?: Provision,
): string {
  const { kind, id } = splitKey(ref);
  const name = nameOf(kind, id);
  switch (claimKind) {
    case 'agreed':
    case 'returned':
      return `${author} ${claimKind} ${name}`;
    case 'reviewed':
      return `${author} reviewed ${id.split(' ')[0]}`;
    case 'sign-off':
      return reading === null
        ? `${author} removed the sign-off of ${documentWords(id)}`
        : `${author} signed off ${documentWords(id)}`;
    case 'unredacted':
      return `${author} removed ${name}`;
    case 'scope':
      if (reading === null) return `${author} removed the limit on what this review may change`;
      return `${author} limited what this review may change${root ? ` to ${scopeWords(root, reading as Scope).replace(/\.$/, '')}` : ''}`;
    case 'agreement':
      return (reading as Agreement | null)?.who === 'anyone'
        ? `${author} let authors agree their own amendments`
        : `${author} stopped authors agreeing their own amendments`;
  }
}

/** Describes a number of evidence that is no longer used. */
export function leftWords({ id, now }: Left): string {
  const name = refWords(id as Ref);
  if (now.length === 0) return `${name} is not used again`;
  return `${name} is no longer used: it is now ${now.map(refWords).join(' and ')}`;
}

/**
 * Describes a new name and its reason.
 * @param isLeft whether the old number is no longer used
 */
export function renamedWords({ kind, from, to, ours }: Omit<Renamed, 'words'>, isLeft = false): string {
  if (kind === 'link') return 'Both copies have the same link, so it is kept once.';
  const [was, is] = [nameOf(kind, from), nameOf(kind, to)];
  if (isLeft) return `${was} ${ours ? 'here' : 'there'} is ${is} in both copies from now on.`;
  return `${was} was made in both copies. ${ours ? 'Yours' : 'Theirs'} was made later, and is ${is} from here on.`;
}
