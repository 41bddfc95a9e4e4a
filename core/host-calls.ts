import { z } from 'zod';
import { base64 } from './base/base64.ts';
import { wordAccountSchema } from './base/word-account.ts';
import { type BodyLimit, FILE_BODY } from './contract.ts';
import { ROLES } from './roles.ts';

/** The calls of the contract that a host answers, with what it and a review say of themselves. Part of `api.ts`. */

const nothing = z.object({});

export const personSchema = z.object({ name: z.string().min(1).max(200), role: z.string().max(200) });
/** Who is at the keyboard; every ledger entry names one. */
export type Person = z.infer<typeof personSchema>;

/** Why a review was opened to be read only, and of a damaged one, what of it could not be read. */
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
  /** Hash and number of the newest ledger entry. */
  ledgerHead: z.object({ seq: z.number().int(), hash: z.string() }),
  /** Why nothing can be written to it; absent where it can. */
  readOnly: readOnlySchema.optional(),
  /** What a person should know of the file they opened, each in a sentence: a conflicted copy beside it, a wrong clock. */
  notices: z.array(z.string()).optional(),
});
export type ReviewInfo = z.infer<typeof reviewInfoSchema>;

const counts = z.object({
  substantive: z.number().int(),
  numbering: z.number().int(),
  punctuation: z.number().int(),
  typography: z.number().int(),
});

/** A text of an Act that is held on this computer. */
const heldActSchema = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  /** How this text must be described wherever it is shown. */
  description: z.string(),
  from: z.enum(['keeling', 'imported']),
  /** Its SHA-256, by which a review says which text it is of. */
  hash: z.string(),
});

/** What importing an Act's file did, or would do. */
const importedActSchema = heldActSchema.omit({ from: true, hash: true }).extend({
  provisions: z.number().int(),
  /** What a person should know of how the file was read. */
  remarks: z.array(z.string()),
  /** What became of the words of the file. */
  account: wordAccountSchema,
  /** How it differs from each text held of the same instrument. */
  against: z.array(
    z.object({
      version: z.string(),
      description: z.string(),
      from: z.enum(['keeling', 'imported']),
      differences: counts,
    }),
  ),
  /** What the file doesn’t say of the text: a person is asked for it. */
  lacks: z.array(z.enum(['year', 'number', 'date'])),
  /** Null when it was only looked at. */
  kept: z.enum(['new', 'same', 'replaced']).nullable(),
});

/**
 * What a host offers beyond the review: which file is open and who is at the keyboard.
 * Paths are chosen by the host (a dialog, or a name within the reviews folder), never by the page.
 */
interface HostDeclaration {
  /** Another review is open in the tab afterwards. */
  readonly opens?: true;
  /** It may be at the same path, so that nothing of it may stay on the screen. */
  readonly redraws?: true;
  /** The host calls whose answers are out of date after it. */
  readonly outdates?: readonly string[];
  /** How large its input may be; absent, `USUAL_BODY`. */
  readonly body?: BodyLimit;
}

/** A file that a colleague sent, in base 64. */
const receivedFile = { body: FILE_BODY, input: z.object({ base64: base64(56_000_000, 4) }) } as const;

const OPENS = { opens: true, outdates: ['host.state'] } as const;

const watched = z
  .object({
    folder: z.string(),
    /** Why the folder can’t be read now; null where it can. */
    trouble: z.string().nullable(),
    held: z.number().int(),
    /** The files that are not held, each with the reason. */
    refused: z.array(z.object({ name: z.string(), why: z.string() })),
  })
  .nullable();

