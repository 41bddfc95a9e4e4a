import { z } from 'zod';
import type { Role } from './roles.ts';

/**
 * What every call of the contract declares beside its input and output. Hosts, the window’s cache and backups read it
 * here, so that none of them needs a list of calls.
 */

/**
 * What a review holds, divided by what changes together. `base` is what the whole window is drawn from: after it
 * changes, nothing that is shown, or could be undone, holds. Every write changes `ledger`.
 */
const SUBJECTS = [
  'base',
  'ledger',
  'amendments',
  'links',
  'evidence',
  'decisions',
  'responses',
  'coding',
  'comments',
  'reviewed',
  'agreement',
  'scope',
  'findings',
  'versions',
  'word-imports',
  'overlays',
  'merges',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What a link depends on at its two endpoints, beside the link itself. */
export const LINKED = ['amendments', 'evidence', 'decisions', 'responses', 'coding'] as const;

/** All that can change while the review stays on its base text. */
export const EVERY_SUBJECT = SUBJECTS.filter((subject) => subject !== 'base');

/** The calls that say how far a long-running call is, and stop it. */
export interface UnderWay {
  readonly progress: string;
  readonly cancel: string;
}

/** How a write's own answer is put into what a read answered before, so that it need not be asked again. */
export interface AnswerPut {
  /** The read, by name. */
  readonly into: string;
  readonly update: (cached: never, output: never, input: never) => unknown;
}

/** The put of a call's answer; `core/api.ts` checks its types against the contract. */
export const puts = <R extends string, H, O, I>(into: R, update: (cached: H, output: O, input: I) => H) =>
  ({ puts: { into, update } }) as const;

/**
 * How much JSON a call may be given. A host refuses more as it comes in, before any of it is parsed: brackets without end
 * would hold up everybody else.
 */
export interface BodyLimit {
  readonly bytes: number;
  /** Values, keys, and brackets: what parsing costs is theirs, and not the bytes'. */
  readonly tokens: number;
}

/** What most calls need: names, numbers, some paragraphs. */
export const USUAL_BODY: BodyLimit = { bytes: 1_048_576, tokens: 20_000 };
/** What holds the edits of a draft, or a text of somebody's: an Act's whole Schedule, pasted, has 30,000 tokens. */
export const LONG_BODY: BodyLimit = { bytes: 16 * 1_048_576, tokens: 300_000 };
/** What holds a file, in base 64 or as text: one long string, with what a person chose beside it. */
export const FILE_BODY: BodyLimit = { bytes: 60 * 1_048_576, tokens: 50_000 };

export interface Declaration {
  /** `folder`: files in a folder that a person chose, and the ledger says so. */
  readonly writes: 'nothing' | 'review' | 'folder';
  /** What its answer is made of: when one of these changes, an answer that was kept is out of date. */
  readonly from: readonly Subject[];
  /** What it may change, beside the ledger. */
  readonly changes: readonly Subject[];
  /** Takes in others' work, so that a backup of the review as it was is kept first. */
  readonly keepsBackup?: true;
  readonly puts?: AnswerPut;
  /** Present on a call that may take long. */
  readonly underWay?: UnderWay;
  /** Why what it did can't be undone, in a sentence; absent where `history.undo` takes back the entries that it wrote. */
  readonly lasts?: string;
  /** Who may make it, where a server holds the review: somebody in this role, or in a higher one. */
  readonly may: Role;
  /** Who may make it with such an input, where that is not `may` for every input. */
  readonly mayWith?: (input: never) => Role;
  /** How large its input may be; absent, `USUAL_BODY`. */
  readonly body?: BodyLimit;
}

type Also = Pick<Declaration, 'keepsBackup' | 'underWay' | 'puts' | 'mayWith' | 'body' | 'lasts'> & {
  readonly may?: Role;
};

const roleOf = (also: Also | undefined, usual: Role): Role => also?.may ?? usual;

/** A call that changes nothing: for everybody in the review. */
export const reads = <const Extra extends Also = object>(from: readonly Subject[], also?: Extra) =>
  ({
    writes: 'nothing',
    from,
    changes: [],
    may: roleOf(also, 'reader'),
    ...(also as Omit<Extra, 'may'>),
  }) as const;

/** A call that changes the review: for who drafts, where nothing else is said. */
export const writes = <const Extra extends Also = object>(changes: readonly Subject[], also?: Extra) =>
  ({
    writes: 'review',
    from: [],
    changes,
    may: roleOf(also, 'drafter'),
    ...(also as Omit<Extra, 'may'>),
  }) as const;

/**
 * A folder (or, of a package, a file) to write to: one that a person chose in a dialog of the host's, or, absent, one
 * beside the review. Only `exporting` gives a call such a field, and a host refuses a page's own.
 */
export const chosenPlace = z.string().max(4096).optional();

const exportFields = {
  /** What is shown of it, and the file that is offered for download. */
  folder: z.string(),
  zip: z.string(),
};

/**
 * A call that writes files where a person chose; a version of the review may be kept with it. For who publishes, where
 * nothing else is said.
 */
export const exporting = <
  I extends z.core.$ZodLooseShape,
  O extends z.core.$ZodLooseShape,
  const Extra extends Also = object,
>(
  input: I,
  output: O,
  also?: Extra,
) =>
  ({
    writes: 'folder',
    may: roleOf(also, 'publisher'),
    from: [],
    changes: ['versions'],
    lasts: 'Exported files can’t be undone: they are already written.',
    input: z.object({ ...input, to: chosenPlace }),
    output: z.object({ ...exportFields, ...output }),
    ...(also as Omit<Extra, 'may'>),
  }) as const;

/** Whether an answer made of `from` is out of date after a call that made such changes. */
export const isOutdatedBy = (
  from: readonly Subject[],
  { writes: kind, changes }: Pick<Declaration, 'writes' | 'changes'>,
): boolean => kind !== 'nothing' && from.some((subject) => subject === 'ledger' || changes.includes(subject));
