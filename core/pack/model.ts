import { z } from 'zod';
import type { Instrument } from '../act/instrument.ts';
import type { Pid } from '../act/tree.ts';
import type { Change } from '../amend/changes/changes-of.ts';
import { type Amendment, amendmentIdSchema } from '../amend/edits/amendment.ts';
import type { Line } from '../amend/redline/lines.ts';
import type { Reader } from '../disclosure/reader.ts';
import type { Commitment, Note, Recommendation, Response } from '../evidence/evidence.ts';
import type { Link, LinkType } from '../evidence/link.ts';
import type { Decision } from '../evidence/records.ts';
import type { PackExcerpt, PackTheme, WithheldConsultation } from './consultation.ts';
import type { Manifest } from './manifest.ts';
import type { OutlineEntry } from './outline.ts';
import type { PackLinks, Withheld } from './pack-links.ts';
import type { PackDocument } from './parts.ts';
import type { Reliance } from './reliance.ts';

/** A selected amendment with its changes and links. */
export interface PackAmendment {
  readonly amendment: Amendment;
  readonly changes: readonly Change[];
  readonly links: PackLinks;
}

/** An amendment of the review that is not in the pack, with the reason. Exports have these keys. */
export const leftOutSchema = z.object({ id: amendmentIdSchema, title: z.string(), why: z.string() });
export type LeftOut = Readonly<z.infer<typeof leftOutSchema>>;

/** A change that is left out of an amendment of the pack, by `editKey` and in words. */
export interface LeftOutEdit {
  readonly amendment: string;
  readonly key: string;
  readonly change: string;
}

/** A section or other outermost provision: whether it changes, and its own links. */
export interface PackProvision {
  readonly pid: Pid;
  readonly cite: string;
  readonly heading: string;
  readonly changed: boolean;
  readonly links: PackLinks;
}

/** A recommendation with its responses and the amendments of the pack that answer it. */
export interface PackRecommendation {
  readonly recommendation: Recommendation;
  readonly responses: readonly Response[];
  readonly answers: readonly { readonly amendment: string; readonly by: LinkType }[];
  readonly departures: readonly string[];
  /** The decision on the recommendation; null if there is none. */
  readonly decision: Decision | null;
}

/** A change with a recommendation and a note that it is linked to. Texts are empty where there is none. */
export interface MatrixRow {
  readonly amendment: string;
  readonly title: string;
  readonly state: string;
  readonly place: string;
  readonly change: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly recommendation: string;
  readonly recommendationLink: string;
  readonly response: string;
  readonly note: string;
  readonly noteLink: string;
  readonly noteDate: string;
  readonly noteFrom: string;
  readonly noteWording: string;
  readonly noteText: string;
}

/** The content of a pack as plain data. Every file is made from it alone, so that nothing else can be published. */
export interface PackModel {
  readonly generator: string;
  readonly readers: Reader;
  /** Whether it is a draft, which is marked on every page. */
  readonly isDraft?: true;
  /** Whether it is as published, so that nothing shows from what it was made (`published.ts`). */
  readonly isPublished?: true;
  /** The paper: the published parts of everything below, in order and as edited. */
  readonly document: PackDocument;
  readonly review: Manifest['review'];
  readonly ledger: NonNullable<Manifest['ledger']>;
  /** The complete base text, and its SHA-256 as stored. */
  readonly instrument: Instrument;
  readonly instrumentHash: string;
  /** The notices that every version of the text carries (drafting-conventions.md §4.3 R4.9). */
  readonly cover: readonly string[];
  readonly outline: readonly OutlineEntry[];
  /** The Act with its changes, and the Act as it would read. */
  readonly markedUp: readonly Line[];
  readonly asAmended: readonly Line[];
  readonly amendments: readonly PackAmendment[];
  readonly leftOut: readonly LeftOut[];
  readonly withoutEdits: readonly LeftOutEdit[];
  readonly provisions: readonly PackProvision[];
  readonly recommendations: readonly PackRecommendation[];
  readonly commitments: readonly Commitment[];
  readonly notes: readonly Note[];
  /** The excerpts that support the pack's amendments and provisions. */
  readonly excerpts: readonly PackExcerpt[];
  readonly themes: readonly PackTheme[];
  /** The links that may be published, as stored. */
  readonly links: readonly Link[];
  readonly withheld: Withheld;
  readonly withheldConsultation: WithheldConsultation;
  readonly withheldLinks: number;
  readonly reliance: readonly Reliance[];
  /** The entries of `reliance` about law that the paper prints. */
  readonly reliedOn: readonly Reliance[];
  readonly matrix: readonly MatrixRow[];
}
