import { z } from 'zod';
import { instrumentSchema } from './act/instrument.ts';
import { findingKeySchema, type IgnoredFinding, ignoredFindingSchema } from './amend/checks/ignored.ts';
import {
  AMENDMENT_STATES,
  type Amendment,
  type AmendmentState,
  amendmentIdSchema,
  amendmentSchema,
} from './amend/edits/amendment.ts';
import { editSchema } from './amend/edits/edit-schema.ts';
import { windowSchema } from './amend/edits/events.ts';
import { lettersSchema } from './amend/edits/letters.ts';
import { isDecision } from './amend/edits/states.ts';
import { withAmendments } from './amend/edits/with-amendments.ts';
import { rebaseReportSchema } from './amend/rebase/rebase-report.ts';
import { renumberedSchema, unnumberedSchema } from './amend/structure/renumber.ts';
import { outdatedReferenceSchema } from './amend/structure/renumbered-references.ts';
import type { Result } from './base/result.ts';
import { codingCalls } from './coding/calls.ts';
import { suggestCalls } from './coding/suggest/suggest-calls.ts';
import { accountSchema } from './compare/account.ts';
import { compareSourceSchema } from './compare/compared-text.ts';
import { consultationCalls } from './consultation/calls.ts';
import { campaignCalls } from './consultation/campaigns/campaign-calls.ts';
import {
  type BodyLimit,
  type Declaration,
  EVERY_SUBJECT,
  exporting,
  FILE_BODY,
  LONG_BODY,
  reads,
  USUAL_BODY,
  updatesCache,
  writes,
} from './contract.ts';
import { coverageCalls } from './coverage/calls.ts';
import { evidenceCalls } from './evidence/calls.ts';
import { evidenceSchema } from './evidence/evidence.ts';
import { historyCalls } from './history/calls.ts';
import { LASTING_EVENTS } from './history/undo.ts';
import { hostCalls, type ReviewInfo, reviewInfoSchema } from './host-calls.ts';
import { ledgerEntrySchema } from './ledger/entry.ts';
import { requestSchema } from './ledger/request.ts';
import { libraryCalls } from './library/calls.ts';
import { mergeCalls } from './merge/calls.ts';
import { builderCalls } from './pack/builder-calls.ts';
import { DOCUMENTS } from './pack/documents.ts';
import { packChoiceFields, packExportCalls } from './pack/export-calls.ts';
import { manifestSchema } from './pack/manifest.ts';
import { reviewCalls } from './review/calls.ts';
import { type Role, roleRefusal } from './roles.ts';
import { searchCalls } from './search/calls.ts';
import { teamCalls } from './team/calls.ts';
import { returnedCalls } from './word-import/calls.ts';
import { wordingCalls } from './wording/calls.ts';
import { overlayCalls } from './wording/overlay-calls.ts';

/**
 * The contract: every call from the window to the handlers behind it, by name, with its input and output. Handlers answer with
 * a `Result`, which hosts pass on unchanged.
 */

export * from './events/news.ts';
export * from './host-calls.ts';
export * from './team/calls.ts';

const nothing = z.object({});
const revision = z.number().int().min(1);
/**
 * The `instrumentHash` of the base text that edits were made in. A call is refused `stale` if the review has another base text
 * since, in which the same offsets may be other words.
 */
const base = z.string().optional();
const anotherText = z.object({ act: z.string().max(200), at: z.string().max(100) });

/** The result of a change of state, with the new numbers of inserted provisions. */
const renumberingSchema = z.object({
  /** All amendments that changed, in their new form. The one that the call named is first. */
  amendments: z.array(amendmentSchema),
  renumbered: z.array(renumberedSchema),
  unable: z.array(unnumberedSchema),
  /** Words of the draft that still have the old number of a provision. */
  outdated: z.array(outdatedReferenceSchema),
});

const putOne = updatesCache('amendment.list', (list: readonly Amendment[], written: Amendment) =>
  withAmendments(list, [written]),
);
const putSeveral = updatesCache(
  'amendment.list',
  (list: readonly Amendment[], { amendments }: z.infer<typeof renumberingSchema>) =>
    withAmendments(list, amendments),
);

