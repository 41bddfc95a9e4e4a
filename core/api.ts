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
  puts,
  reads,
  USUAL_BODY,
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
import { type Role, whyBelow } from './roles.ts';
import { searchCalls } from './search/calls.ts';
import { teamCalls } from './team/calls.ts';
import { returnedCalls } from './word-import/calls.ts';
import { wordingCalls } from './wording/calls.ts';
import { overlayCalls } from './wording/overlay-calls.ts';

/**
 * The contract: every call that crosses from the window to whatever is behind it, by name, with what goes in and
 * what comes out. Handlers answer with a `Result`; hosts carry it and add nothing.
 */

export * from './events/news.ts';
export * from './host-calls.ts';
export * from './team/calls.ts';

const nothing = z.object({});
const revision = z.number().int().min(1);
/**
 * `instrumentHash` of the text that edits were drawn in: refused `stale` when the review has another by now, in which
 * the same characters may be other words.
 */
const base = z.string().optional();
const anotherText = z.object({ act: z.string().max(200), at: z.string().max(100) });

/** What became of an amendment, and of the numbers when it came or went. */
const renumberingSchema = z.object({
  /** Every amendment that was changed, as it is now; first the one that was asked for. */
  amendments: z.array(amendmentSchema),
  renumbered: z.array(renumberedSchema),
  unable: z.array(unnumberedSchema),
  /** Words of the draft that still name a provision by its old number. */
  outdated: z.array(outdatedReferenceSchema),
});

const putOne = puts('amendment.list', (list: readonly Amendment[], written: Amendment) =>
  withAmendments(list, [written]),
);
const putSeveral = puts(
  'amendment.list',
  (list: readonly Amendment[], { amendments }: z.infer<typeof renumberingSchema>) =>
    withAmendments(list, amendments),
);

