import { z } from 'zod';
import { base64 } from './base/base64.ts';
import { wordAccountSchema } from './base/word-account.ts';
import { type BodyLimit, FILE_BODY } from './contract.ts';
import { ROLES } from './roles.ts';

/** The calls of the contract that a host answers, and the descriptions of people and reviews. Part of `api.ts`. */

const nothing = z.object({});

export const personSchema = z.object({ name: z.string().min(1).max(200), role: z.string().max(200) });
/** The person who uses Keeling. Every ledger entry names its author. */
export type Person = z.infer<typeof personSchema>;

/** The reason why a review was opened read-only. `lost` lists the unreadable parts of a damaged review. */
const readOnlySchema = z.object({ damaged: z.boolean(), why: z.string(), lost: z.array(z.string()) });
export type ReadOnly = z.infer<typeof readOnlySchema>;

export const reviewInfoSchema = z.object({
  id: z.string(),
  title: z.string(),
  path: z.string(),
  createdAt: z.string(),
  instrumentId: z.string(),
  instrumentVersion: z.string(),
  /** SHA-256 of the instrument as stored, in hex. */
  instrumentHash: z.string(),
  /** The number and hash of the newest ledger entry. */
  ledgerHead: z.object({ seq: z.number().int(), hash: z.string() }),
  /** Absent if the review can be changed. */
  readOnly: readOnlySchema.optional(),
  /** Warnings about the opened file, each a sentence, for example of a conflicted copy or a wrong clock. */
  notices: z.array(z.string()).optional(),
});
export type ReviewInfo = z.infer<typeof reviewInfoSchema>;

const counts = z.object({
  substantive: z.number().int(),
  numbering: z.number().int(),
  punctuation: z.number().int(),
  typography: z.number().int(),
});

/** A version of an Act on this computer. */
const heldActSchema = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  /** The description that must be given wherever this text is shown. */
  description: z.string(),
  from: z.enum(['keeling', 'imported']),
  /** Its SHA-256, by which a review identifies its base text. */
  hash: z.string(),
});

/** The result or the preview of importing an Act's file. */
const importedActSchema = heldActSchema.omit({ from: true, hash: true }).extend({
  provisions: z.number().int(),
  /** Remarks on how the file was read. */
  remarks: z.array(z.string()),
  /** The check that all words of the file were read. */
  account: wordAccountSchema,
  /** The differences from each stored version of the same instrument. */
  against: z.array(
    z.object({
      version: z.string(),
      description: z.string(),
      from: z.enum(['keeling', 'imported']),
      differences: counts,
    }),
  ),
  /** Details that the file lacks, for which the person must be asked. */
  lacks: z.array(z.enum(['year', 'number', 'date'])),
  /** Null for a preview. */
  kept: z.enum(['new', 'same', 'replaced']).nullable(),
});

/**
 * What a host call declares. Paths are chosen by the host (in a dialog, or by a name within the reviews folder), never by the
 * page.
 */
interface HostDeclaration {
  /** Whether another review is open in the tab afterwards. */
  readonly opens?: true;
  /** Whether that review may have the same path, so that the window must be redrawn completely. */
  readonly redraws?: true;
  /** The host calls whose cached answers are out of date afterwards. */
  readonly outdates?: readonly string[];
  /** The maximum size of its input. If absent, `USUAL_BODY`. */
  readonly body?: BodyLimit;
}

/** A file that a colleague sent, in base 64. */
const receivedFile = { body: FILE_BODY, input: z.object({ base64: base64(56_000_000, 4) }) } as const;

const OPENS = { opens: true, outdates: ['host.state'] } as const;

/** The folder whose Acts are imported automatically. Null if no folder is watched. */
const watched = z
  .object({
    folder: z.string(),
    /** Why the folder can’t be read at present; null if it can. */
    trouble: z.string().nullable(),
    /** The number of files in it that are imported. */
    held: z.number().int(),
    /** The files that could not be imported, each with the reason. */
    refused: z.array(z.object({ name: z.string(), why: z.string() })),
  })
  .nullable();

