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
  /** That words of the one text or the other were not read at their source, or are not held at all. */
  doubt: z.object({ before: doubtSchema.optional(), after: doubtSchema.optional() }).optional(),
});
/** A printed line of both texts, with every difference in it: each run's `am` is the key of its difference. */
export type ComparedLine = z.infer<typeof lineSchema>;

const sideSchema = z.object({
  title: z.string(),
  description: z.string(),
  licence: z.string(),
  remarks: z.array(z.string()).readonly(),
});

/** A comparison as plain data, for a window, a page or a script. */
export const accountSchema = z.object({
  before: sideSchema,
  after: sideSchema,
  lines: z.array(lineSchema).readonly(),
  differences: z.array(differenceSchema).readonly(),
  counts: z.record(z.enum(CHANGE_CLASSES), z.number().int()),
});
export type Account = z.infer<typeof accountSchema>;

type Doubt = z.infer<typeof doubtSchema>;

/** What must be said of a provision's own words, given what is said of those round it; and what of those in it. */
function doubtOf(
  node: Provision | null,
  inherited: Status,
): { readonly doubt: Doubt | undefined; readonly usual: Status } {
  const usual = node?.status ?? inherited;
  const statuses = [usual, ...(node?.spans ?? []).map(({ status }) => status)];
  const own = STATUSES.findLast((status) => statuses.includes(status)) ?? usual;
  if (node?.missing) return { doubt: 'not available', usual };
  return { doubt: node && own !== 'verified' ? own : undefined, usual };
}

/** What must be said of the words of each provision, by the pid it is shown under. */
function doubtsOf(root: ComparedNode): ReadonlyMap<string, NonNullable<ComparedLine['doubt']>> {
  const doubts = new Map<string, NonNullable<ComparedLine['doubt']>>();
  const look = (node: ComparedNode, was: Status, is: Status): void => {
    const [before, after] = [doubtOf(node.was, was), doubtOf(node.is, is)];
    if (before.doubt || after.doubt) {
      doubts.set(node.provision.pid, {
        ...(before.doubt ? { before: before.doubt } : {}),
        ...(after.doubt ? { after: after.doubt } : {}),
      });
    }
    for (const child of node.children) look(child, before.usual, after.usual);
  };
  // Of words of which nothing is said, nothing is known.
  look(root, 'unverified', 'unverified');
  return doubts;
}

/** The comparison of two texts by what is known of whether they share identities. */
const compareTexts = (before: ComparedText, after: ComparedText): Comparison =>
  compare(before.root, after.root, { identity: before.lineage === after.lineage ? 'pid' : 'none' });

/** The printed lines of a comparison, with what must be said of their words. */
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

/** Compares two texts, and tells all of it. */
export function accountOf(before: ComparedText, after: ComparedText): Account {
  const comparison = compareTexts(before, after);
  return {
    before: sideOf(before),
    after: sideOf(after),
    lines: comparedLines(comparison),
    differences: describeDifferences(comparison),
    counts: countsOf(comparison.differences),
  };
}