export const calls = {
  ...libraryCalls,
  /** The review that is open; refused `not-found` when none is. */
  'review.get': { ...reads(['ledger']), input: nothing, output: reviewInfoSchema },
  'review.rename': {
    ...writes([], {
      may: 'owner',
      lasts: LASTING_EVENTS['review.rename'],
      ...puts('review.get', (_: ReviewInfo, renamed: ReviewInfo) => renamed),
    }),
    input: z.object({ title: z.string().min(1).max(300) }),
    output: reviewInfoSchema,
  },
  /**
   * The base text, as of an entry of the ledger or now. Immutable: a window may keep it as long as `instrumentHash` is
   * the same.
   */
  'act.get': {
    ...reads(['base']),
    input: z.object({ at: z.number().int().min(1).optional() }),
    output: instrumentSchema,
  },
  /** What moving the review to another text of its Act would do. Refused `refused` for the text that it has. */
  'review.rebase.preview': { ...reads(['ledger']), input: anotherText, output: rebaseReportSchema },
  /**
   * Moves the review to another text of its Act, every amendment carried over or put aside in part; the file is copied
   * first. Refused `stale` when the ledger has gone on since `expectedHead`, the report's `head`.
   */
  'review.rebase': {
    ...writes(['base', ...EVERY_SUBJECT], { may: 'owner', lasts: LASTING_EVENTS['review.rebase'] }),
    input: anotherText.extend({ expectedHead: z.string() }),
    output: z.object({ review: reviewInfoSchema, backup: z.string(), report: rebaseReportSchema }),
  },
  /** Takes one thing off what is put aside of an amendment: the place in the list of it, counted from 0. */
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
  /** An amendment as it was in one revision, and which window made that one, where it was saved by one that says so. */
  'amendment.revision': {
    ...reads(['amendments']),
    input: z.object({ id: amendmentIdSchema, revision }),
    output: z.object({ amendment: amendmentSchema, window: windowSchema.nullable() }),
  },
  /** Asked for again by the name of a `request` that was done, it answers with what was created then, as it is now. */
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
   * New edits for one amendment and, where typing fell inside words that another had inserted, for that one too:
   * all of them or none. Refused `stale` when any was revised since the caller read it. `because` goes to the ledger:
   * on whose account one that isn't the drafter's own was revised ("while drafting A-002").
   */
  'amendment.revise': {
    ...writes(
      ['amendments'],
      puts(
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
            /** Which letters those put in; of a field in which they are not as many, none is taken. */
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
   * Moves an amendment to another state, where `core/amend/edits/states.ts` allows it. Withdrawing it, or making it a
   * draft again, renumbers the provisions that it and other unlocked amendments insert (drafting-conventions.md §2).
   * Nothing is written unless all of that can be. Any other move leaves the numbers alone.
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
  /** The findings of the checks that are ignored with a reason, in the order in which they were. */
  'finding.ignored': {
    ...reads(['findings']),
    input: nothing,
    output: z.array(ignoredFindingSchema),
  },
  /** Sets a finding aside. Refused `invalid` without a reason, `clash` when it is ignored already. */
  'finding.ignore': {
    ...writes(
      ['findings'],
      puts('finding.ignored', (list: readonly IgnoredFinding[], ignored: IgnoredFinding) => [
        ...list,
        ignored,
      ]),
    ),
    body: LONG_BODY,
    input: ignoredFindingSchema.pick({ key: true, because: true }).extend({
      /** What the finding says now, for those who read of it later. */
      said: z.string().max(5000).default(''),
    }),
    output: ignoredFindingSchema,
  },
  /** Takes it back: the finding counts again. */
  'finding.heed': {
    ...writes(
      ['findings'],
      puts('finding.ignored', (list: readonly IgnoredFinding[], { key }: { readonly key: string }) =>
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
   * Walks the whole chain, and compares every table with it; refused `damaged` with the place where they differ. The index
   * that responses are searched by follows from them, and is made anew where it is damaged: `search` then says so.
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
  /** What there is to compare: texts that are held, and moments of the review at which an amendment changed. */
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
  /** What differs between two texts. Refused `not-found` for one that there is not. */
  'compare.run': {
    ...reads(['amendments']),
    body: FILE_BODY,
    input: z.object({ before: compareSourceSchema, after: compareSourceSchema }),
    output: accountSchema,
  },
  /**
   * Writes the pack of the given amendments (all but the withdrawn, when absent) as a folder and a zip; without the
   * edits that `withoutEdits` names by `editKey`. Refused `not-found` when one of those is none of theirs.
   * `to` is a folder that doesn't exist or is empty; absent, one beside the review. Refused `clash` while another is under way.
   * Of the document's parts only those that `parts` names, when it is there; else those that are not left out.
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
      /** Of which moment of the review it is, and which amendments are in it and which not, with why. */
      seq: z.number().int(),
      included: z.array(z.string()),
      leftOut: z.array(z.object({ id: z.string(), why: z.string() })),
      /** Comments of the people at work on the draft that are not in it. */
      comments: z.number().int(),
    },
    {
      underWay: { progress: 'pack.progress', cancel: 'pack.cancel' },
      body: LONG_BODY,
      // A draft is anybody's who drafts; what is published is not.
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
/** What a caller passes: defaults may be left out. */
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
/** What a handler receives, defaults filled in. */
export type CallRequest<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;

/** Whether a call's own answer fits into the answer of the read that it is put into: a name here is a call whose doesn't. */
type Misfit = {
  [N in CallName]: (typeof calls)[N] extends {
    readonly puts: {
      readonly into: infer R;
      readonly update: (cached: infer H, output: infer O, input: infer I) => unknown;
    };
  }
    ? R extends CallName
      ? [CallOutput<R>, CallOutput<N>] extends [H, O]
        ? // A put that doesn't look at the input has `never` here.
          [I] extends [never]
          ? never
          : CallInput<N> extends I
            ? never
            : N
        : N
      : N
    : never;
}[CallName];
const fits: [Misfit] extends [never] ? true : Misfit = true;

/** What a call says of itself. */
export const declarationOf = (name: CallName): Declaration => fits && calls[name];

/** The calls, by who answers them: a review, the host that has it open, or a server of the people in it. */
export const CHANNELS = { api: calls, host: hostCalls, team: teamCalls } as const;
export type Channel = keyof typeof CHANNELS;

/** A call as a host carries it: its input's schema, and how much of it there may be. Null where no call has that name. */
export function carriedCall(
  channel: Channel,
  name: string,
): { readonly input: z.ZodObject; readonly body: BodyLimit } | null {
  const table: Readonly<Record<string, { readonly input: z.ZodObject; readonly body?: BodyLimit }>> =
    CHANNELS[channel];
  const carried = Object.hasOwn(table, name) ? table[name] : undefined;
  return carried ? { input: carried.input, body: carried.body ?? USUAL_BODY } : null;
}

/** The role that a call needs where a server holds the review. */
export function roleFor<N extends CallName>(name: N, input: CallRequest<N>): Role {
  const { may, mayWith } = declarationOf(name) as Declaration & {
    readonly mayWith?: (input: CallRequest<N>) => Role;
  };
  return mayWith?.(input) ?? may;
}

/** Why somebody in a role may not make a call, whatever they give with it, in words for them; null where they may. */
export const whyNotCall = (name: CallName, role: Role): string | null =>
  whyBelow(role, declarationOf(name).may);

export type Call = <N extends CallName>(name: N, input: CallInput<N>) => Promise<Result<CallOutput<N>>>;

/**
 * What a window finds as `window.keeling` in Electron; over HTTP the renderer makes the same two functions itself.
 * `review` is the path of the review that the window draws, or null before it draws one.
 */
export interface KeelingBridge {
  readonly call: (review: string | null, name: string, input: unknown) => Promise<unknown>;
  readonly host: (review: string | null, name: string, input: unknown) => Promise<unknown>;
  /** Whether the host's spelling check finds a word wrong: its own menu has the words to choose from. */
  readonly isMisspelt: (word: string) => boolean;
}
