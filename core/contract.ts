import { z } from 'zod';
import type { Role } from './roles.ts';

/**
 * What every call of the contract declares, in addition to its input and output. Hosts, the window’s cache and backups read the
 * declarations, so that nothing else lists calls by name.
 */

/**
 * The parts of a review that change separately. After a change of `base`, the base text, everything in the window and its undo
 * stack is out of date. Every write changes `ledger`.
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

/** The subjects of a link's two endpoints. */
export const LINK_SUBJECTS = ['amendments', 'evidence', 'decisions', 'responses', 'coding'] as const;

/** All subjects except the base text. */
export const EVERY_SUBJECT = SUBJECTS.filter((subject) => subject !== 'base');

/** The names of the calls that report the progress of a long-running call, and cancel it. */
export interface UnderWay {
  readonly progress: string;
  readonly cancel: string;
}

/** Updates the cached answer of a read with the output of a write, so that the read need not be called again. */
export interface CacheUpdate {
  /** The name of the read. */
  readonly into: string;
  readonly update: (cached: never, output: never, input: never) => unknown;
}

/** Declares a cache update. `core/api.ts` checks its types against the contract. */
export const updatesCache = <R extends string, H, O, I>(
  into: R,
  update: (cached: H, output: O, input: I) => H,
) => ({ puts: { into, update } }) as const;

/**
 * The maximum size of a call's JSON. A host refuses more while receiving it and before parsing, since endless brackets would
 * block everybody else.
 */
export interface BodyLimit {
  readonly bytes: number;
  /** Values, keys and brackets. They, and not the bytes, determine the time that parsing takes. */
  readonly tokens: number;
}

/** Enough for most calls: names, numbers, some paragraphs. */
export const USUAL_BODY: BodyLimit = { bytes: 1_048_576, tokens: 20_000 };
/** Enough for the edits of a draft or a long text. A whole pasted Schedule of an Act has 30,000 tokens. */
export const LONG_BODY: BodyLimit = { bytes: 16 * 1_048_576, tokens: 300_000 };
/** Enough for a file, in base 64 or as text: one long string and some options. */
export const FILE_BODY: BodyLimit = { bytes: 60 * 1_048_576, tokens: 50_000 };

export interface Declaration {
  /** `folder`: the call writes files to a folder that a person chose, and records that in the ledger. */
  readonly writes: 'nothing' | 'review' | 'folder';
  /** The subjects that its answer depends on. When one changes, a cached answer is out of date. */
  readonly from: readonly Subject[];
  /** The subjects that it may change, in addition to the ledger. */
  readonly changes: readonly Subject[];
  /** Whether a backup is made first, because the call imports others' work. */
  readonly keepsBackup?: true;
  readonly puts?: CacheUpdate;
  /** Only for a call that may take long. */
  readonly underWay?: UnderWay;
  /** Why the call can't be undone, in a sentence. If absent, `history.undo` can revert the entries that it wrote. */
  readonly lasts?: string;
  /** The lowest role that may make the call on a server. */
  readonly may: Role;
  /** The lowest role for a particular input, if it isn't `may` for every input. */
  readonly mayWith?: (input: never) => Role;
  /** The maximum size of its input. If absent, `USUAL_BODY`. */
  readonly body?: BodyLimit;
}

type DeclarationOptions = Pick<
  Declaration,
  'keepsBackup' | 'underWay' | 'puts' | 'mayWith' | 'body' | 'lasts'
> & {
  readonly may?: Role;
};

const roleOf = (also: DeclarationOptions | undefined, usual: Role): Role => also?.may ?? usual;

/** Declares a call that changes nothing. Everybody in the review may make it, unless `also.may` says otherwise. */
export const reads = <const Extra extends DeclarationOptions = object>(
  from: readonly Subject[],
  also?: Extra,
) =>
  ({
    writes: 'nothing',
    from,
    changes: [],
    may: roleOf(also, 'reader'),
    ...(also as Omit<Extra, 'may'>),
  }) as const;

/** Declares a call that changes the review. Drafters may make it, unless `also.may` says otherwise. */
export const writes = <const Extra extends DeclarationOptions = object>(
  changes: readonly Subject[],
  also?: Extra,
) =>
  ({
    writes: 'review',
    from: [],
    changes,
    may: roleOf(also, 'drafter'),
    ...(also as Omit<Extra, 'may'>),
  }) as const;

/**
 * The path of the folder (for a package: the file) to write to. A person chose it in a dialog of the host. If absent, the folder
 * is made beside the review. Only `exporting` declares this field, and a host refuses a path that the page invented.
 */
export const chosenPlace = z.string().max(4096).optional();

const exportFields = {
  /** The path to show to the person, and the path of the file to download. */
  folder: z.string(),
  zip: z.string(),
};

/**
 * Declares a call that writes files to a folder that a person chose. A version of the review may be saved with it. Publishers
 * may make it, unless `also.may` says otherwise.
 */
export const exporting = <
  I extends z.core.$ZodLooseShape,
  O extends z.core.$ZodLooseShape,
  const Extra extends DeclarationOptions = object,
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

/** Whether a cached answer that depends on `from` is out of date after a call with such a declaration. */
export const isOutdatedBy = (
  from: readonly Subject[],
  { writes: kind, changes }: Pick<Declaration, 'writes' | 'changes'>,
): boolean => kind !== 'nothing' && from.some((subject) => subject === 'ledger' || changes.includes(subject));
