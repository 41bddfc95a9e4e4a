import { z } from 'zod';
import { ignoredFindingSchema } from '../amend/checks/ignored.ts';
import { amendmentSchema } from '../amend/edits/amendment.ts';
import { HIGHEST_NUMBER } from '../base/next-number.ts';
import type { Schema } from '../base/schema.ts';
import { EVENT_TYPES, type EventTypeName } from '../events/event-types.ts';
import { RECORD_SCHEMAS, type RecordKind, type RecordValues } from '../events/records.ts';
import {
  commitmentSchema,
  noteSchema,
  recommendationSchema,
  responseSchema,
  sourceSchema,
} from '../evidence/evidence.ts';
import { linkSchema } from '../evidence/link.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../evidence/marks.ts';
import { recommendationCalls } from '../evidence/recommendation-calls.ts';
import { sourceCalls } from '../evidence/source-calls.ts';
import { threadSchema } from '../review/records.ts';

/** The strict schemas for things in a package. A review's own file is read with less strict schemas. */

/** Whether a text has more than white space. */
export const isNotBlank = (text: string): boolean => text.trim() !== '';
const nonEmptyText = (maxLength: number) => z.string().max(maxLength).refine(isNotBlank);

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const changed = { was: z.unknown(), is: z.unknown() };

/** Records, as the calls write them. */
const RECORDS: { readonly [K in RecordKind]: Schema<RecordValues[K]> } = {
  ...RECORD_SCHEMAS,
  theme: RECORD_SCHEMAS.theme.refine(({ name }) => isNotBlank(name)),
  version: RECORD_SCHEMAS.version.refine(
    ({ name, round }) => isNotBlank(name) && (round ?? 0) <= HIGHEST_NUMBER,
  ),
  excerpt: RECORD_SCHEMAS.excerpt.refine(({ anchor }) => anchor.quote.length <= 2_000_000),
  redaction: RECORD_SCHEMAS.redaction.refine(({ anchor }) => anchor.quote.length <= 2_000_000),
  decision: RECORD_SCHEMAS.decision.refine(
    ({ outcome, reason, about }) =>
      (outcome === 'taken-forward' || isNotBlank(reason)) &&
      /^(?:recommendation|commitment|question|theme):/.test(about),
  ),
  question: RECORD_SCHEMAS.question.refine(({ text, code }) => isNotBlank(text) || isNotBlank(code)),
  import: RECORD_SCHEMAS.import.refine(
    ({ file, first = 1, respondents }) => isNotBlank(file) && first + respondents - 1 <= HIGHEST_NUMBER,
  ),
  returned: RECORD_SCHEMAS.returned.refine(({ file }) => isNotBlank(file)),
  thread: RECORD_SCHEMAS.thread.refine(
    ({ comments, task }) =>
      comments.every(({ text }) => isNotBlank(text)) && (task === null || isNotBlank(task.owner)),
  ),
};

/** The new state of a record must be what a call writes. Its former state is the review's own. */
const recordChanges = z.array(z.object({ kind: z.string(), ...changed })).refine((changes) =>
  changes.every(({ kind, is }) => {
    if (is === null || is === undefined) return true;
    return Object.hasOwn(RECORDS, kind) && RECORDS[kind as RecordKind].safeParse(is).success;
  }),
);

/** Applied in addition to the schema for any entry. */
const also = (name: EventTypeName, schema: z.ZodType): z.ZodType =>
  z
    .unknown()
    .refine((value) => EVENT_TYPES[name].payload.safeParse(value).success && schema.safeParse(value).success);

/** Older versions did not always record a reason. */
const reason = z.object({ because: nonEmptyText(1000).optional() });
const title = z.object({ title: nonEmptyText(300) });