export const hostCalls = {
  'host.state': {
    input: nothing,
    output: z.object({
      /** `server`: a department's server, for many people at once. */
      host: z.enum(['electron', 'web', 'server']),
      /** The reviews folder, in which new reviews are made. */
      folder: z.string(),
      reviews: z.array(
        z.object({
          name: z.string(),
          path: z.string(),
          changedAt: z.string(),
          /** The person's role in it. Only on a server. */
          role: z.enum(ROLES).optional(),
        }),
      ),
      open: z.string().nullable(),
      person: personSchema,
      /** Whether the person entered that name. If not, they are asked for it once. */
      isNamed: z.boolean(),
      /** Whether the window has a sign-out button. Absent if nobody signs in, or a proxy does that. */
      signsOff: z.boolean().optional(),
    }),
  },
  'host.create': {
    ...OPENS,
    input: z.object({
      name: z.string().min(1).max(120),
      act: z.string().default('ukpga/1997/40'),
      at: z.string().default('current'),
    }),
    output: reviewInfoSchema,
  },
  /** Opens the sample review, and makes it if it doesn't exist. */
  'host.sample': { ...OPENS, input: nothing, output: reviewInfoSchema },
  /** The Acts of which a review can be made: those that come with Keeling, and imported ones. */
  'host.acts': { input: nothing, output: z.array(heldActSchema) },
  /**
   * Reads an Act's file, and reports the differences from stored versions of the same instrument. With `keep`, stores it on this
   * computer. Refused `clash` if another text has its id and version, unless `replace` is true. Refused `refused` if words would
   * be lost or doubled, unless `incomplete` is true, because the person has agreed.
   */
  'host.importAct': {
    outdates: ['host.acts', 'host.state'],
    body: FILE_BODY,
    input: z.object({
      /** The file's bytes, in base 64. Its reader determines the character encoding. */
      base64: base64(56_000_000, 4),
      /** The id to store it under. If absent, the file's own. */
      as: z.string().max(200).optional(),
      /** Details that the file lacks: type, year and number of the Act, and the date of this version. */
      said: z
        .object({
          type: z
            .string()
            .regex(/^[a-z]{2,8}$/)
            .optional(),
          year: z.string().max(10).optional(),
          number: z.string().max(10).optional(),
          date: z.string().max(10).optional(),
        })
        .optional(),
      /** Whether to compare it with stored versions of the same instrument. */
      isCompared: z.boolean().default(true),
      keep: z.boolean().default(false),
      replace: z.boolean().default(false),
      incomplete: z.boolean().default(false),
    }),
    output: importedActSchema,
  },
  /** Reads the watched folder now. */
  'host.watched': { outdates: ['host.acts'], input: nothing, output: watched },
  /**
   * Lets the person choose a folder to watch. A host without dialogs watches the folder `name` in the reviews folder, and makes
   * it if necessary. `stop` ends watching. Refused `cancelled` if the person chooses none.
   */
  'host.watch': {
    outdates: ['host.acts', 'host.watched'],
    input: z.object({ stop: z.boolean().default(false), name: z.string().min(1).max(100).optional() }),
    output: watched,
  },
  /** Describes a colleague's file, and lists the reviews in the reviews folder that are copies of the same one. Stores nothing. */
  'host.lookAtFile': {
    ...receivedFile,
    output: z.object({
      kind: z.enum(['review', 'package']),
      title: z.string(),
      /** The number of entries in its ledger. */
      entries: z.number().int(),
      changedAt: z.string(),
      /** Why no review can be made of it; null if one can. */
      refusal: z.string().nullable(),
      /** The copies of the same review in the reviews folder. */
      here: z.array(z.object({ name: z.string(), changedAt: z.string() })),
    }),
  },
  /**
   * Makes a review of a colleague's file in the reviews folder, and opens it. The file is a copy of a review, or a package that
   * goes back to the beginning of its ledger. Nothing is overwritten.
   */
  'host.receive': { ...OPENS, ...receivedFile, output: reviewInfoSchema },
  /**
   * Turns a colleague's copy of a review into a package, for `package.look` and `package.merge`. Stores nothing. Refused
   * `unsupported` for other files.
   */
  'host.workIn': { ...receivedFile, output: z.object({ base64: z.string() }) },
  /** Opens a review of the reviews folder by name. In Electron, without a name, lets the person choose a file. */
  'host.open': {
    ...OPENS,
    input: z.object({ name: z.string().max(120).optional() }),
    output: reviewInfoSchema,
  },
  /**
   * The backups of a review in the reviews folder or, without a name, of the open review; newest first. They are found by the
   * review's path, so that a file that can't be opened has backups, too.
   */
  'host.backups': {
    input: z.object({ name: z.string().max(120).optional() }),
    output: z.array(
      z.object({
        name: z.string(),
        at: z.string(),
        seq: z.number().int().min(0),
        /** Whether a person made it. Automatic backups are deleted gradually with age. */
        isByHand: z.boolean(),
      }),
    ),
  },
  /**
   * Writes a copy of the open review as one file to send: to a path that the person chooses or, in a browser, for download.
   * Refused `cancelled` if the person chooses none, `clash` if the file exists.
   */
  'host.sendCopy': {
    input: nothing,
    output: z.object({
      path: z.string().nullable(),
      download: z.string().nullable(),
      bytes: z.number().int(),
    }),
  },
  /** Makes a backup of the open review that is never deleted automatically. */
  'host.backUp': { outdates: ['host.backups'], input: nothing, output: z.object({}) },
  /** Copies a backup into the reviews folder, and opens the copy. Nothing is overwritten. */
  'host.restoreBackup': {
    ...OPENS,
    input: z.object({ name: z.string().max(120).optional(), backup: z.string().max(120) }),
    output: reviewInfoSchema,
  },
  /**
   * Makes a writable review of the open one, and opens it. A read-only file is copied to the reviews folder, a damaged one as
   * far as it could be read. A displaced review is saved beside its old path if possible. The file itself is not changed.
   */
  'host.rescue': { ...OPENS, input: nothing, output: reviewInfoSchema },
  /** Opens the file that has replaced the file of the open review. */
  'host.reopen': { ...OPENS, redraws: true, input: nothing, output: reviewInfoSchema },
  'host.setPerson': { outdates: ['host.state'], input: personSchema, output: personSchema },
  /** Lets the person choose the folder to export to. Null means the usual folder, also on hosts without dialogs. */
  'host.chooseFolder': { input: nothing, output: z.object({ folder: z.string().nullable() }) },
  /** Shows an exported file in the system's file manager or, in a browser, returns an address to download it from. */
  'host.reveal': {
    input: z.object({ path: z.string() }),
    output: z.object({ download: z.string().nullable() }),
  },
} as const satisfies Readonly<
  Record<string, HostDeclaration & { readonly input: z.ZodObject; readonly output: z.ZodType }>
>;
export type HostCallName = keyof typeof hostCalls;
/** The declaration of a host call. */
export const hostDeclarationOf = (name: HostCallName): HostDeclaration => ({
  outdates: [],
  ...hostCalls[name],
});
export type HostCallInput<N extends HostCallName> = z.input<(typeof hostCalls)[N]['input']>;
/** The input that a host receives, with defaults filled in. */
export type HostCallRequest<N extends HostCallName> = z.output<(typeof hostCalls)[N]['input']>;
export type HostCallOutput<N extends HostCallName> = z.output<(typeof hostCalls)[N]['output']>;