export const calls = {
  ...libraryCalls,
  /** The open review. Refused `not-found` if none is open. */
  'review.get': { ...reads(['ledger']), input: nothing, output: reviewInfoSchema },
  'review.rename': {
    ...writes([], {
      may: 'owner',
      lasts: LASTING_EVENTS['review.rename'],
      ...updatesCache('review.get', (_: ReviewInfo, renamed: ReviewInfo) => renamed),
    }),
    input: z.object({ title: z.string().min(1).max(300) }),
    output: reviewInfoSchema,
  },
  /**
   * The base text now, or at entry `at` of the ledger. Immutable, so that a window may cache it while `instrumentHash` is the
   * same.
   */
  'act.get': {
    ...reads(['base']),
    input: z.object({ at: z.number().int().min(1).optional() }),
    output: instrumentSchema,
  },
  /** Reports what a change of the base text would do. Refused `refused` for the present base text. */
  'review.rebase.preview': { ...reads(['ledger']), input: anotherText, output: rebaseReportSchema },
  /**
   * Changes the base text to another version of its Act. Edits that can't be carried over are deferred. A backup is made first.
   * Refused `stale` if the ledger has grown since `expectedHead`, the report's `head`.
   */
  'review.rebase': {
    ...writes(['base', ...EVERY_SUBJECT], { may: 'owner', lasts: LASTING_EVENTS['review.rebase'] }),
    input: anotherText.extend({ expectedHead: z.string() }),
    output: z.object({ review: reviewInfoSchema, backup: z.string(), report: rebaseReportSchema }),
  },
  /** Removes one of an amendment's deferred edits. `place` is its index in their list, from 0. */
  'amendment.settle': {
    ...writes(['amendments'], putOne),
    input: z.object({ id: amendmentIdSchema, revision, place: z.number().int().min(0) }),
    output: amendmentSchema,
  },
  'evidence.get': { ...reads(['evidence']), input: nothing, output: evidenceSchema },
  /** All amendments, or only some. */
  'amendment.list': {
    ...reads(['amendments']),
    input: z.object({ ids: z.array(amendmentIdSchema).max(1000).optional() }),
    output: z.array(amendmentSchema),
  },
  /** An amendment in one revision, and the window that saved it. Null if the window is not known. */
  'amendment.revision': {
    ...reads(['amendments']),
    input: z.object({ id: amendmentIdSchema, revision }),
    output: z.object({ amendment: amendmentSchema, window: windowSchema.nullable() }),
  },
  /** Creates an amendment. Idempotent: a repeated `request` returns the amendment that was created before, in its present form. */
  'amendment.create': {
    ...writes(['amendments'], putOne),
    body: LONG_BODY,
    input: z.object({
      title: z.string().max(500).default(''),
      purpose: z.string().max(20_000).default(''),
      reason: z.string().max(20_000).default(''),
      edits: z.array(editSchema).readonly().default([]),
      base,
      request: requestSchema.optional(),
    }),
    output: amendmentSchema,
  },
  /**
   * Saves the edits of amendments, all or none. Typing inside words that another amendment inserted changes both. Refused
   * `stale` if one was revised since the caller read it. `because` is written to the ledger, for example why an amendment that
   * isn't the current one was revised ("while drafting A-002").
   */
  'amendment.revise': {
    ...writes(
      ['amendments'],
      updatesCache(
        'amendment.list',
        (
          list: readonly Amendment[],
          written: readonly Amendment[],
          {
            changes,
          }: { readonly changes: readonly { readonly id: string; readonly edits: readonly unknown[] }[] },
        ) => withAmendments(list, written, changes),
      ),
    ),
    body: LONG_BODY,
    input: z.object({
      changes: z
        .array(
          z.object({
            id: amendmentIdSchema,
            revision,
            edits: z.array(editSchema).readonly(),
            /** The identities of the inserted letters. Ignored for a field with a different number of letters. */
            letters: lettersSchema.optional(),
            because: z.string().max(1000).optional(),
          }),
        )
        .min(1)
        .max(1000),
      base,
      window: windowSchema.optional(),
    }),
    output: z.array(amendmentSchema),
  },
  'amendment.describe': {
    ...writes(['amendments'], putOne),
    input: z.object({
      id: amendmentIdSchema,
      revision,
      title: z.string().max(500).optional(),
      purpose: z.string().max(20_000).optional(),
      reason: z.string().max(20_000).optional(),
      window: windowSchema.optional(),
    }),
    output: amendmentSchema,
  },
  /**
   * Changes an amendment's state, if `core/amend/edits/states.ts` allows it. Withdrawing it, or making it a draft again,
   * renumbers the provisions that it and other unlocked amendments insert (drafting-conventions.md §2). Other changes keep the
   * numbers. All is written in one transaction.
   */
  'amendment.setState': {
    ...writes(['amendments'], {
      ...putSeveral,
      mayWith: ({ state }: { readonly state: AmendmentState }): Role =>
        isDecision(state) ? 'reviewer' : 'drafter',
    }),
    input: z.object({ id: amendmentIdSchema, revision, state: z.enum(AMENDMENT_STATES) }),
    output: renumberingSchema,
  },
  ...wordingCalls,
  ...overlayCalls,
  ...evidenceCalls,
  ...reviewCalls,
  ...historyCalls,
  ...returnedCalls,
  ...searchCalls,
  ...coverageCalls,
  ...codingCalls,
  ...suggestCalls,
  ...consultationCalls,
  ...campaignCalls,
  ...mergeCalls,
  /** The ignored findings of the checks, with reasons, in the order in which they were ignored. */
  'finding.ignored': {
    ...reads(['findings']),
    input: nothing,
    output: z.array(ignoredFindingSchema),
  },
  /** Ignores a finding. Refused `invalid` without a reason, `clash` if it is already ignored. */
  'finding.ignore': {
    ...writes(
      ['findings'],
      updatesCache('finding.ignored', (list: readonly IgnoredFinding[], ignored: IgnoredFinding) => [
        ...list,
        ignored,
      ]),
    ),
    body: LONG_BODY,
    input: ignoredFindingSchema.pick({ key: true, because: true }).extend({
      /** The present message of the finding, for readers of the history. */
      said: z.string().max(5000).default(''),
    }),
    output: ignoredFindingSchema,
  },
  /** Restores an ignored finding. */
  'finding.heed': {
    ...writes(
      ['findings'],
      updatesCache('finding.ignored', (list: readonly IgnoredFinding[], { key }: { readonly key: string }) =>
        list.filter((ignored) => ignored.key !== key),
      ),
    ),
    input: z.object({ key: findingKeySchema }),
    output: z.object({ key: z.string() }),
  },
  'ledger.list': {
    ...reads(['ledger']),
    input: z.object({
      after: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(5000).default(500),
    }),
    output: z.array(ledgerEntrySchema),
  },
  /**
   * Verifies the ledger's hash chain, and compares every table with the replayed ledger. Refused `damaged` with the place of the
   * first difference. A damaged search index of responses is rebuilt, which `search` reports.
   */
  'ledger.verify': {
    ...reads(['ledger']),
    input: nothing,
    output: z.object({
      entries: z.number().int(),
      head: z.string(),
      search: z.enum(['rebuilt', 'damaged']).optional(),
    }),
  },
  /** The texts that can be compared: those on this computer, and the review at each change of an amendment. */
  'compare.sources': {
    ...reads(['ledger']),
    input: nothing,
    output: z.object({
      acts: z.array(
        z.object({
          id: z.string(),
          version: z.string(),
          from: z.enum(['keeling', 'imported']),
          title: z.string(),
          description: z.string(),
        }),
      ),
      moments: z.array(
        z.object({
          seq: z.number().int(),
          at: z.string(),
          who: z.string(),
          act: z.string(),
          amendment: amendmentIdSchema,
        }),
      ),
      amendments: z.array(amendmentSchema.pick({ id: true, title: true, state: true })),
    }),
  },
  /** The differences between two texts. Refused `not-found` if one doesn't exist. */
  'compare.run': {
    ...reads(['amendments']),
    body: FILE_BODY,
    input: z.object({ before: compareSourceSchema, after: compareSourceSchema }),
    output: accountSchema,
  },
  /**
   * Writes the pack as a folder and a zip. `to` must not exist or be empty; if absent, a folder is made beside the review.
   * `amendments`: if absent, all that aren't withdrawn. `withoutEdits`: the edits to omit, by `editKey`. `parts`: the parts of
   * the document; if absent, those that the review includes. Refused `not-found` for an unknown edit, `clash` while another
   * export is in progress.
   */
  'pack.export': exporting(
    {
      document: z.enum(DOCUMENTS).default('consultation'),
      parts: z.array(z.string().max(300)).max(10_000).optional(),
      amendments: z.array(amendmentIdSchema).optional(),
      withoutEdits: z.array(z.string().max(2000)).max(100_000).optional(),
      ...packChoiceFields,
    },
    {
      files: z.array(z.string()),
      manifest: manifestSchema,
      /** The number of the ledger entry at which the pack was made. */
      seq: z.number().int(),
      included: z.array(z.string()),
      /** The amendments that are not in the pack, each with the reason. */
      leftOut: z.array(z.object({ id: z.string(), why: z.string() })),
      /** The number of internal comments, which are not in the pack. */
      comments: z.number().int(),
    },
    {
      underWay: { progress: 'pack.progress', cancel: 'pack.cancel' },
      body: LONG_BODY,
      // Every drafter may make a draft of the pack, but only publishers the final pack.
      may: 'drafter',
      mayWith: ({ isDraft }: { readonly isDraft?: boolean }): Role => (isDraft ? 'drafter' : 'publisher'),
    },
  ),
  ...packExportCalls,
  ...builderCalls,
} as const satisfies Readonly<
  Record<string, Declaration & { readonly input: z.ZodObject; readonly output: z.ZodType }>
