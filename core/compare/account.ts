import { z } from 'zod';
import { FIELDS, KINDS, type Provision, STATUSES, type Status } from '../act/tree.ts';
import { type Line, linesOf } from '../amend/redline/lines.ts';
import { CHANGE_CLASSES } from './classes.ts';
import { compare } from './compare.ts';
import type { ComparedText } from './compared-text.ts';
import { type ComparedNode, type Comparison, countsOf } from './comparison.ts';
import { describeDifferences } from './describe-differences.ts';

const differenceSchema = z.object({
  key: z.string(),
  kind: z.enum([
    'inserted',
    'deleted',
    'replaced',
    'provision-inserted',
    'provision-omitted',
    'provision-moved',
    'provision-divided',
    'set-differently',
  ]),
  class: z.enum(CHANGE_CLASSES),
  was: z.string().nullable(),
  is: z.string().nullable(),
  field: z.enum(FIELDS).nullable(),
  place: z.string(),
  before: z.string(),
  after: z.string(),
  words: z.string(),
});

const runSchema = z.union([
  z.object({ kind: z.literal('kept'), text: z.string() }),
  z.object({
    kind: z.enum(['inserted', 'deleted']),
    text: z.string(),
    am: z.string(),
    moved: z.literal(true).optional(),
  }),
]);
const pieceSchema = z.object({
  pid: z.string(),
  field: z.enum([...FIELDS, 'mark']),
  runs: z.array(runSchema).readonly(),
});
const piecesSchema = z.array(pieceSchema).readonly();
const changeStatusSchema = z.union([
  z.object({ state: z.literal('kept') }),
  z.object({
    state: z.enum(['inserted', 'deleted']),
    am: z.string(),
    moved: z.enum(['from', 'to']).optional(),
  }),
]);

const doubtSchema = z.enum(['derived', 'unverified', 'not available']);

const lineSchema = z.object({
  key: z.string(),
  pid: z.string(),
  kind: z.enum(KINDS),
  role: z.enum(['heading', 'text', 'wrapUp']),
  level: z.number().int().min(0),
  label: piecesSchema,
  body: piecesSchema,
  changeStatus: changeStatusSchema,
  /** Present if words of the earlier or the later text were not verified against their source, or are missing. */
  doubt: z.object({ before: doubtSchema.optional(), after: doubtSchema.optional() }).optional(),
});
/** A printed line of both texts. The `am` of a run is the key of its difference. */
export type ComparedLine = z.infer<typeof lineSchema>;

const sideSchema = z.object({
  title: z.string(),
  description: z.string(),
  licence: z.string(),
  remarks: z.array(z.string()).readonly(),
});

/** A comparison as plain data, for the window, an exported page or a script. */
export const accountSchema = z.object({
  before: sideSchema,
  after: sideSchema,
  lines: z.array(lineSchema).readonly(),
  differences: z.array(differenceSchema).readonly(),
  counts: z.record(z.enum(CHANGE_CLASSES), z.number().int()),
});
export type Account = z.infer<typeof accountSchema>;

type Doubt = z.infer<typeof doubtSchema>;

/**
 * The doubt about a provision's own words, and the status that its children inherit.
 * @param inherited the status of the provision's parent
 */
function doubtOf(
  node: Provision | null,
  inherited: Status,
): { readonly doubt: Doubt | undefined; readonly status: Status } {
  const status = node?.status ?? inherited;
  const statuses = [status, ...(node?.spans ?? []).map((span) => span.status)];
  // The list is in the order of growing doubt, so the last one present is the worst.
  const worst = STATUSES.findLast((each) => statuses.includes(each)) ?? status;
  if (node?.missing) return { doubt: 'not available', status };
  return { doubt: node && worst !== 'verified' ? worst : undefined, status };
}

/** The doubts about each provision's words, by the pid under which the provision is shown. */
function doubtsOf(root: ComparedNode): ReadonlyMap<string, NonNullable<ComparedLine['doubt']>> {
  const doubts = new Map<string, NonNullable<ComparedLine['doubt']>>();
  const visit = (node: ComparedNode, statusBefore: Status, statusAfter: Status): void => {
    const [before, after] = [doubtOf(node.was, statusBefore), doubtOf(node.is, statusAfter)];
    if (before.doubt || after.doubt) {
      doubts.set(node.provision.pid, {
        ...(before.doubt ? { before: before.doubt } : {}),
        ...(after.doubt ? { after: after.doubt } : {}),
      });
    }
    for (const child of node.children) visit(child, before.status, after.status);
  };
  // Words without a recorded status count as unverified.
  visit(root, 'unverified', 'unverified');
  return doubts;
}

/** Compares two texts. Their pids are compared only if both texts have one lineage. */
const compareTexts = (before: ComparedText, after: ComparedText): Comparison =>
  compare(before.root, after.root, { identity: before.lineage === after.lineage ? 'pid' : 'none' });

/** The printed lines of a comparison, with the doubts about their words. */
function comparedLines({ root }: Comparison): readonly ComparedLine[] {
  const doubts = doubtsOf(root);
  return linesOf(root).map((line: Line) => {
    const doubt = doubts.get(line.pid);
    return doubt === undefined ? line : { ...line, doubt };
  });
}

const sideOf = ({ title, description, licence, remarks }: ComparedText) => ({
  title,
  description,
  licence,
  remarks,
});

/** Compares two texts, and returns the whole comparison as plain data. */
export function comparisonAccount(before: ComparedText, after: ComparedText): Account {
  const comparison = compareTexts(before, after);
  return {
    before: sideOf(before),
    after: sideOf(after),
    lines: comparedLines(comparison),
    differences: describeDifferences(comparison),
    counts: countsOf(comparison.differences),
  };
}