export const hostCalls = {
  'host.state': {
    input: nothing,
    output: z.object({
      /** `server`: one that holds a department's reviews, for many people at once. */
      host: z.enum(['electron', 'web', 'server']),
      /** Where new reviews go, and which are there. */
      folder: z.string(),
      reviews: z.array(
        z.object({
          name: z.string(),
          path: z.string(),
          changedAt: z.string(),
          /** What the person is in it, on a server. */
          role: z.enum(ROLES).optional(),
        }),
      ),
      open: z.string().nullable(),
      person: personSchema,
      /** Whether they gave that name themselves: they are asked for it once. */
      isNamed: z.boolean(),
      /** Whether the window signs them off; absent where nobody signs on, or a proxy does that. */
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
  /** Opens the sample review, which is made where it isn't there yet. */
  'host.sample': { ...OPENS, input: nothing, output: reviewInfoSchema },
  /** The texts of Acts that a review can be made of: those that came with Keeling, and those imported here. */
  'host.acts': { input: nothing, output: z.array(heldActSchema) },
  /**
   * Reads an Act's file, says how it differs from the stored text of the same instrument, and with `keep` stores it
   * on this computer. Refused `clash`, without storing, where another text has its id and version. Refused `refused`
   * where words of the file would be lost or doubled, unless `incomplete` says that the person knows.
   */
  'host.importAct': {
    outdates: ['host.acts', 'host.state'],
    body: FILE_BODY,
    input: z.object({
      /** The file's bytes, in base 64: which encoding they are in is for the reader to find out. */
      base64: base64(56_000_000, 4),
      /** The id to keep it under, where the file's own won't do. */
      as: z.string().max(200).optional(),
      /** What the file doesn’t say of the text: its year and number, and the day whose text it is. */
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
      /** Whether it is compared with what is held of the same instrument. */
      isCompared: z.boolean().default(true),
      keep: z.boolean().default(false),
      replace: z.boolean().default(false),
      incomplete: z.boolean().default(false),
    }),
    output: importedActSchema,
  },
  /** The folder whose Acts are imported as they come, looked at now; null where none is watched. */
  'host.watched': { outdates: ['host.acts'], input: nothing, output: watched },
  /**
   * Asks for a folder to watch, where the host can ask; where it can't, watches the one of a name in the reviews folder,
   * which is made if it isn't there. With `stop`, watches none. Refused `cancelled` where none is chosen.
   */
  'host.watch': {
    outdates: ['host.acts', 'host.watched'],
    input: z.object({ stop: z.boolean().default(false), name: z.string().min(1).max(100).optional() }),
    output: watched,
  },
  /**
   * Says what a file is that a colleague sent, and which reviews of the reviews folder are copies of the same one. Nothing
   * is kept of it.
   */
  'host.lookAtFile': {
    ...receivedFile,
    output: z.object({
      kind: z.enum(['review', 'package']),
      title: z.string(),
      /** Entries of its ledger, and when the last was written. */
      entries: z.number().int(),
      changedAt: z.string(),
      /** Why no review can be made of it; null where one can. */
      refusal: z.string().nullable(),
      here: z.array(z.object({ name: z.string(), changedAt: z.string() })),
    }),
  },
  /**
   * Makes a review of a colleague's file in the reviews folder, beside what is there, and opens it: of a copy of a review,
   * or of a package of work from the beginning.
   */
  'host.receive': { ...OPENS, ...receivedFile, output: reviewInfoSchema },
  /**
   * The work in a colleague's copy of a review, as a package: `package.look` says what it would bring. Nothing is kept of
   * it. Refused `unsupported` for any other file.
   */
  'host.workIn': { ...receivedFile, output: z.object({ base64: z.string() }) },
  /** Opens a review of the reviews folder by name; in Electron, without a name, asks for a file. */
  'host.open': {
    ...OPENS,
    input: z.object({ name: z.string().max(120).optional() }),
    output: reviewInfoSchema,
  },
  /**
   * The backups that are kept of a review of the reviews folder, or of the open one, newest first. For a file that can't
   * be opened, too: they are found by where it was.
   */
  'host.backups': {
    input: z.object({ name: z.string().max(120).optional() }),
    output: z.array(
      z.object({
        name: z.string(),
        at: z.string(),
        seq: z.number().int().min(0),
        /** Whether a person asked for it; the others thin out with age. */
        isByHand: z.boolean(),
      }),
    ),
  },
  /**
   * Writes one whole file with everything in the open review, to be sent to somebody: where the person chooses, or, in a
   * browser, for it to download. Refused `cancelled` where no place is chosen, `clash` where a file lies there already.
   */
  'host.sendCopy': {
    input: nothing,
    output: z.object({
      path: z.string().nullable(),
      download: z.string().nullable(),
      bytes: z.number().int(),
    }),
  },
  /** Keeps a backup of the open review that stays until a person takes it away. */
  'host.backUp': { outdates: ['host.backups'], input: nothing, output: z.object({}) },
  /** Opens a copy of a backup, made in the reviews folder beside what is there: nothing is written over. */
  'host.restoreBackup': {
    ...OPENS,
    input: z.object({ name: z.string().max(120).optional(), backup: z.string().max(120) }),
    output: reviewInfoSchema,
  },
  /**
   * Makes a review that can be written to of the open one that can't, and opens it: a copy of a read-only file, or all that
   * could be read of a damaged one, in the reviews folder; of one whose file was displaced, all that was saved in it,
   * beside it where there is room. The file itself stays as it is.
   */
  'host.rescue': { ...OPENS, input: nothing, output: reviewInfoSchema },
  /** Opens the file that is now in the place of the open one, which was displaced. */
  'host.reopen': { ...OPENS, redraws: true, input: nothing, output: reviewInfoSchema },
  'host.setPerson': { outdates: ['host.state'], input: personSchema, output: personSchema },
  /** Asks for the folder to export to, where the host can ask; null means the usual place. */
  'host.chooseFolder': { input: nothing, output: z.object({ folder: z.string().nullable() }) },
  /** Shows a file that was just exported in the system's file manager, or (web) gives an address to download it from. */
  'host.reveal': {
    input: z.object({ path: z.string() }),
    output: z.object({ download: z.string().nullable() }),
  },
} as const satisfies Readonly<
  Record<string, HostDeclaration & { readonly input: z.ZodObject; readonly output: z.ZodType }>
>;
export type HostCallName = keyof typeof hostCalls;
/** What a call to the host says of itself. */
export const hostDeclarationOf = (name: HostCallName): HostDeclaration => ({
  outdates: [],
  ...hostCalls[name],
});
export type HostCallInput<N extends HostCallName> = z.input<(typeof hostCalls)[N]['input']>;
/** What a host receives, defaults filled in. */
export type HostCallRequest<N extends HostCallName> = z.output<(typeof hostCalls)[N]['input']>;
export type HostCallOutput<N extends HostCallName> = z.output<(typeof hostCalls)[N]['output']>;
