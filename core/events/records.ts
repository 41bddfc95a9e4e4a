import { z } from 'zod';
import { type Scope, scopeSchema } from '../amend/changes/scope.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Schema } from '../base/schema.ts';
import { type Suggesting, suggestingSchema } from '../coding/suggest/records.ts';
import {
  type Campaign,
  campaignSchema,
  type Decision,
  decisionSchema,
  type Excerpt,
  excerptSchema,
  type Import,
  importSchema,
  type Left,
  leftSchema,
  type PermissionColumn,
  type Profile,
  permissionColumnSchema,
  profileSchema,
  type Question,
  questionSchema,
  type Reading,
  type Redaction,
  readingSchema,
  redactionSchema,
  type Theme,
  themeSchema,
} from '../evidence/records.ts';
import {
  type Asking,
  askingSchema,
  type ConsultationRecord,
  consultationSchema,
  type PackArrangement,
  type PackText,
  packSchema,
  packTextSchema,
  type SignOff,
  signOffSchema,
} from '../pack/records.ts';
import {
  type Agreement,
  agreementSchema,
  type Reviewed,
  reviewedSchema,
  type Thread,
  threadSchema,
} from '../review/records.ts';
import { type Version, versionSchema } from '../review/versions.ts';
import { type Returned, returnedSchema } from '../word-import/records.ts';
import {
  type Overlay,
  type OverlayStep,
  overlaySchema,
  overlayStepSchema,
} from '../wording/overlay-records.ts';

/** All kinds of records in one list. Each room declares its own in its `records.ts`. */

/** The type of each kind of record. */
export interface RecordValues {
  readonly theme: Theme;
  readonly excerpt: Excerpt;
  readonly reading: Reading;
  readonly redaction: Redaction;
  readonly decision: Decision;
  readonly question: Question;
  readonly campaign: Campaign;
  readonly import: Import;
  readonly profile: Profile;
  readonly permission: PermissionColumn;
  readonly thread: Thread;
  readonly reviewed: Reviewed;
  readonly agreement: Agreement;
  readonly returned: Returned;
  readonly version: Version;
  readonly consultation: ConsultationRecord;
  readonly pack: PackArrangement;
  readonly 'pack-text': PackText;
  readonly 'sign-off': SignOff;
  readonly asking: Asking;
  readonly left: Left;
  readonly overlay: Overlay;
  readonly 'overlay-step': OverlayStep;
  readonly scope: Scope;
  readonly suggesting: Suggesting;
}
export type RecordKind = keyof RecordValues;
export const RECORD_SCHEMAS: { readonly [K in RecordKind]: Schema<RecordValues[K]> } = {
  theme: themeSchema,
  excerpt: excerptSchema,
  reading: readingSchema,
  redaction: redactionSchema,
  decision: decisionSchema,
  question: questionSchema,
  campaign: campaignSchema,
  import: importSchema,
  profile: profileSchema,
  permission: permissionColumnSchema,
  thread: threadSchema,
  reviewed: reviewedSchema,
  agreement: agreementSchema,
  returned: returnedSchema,
  version: versionSchema,
  consultation: consultationSchema,
  pack: packSchema,
  'pack-text': packTextSchema,
  'sign-off': signOffSchema,
  asking: askingSchema,
  left: leftSchema,
  overlay: overlaySchema,
  'overlay-step': overlayStepSchema,
  scope: scopeSchema,
  suggesting: suggestingSchema,
};
const id = z.string().min(1).max(300);
const changed = <K extends RecordKind, S extends z.ZodType>(kind: K, schema: S) =>
  z.object({ kind: z.literal(kind), id, was: schema.nullable(), is: schema.nullable() });
const recordChangeSchema = z.discriminatedUnion('kind', [
  changed('theme', themeSchema),
  changed('excerpt', excerptSchema),
  changed('reading', readingSchema),
  changed('redaction', redactionSchema),
  changed('decision', decisionSchema),
  changed('question', questionSchema),
  changed('campaign', campaignSchema),
  changed('import', importSchema),
  changed('profile', profileSchema),
  changed('permission', permissionColumnSchema),
  changed('thread', threadSchema),
  changed('reviewed', reviewedSchema),
  changed('agreement', agreementSchema),
  changed('returned', returnedSchema),
  changed('version', versionSchema),
  changed('consultation', consultationSchema),
  changed('pack', packSchema),
  changed('pack-text', packTextSchema),
  changed('sign-off', signOffSchema),
  changed('asking', askingSchema),
  changed('left', leftSchema),
  changed('overlay', overlaySchema),
  changed('overlay-step', overlayStepSchema),
  changed('scope', scopeSchema),
  changed('suggesting', suggestingSchema),
]);
export const recordChangesSchema = z.array(recordChangeSchema).readonly();
/** A change of one record. `was` is null for a new record, `is` for a removed one. */
export type RecordChange = Readonly<z.infer<typeof recordChangeSchema>>;

/** The changes that undo the given ones: each inverted, in reverse order. */
export const inverseChanges = (changes: readonly RecordChange[]): readonly RecordChange[] =>
  changes.toReversed().map((change) => ({ ...change, was: change.is, is: change.was }) as RecordChange);

/** Records by `recordKey`. */
export type Records = Map<string, { readonly kind: RecordKind; readonly value: RecordChange['is'] }>;
export const recordKey = (kind: RecordKind, name: string): string => `${kind}:${name}`;

/** Applies changes to records. @throws RangeError for a change whose `was` is not the present record */
export function applyChanges(records: Records, changes: readonly RecordChange[]): void {
  for (const { kind, id: name, was, is } of changes) {
    const key = recordKey(kind, name);
    const storedValue = records.get(key)?.value ?? null;
    if (canonicalJson(storedValue) !== canonicalJson(was))
      throw new RangeError(`${key} is not as the change says it was`);
    if (is !== null && is.id !== name) throw new RangeError(`${key} would become ${is.id}`);
    if (is === null) records.delete(key);
    else records.set(key, { kind, value: is });
  }
}