>;

export type CallName = keyof typeof calls;
/** The input that a caller passes. Fields with defaults may be left out. */
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
/** The input that a handler receives, with defaults filled in. */
export type CallRequest<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;

/** A compile-time check of cache updates: the names of calls whose `puts` doesn't fit the types of their read. Must be `never`. */
type MisfittingCall = {
  [N in CallName]: (typeof calls)[N] extends {
    readonly puts: {
      readonly into: infer R;
      readonly update: (cached: infer H, output: infer O, input: infer I) => unknown;
    };
  }
    ? R extends CallName
      ? [CallOutput<R>, CallOutput<N>] extends [H, O]
        ? // `I` is `never` for an update that doesn't use the input.
          [I] extends [never]
          ? never
          : CallInput<N> extends I
            ? never
            : N
        : N
      : N
    : never;
}[CallName];
const fits: [MisfittingCall] extends [never] ? true : MisfittingCall = true;

/** The declaration of a call. */
export const declarationOf = (name: CallName): Declaration => fits && calls[name];

/** The calls by channel: those that the review answers, the host, or a department's server. */
export const CHANNELS = { api: calls, host: hostCalls, team: teamCalls } as const;
export type Channel = keyof typeof CHANNELS;

/** The input schema and size limit of a call. Null if no call has that name. */
export function findCarriedCall(
  channel: Channel,
  name: string,
): { readonly input: z.ZodObject; readonly body: BodyLimit } | null {
  const table: Readonly<Record<string, { readonly input: z.ZodObject; readonly body?: BodyLimit }>> =
    CHANNELS[channel];
  const carried = Object.hasOwn(table, name) ? table[name] : undefined;
  return carried ? { input: carried.input, body: carried.body ?? USUAL_BODY } : null;
}

/** The lowest role that may make a call on a server. */
export function roleFor<N extends CallName>(name: N, input: CallRequest<N>): Role {
  const { may, mayWith } = declarationOf(name) as Declaration & {
    readonly mayWith?: (input: CallRequest<N>) => Role;
  };
  return mayWith?.(input) ?? may;
}

/** The message for a person whose role may not make a call with any input. Null if it may. */
export const callRefusal = (name: CallName, role: Role): string | null =>
  roleRefusal(role, declarationOf(name).may);

export type Call = <N extends CallName>(name: N, input: CallInput<N>) => Promise<Result<CallOutput<N>>>;

/**
 * The type of `window.keeling` in Electron. In a browser, the renderer implements it over HTTP. `review` is the path of the
 * review that the window shows, or null if it shows none.
 */
export interface KeelingBridge {
  readonly call: (review: string | null, name: string, input: unknown) => Promise<unknown>;
  readonly host: (review: string | null, name: string, input: unknown) => Promise<unknown>;
  /** Whether the host's spelling checker rejects a word. The host's own menu offers corrections. */
  readonly isMisspelt: (word: string) => boolean;
}