/** The payloads that a package may have, by event type. */
export const carriedPayloads: Readonly<Record<EventTypeName, z.ZodType>> = {
  ...(Object.fromEntries(
    Object.entries(EVENT_TYPES).map(([name, { payload }]) => [name, payload]),
  ) as Readonly<Record<EventTypeName, z.ZodType>>),
  'review.create': also('review.create', title),
  'review.rename': also('review.rename', title),
  'amendment.create': also('amendment.create', z.object({ author: nonEmptyText(500).optional() })),
  'finding.ignore': also('finding.ignore', z.object({ because: nonEmptyText(20_000) })),
  'evidence.add': also('evidence.add', z.object({ title: nonEmptyText(500).optional() })),
  'note.revise': also('note.revise', z.object({ because: z.string().max(1000).optional() })),
  'source.revise': also('source.revise', reason),
  'answer.revise': also('answer.revise', reason),
  'link.add': also('link.add', z.object({ from: z.string().regex(/^(?:amendment|provision):/) })),
  'records.change': also('records.change', z.object({ records: recordChanges })),
  'amendment.merge': also('amendment.merge', z.object({ is: z.object({ author: nonEmptyText(500) }) })),
  'review.merge': also('review.merge', z.object({ came: z.object({ records: recordChanges }) })),
  'review.choose': also('review.choose', z.object({ came: z.object({ records: recordChanges }) })),
};

const { title: words, purpose, reason: becauseSchema } = amendmentSchema.shape;
const AMENDMENT: Readonly<Record<string, z.ZodType>> = {
  made: amendmentSchema.pick({ author: true, createdAt: true }).extend({ author: nonEmptyText(500) }),
  title: words,
  purpose,
  reason: becauseSchema,
  draft: amendmentSchema.pick({ edits: true, state: true, wording: true, aside: true }),
  changed: amendmentSchema.pick({ changedAt: true, changedBy: true }),
  left: z.array(z.string()),
};
const THREAD: Readonly<Record<string, z.ZodType>> = {
  on: threadSchema.pick({ on: true, words: true }),
  resolved: threadSchema.shape.resolved,
  task: threadSchema.shape.task,
};
const answer = z.object({ first: hash, now: hash, import: z.string() });
const corrected = answer.extend({ place: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional() });
const WHOLES: Readonly<Record<string, z.ZodType>> = {
  review: title,
  link: linkSchema,
  finding: ignoredFindingSchema.extend({ because: nonEmptyText(20_000) }),
  answer,
};
const comment = threadSchema.shape.comments.unwrap().element;

/** The schema for a reading of a part; null if things of this kind do not have this part. */
export function carriedParts(kind: string, part: string): z.ZodType | null {
  if (kind === 'amendment') return AMENDMENT[part] ?? null;
  if (kind === 'thread') return part.startsWith('comment ') ? comment : (THREAD[part] ?? null);
  if (kind === 'left' && part === 'left') return z.array(z.string());
  if (kind === 'answer' && part === 'corrected') return corrected;
  if (part !== 'whole') return null;
  if (EVIDENCE_KINDS.some((one) => one === kind)) return z.object({ hash });
  return WHOLES[kind] ?? (Object.hasOwn(RECORDS, kind) ? RECORDS[kind as RecordKind] : null);
}

const { input: source } = sourceCalls['source.add'];
const { input: response } = sourceCalls['response.add'];
const { input: recommendation } = recommendationCalls['recommendation.add'];
const { input: commitment } = sourceCalls['commitment.add'];
const isQuoted = ({ quote }: { readonly quote: string }): boolean =>
  quote.length > 0 && quote.length <= 100_000;
/** A number that a call assigns: `N-012`. */
const id = z.string().regex(/^[A-Z]{1,3}-\d{1,9}$/);

/** Evidence, as the calls write it. */
export const CARRIED_PIECES: Readonly<Record<EvidenceKind, z.ZodType>> = {
  source: sourceSchema.extend({ id, ...source.shape }),
  response: responseSchema.extend({
    id,
    body: response.shape.body,
    date: response.shape.date,
    terms: response.shape.terms,
    pins: responseSchema.shape.pins
      .min(1)
      .max(50)
      .refine((pins) => pins.every(isQuoted)),
  }),
  commitment: commitmentSchema.extend({
    id,
    owner: commitment.shape.owner,
    due: commitment.shape.due,
    pin: commitmentSchema.shape.pin.refine(isQuoted),
  }),
  note: noteSchema.extend({ id }),
  recommendation: recommendationSchema.extend({
    id: z.union([id, z.string().regex(/^(?:\d{1,3}|unnumbered-[a-z-]{1,60})$/)]),
    ...recommendation.shape,
  }),
};
