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
  /** Whom the pack is for; absent in packs from before there were profiles. */
  profile: z.enum(WORD_PROFILES).optional(),
  /** Present on a draft, which nobody signed off. */
  draft: z.literal(true).optional(),
  /** In which formats it was made; absent where in all of them. */
  only: z.array(z.enum(PACK_FORMATS)).optional(),
  /** What printed the PDF, or why there is none; absent where none was asked for. */
  pdf: z
    .union([
      z.object({
        printedBy: z.string(),
        /** What keeps its files from being PDF/UA-1, as far as Keeling can tell; absent where nothing does. */
        notUa: z.array(z.string()).optional(),
        /** Where it was asked for: what keeps its files from being PDF/A-2a, as far as Keeling can tell; empty where nothing does. */
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
  /** Of which moment of the review; absent in a pack for the public, whose review’s own ledger has it. */
  ledger: z.object({ seq: z.number().int(), hash: z.string(), at: z.string() }).optional(),
  /**
   * Which document it is, of which parts in which order, and how the words of each came to be; absent in packs from before there
   * were parts.
   */
  document: z
    .object({
      kind: z.enum(DOCUMENTS),
      parts: z.array(z.object({ id: z.string(), state: z.enum(TEXT_STATES).optional() })),
    })
    .optional(),
  /** The amendments applied, and those of the review that were not, with why. */
  selection: z.array(z.string()),
  leftOut: z.array(z.object({ id: z.string(), why: z.string() })),
  /** Changes left out of amendments that were applied, by `editKey`; absent when all of them are applied whole. */
  withoutEdits: z.array(z.object({ amendment: z.string(), key: z.string(), change: z.string() })).optional(),
  withheld: z.object({
    notesWithoutConsent: z.number().int(),
    confidentialNotes: z.number().int(),
    /** Comments of the people at work on the draft; absent when there are none, or all are in the pack. */
    comments: z.number().int().optional(),
    /** Absent when nothing was. */
    consultation: withheldConsultationSchema.optional(),
  }),
  /** SHA-256 and size in bytes of every other file, by its path in the pack. */
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
  /** SHA-256 of the manifest as it is written with this field empty: what makes its own alteration show. */
  seal: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The name of a manifest in its pack. */
export const MANIFEST_FILE = 'manifest.json';

/** What was withheld of a consultation, as a manifest tells it: only where something was. */
export const withheldCounts = (
  consultation: WithheldConsultation,
): { readonly consultation?: WithheldConsultation } =>
  Object.values(consultation).some((number) => number > 0) ? { consultation } : {};

/** A manifest as written, to the byte. A file with the same content in another form was altered. */
export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;

/** What a manifest's seal is the SHA-256 of. */
export const sealedText = (manifest: Omit<Manifest, 'seal'>): string =>
  manifestText({ ...manifest, seal: '' });
