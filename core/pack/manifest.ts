import { z } from 'zod';
import { type WithheldConsultation, withheldConsultationSchema } from './consultation.ts';
import { DOCUMENTS } from './documents.ts';
import { PACK_FORMATS } from './formats.ts';
import { TEXT_STATES } from './parts.ts';
import { WORD_PROFILES } from './word-profiles.ts';

/** The manifest of a pack: enough to check the pack years later without Keeling. */
export const manifestSchema = z.object({
  format: z.literal('keeling-pack'),
  formatVersion: z.literal(1),
  generator: z.string(),
  /** The reader of the pack; absent in packs from before there were profiles. */
  profile: z.enum(WORD_PROFILES).optional(),
  /** Present in a draft, which nobody signed off. */
  draft: z.literal(true).optional(),
  /** The formats of the pack; absent if it has all of them. */
  only: z.array(z.enum(PACK_FORMATS)).optional(),
  /** The program that printed the PDF, or why there is none; absent if none was requested. */
  pdf: z
    .union([
      z.object({
        printedBy: z.string(),
        /** What prevents the files from being PDF/UA-1, as far as Keeling can tell; absent if nothing does. */
        notUa: z.array(z.string()).optional(),
        /** If PDF/A-2a was requested: what prevents it, as far as Keeling can tell; empty if nothing does. */
        notArchival: z.array(z.string()).optional(),
      }),
      z.object({ missing: z.string() }),
    ])
    .optional(),
  review: z.object({ id: z.string(), title: z.string() }),
  instrument: z.object({
    id: z.string(),
    title: z.string(),
    version: z.string(),
    description: z.string(),
    licence: z.string(),
    /** SHA-256 of the instrument as stored, in hex. */
    hash: z.string(),
  }),
  /** The moment of the review; absent in a pack for the public, because the review's own ledger has it. */
  ledger: z.object({ seq: z.number().int(), hash: z.string(), at: z.string() }).optional(),
  /**
   * The document, its parts in order, and the origin of the words of each; absent in packs from before there were
   * parts.
   */
  document: z
    .object({
      kind: z.enum(DOCUMENTS),
      parts: z.array(z.object({ id: z.string(), state: z.enum(TEXT_STATES).optional() })),
    })
    .optional(),
  /** The applied amendments, and the others of the review with the reason for leaving each out. */
  selection: z.array(z.string()),
  leftOut: z.array(z.object({ id: z.string(), why: z.string() })),
  /** Changes that were left out of applied amendments, by `editKey`; absent if there are none. */
  withoutEdits: z.array(z.object({ amendment: z.string(), key: z.string(), change: z.string() })).optional(),
  withheld: z.object({
    notesWithoutConsent: z.number().int(),
    confidentialNotes: z.number().int(),
    /** How many comments of the people who work on the draft were withheld; absent if none were. */
    comments: z.number().int().optional(),
    /** Absent if nothing was withheld. */
    consultation: withheldConsultationSchema.optional(),
  }),
  /** SHA-256 and size in bytes of every other file, by its path in the pack. */
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
  /** SHA-256 of the manifest with this field empty, by which a change of the manifest itself shows. */
  seal: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The file name of the manifest. */
export const MANIFEST_FILE = 'manifest.json';

/** The counts of withheld items of a consultation for a manifest, without zeros. */
export const withheldCounts = (
  consultation: WithheldConsultation,
): { readonly consultation?: WithheldConsultation } =>
  Object.values(consultation).some((number) => number > 0) ? { consultation } : {};

/** The manifest as it is written. A file with the same content in other bytes was changed. */
export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;

/** The text whose SHA-256 is the seal of a manifest. */
export const sealedText = (manifest: Omit<Manifest, 'seal'>): string =>
  manifestText({ ...manifest, seal: '' });
