import { z } from 'zod';
import { KINDS } from '../../act/tree.ts';
import { isDeeperThan } from '../../base/depth.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { editSchema } from './edit-schema.ts';

/**
 * Edits as a person writes them in a file: places by citation, words by quoting them. `resolvePlainEdits` makes
 * edits in base coordinates of them, or refuses. Keys that are not known are refused, so that a slip is not lost.
 */
const citation = z.string().min(1).max(500);
const quoted = z.string().min(1).max(100_000);
const words = z.string().max(1_000_000);

/** A provision to be inserted: `text` is its opening words where it has `children`, and its whole text where not. */
export interface PlainProvision {
  readonly num: string;
  readonly heading?: string | undefined;
  readonly text?: string | undefined;
  readonly children?: readonly PlainProvision[] | undefined;
  readonly wrapUp?: string | undefined;
  readonly kind?: (typeof KINDS)[number] | undefined;
}

const plainProvisionSchema: z.ZodType<PlainProvision> = z.lazy(() =>
  z.strictObject({
    num: words,
    heading: words.optional(),
    text: words.optional(),
    children: z.array(plainProvisionSchema).optional(),
    wrapUp: words.optional(),
    kind: z.enum(KINDS).optional(),
  }),
);

/** Each shape, under the key that tells it from the others. */
const SHAPES = {
  type: editSchema,
  insertProvision: z.union([
    z.strictObject({ after: citation, insertProvision: plainProvisionSchema }),
    z.strictObject({ before: citation, insertProvision: plainProvisionSchema }),
  ]),
  insert: z.union([
    z.strictObject({ in: citation, after: quoted, insert: words }),
    z.strictObject({ in: citation, before: quoted, insert: words }),
  ]),
  replace: z.strictObject({ in: citation, replace: quoted, with: words }),
  omit: z.strictObject({ in: citation, omit: z.union([z.literal(true), quoted]) }),
} as const;

type Shapes = { readonly [K in keyof typeof SHAPES]: z.output<(typeof SHAPES)[K]> };
/** One edit of a file: by citation and quoted words, or (`type`) already in base coordinates. */
export type PlainEdit = Shapes[keyof Shapes];

const described = z.object({
  title: z.string().max(500).optional(),
  purpose: z.string().max(20_000).optional(),
  reason: z.string().max(20_000).optional(),
});

/** What a file of edits says: an amendment's words about itself, where it has them, and its edits. */
export interface EditFile extends Readonly<z.output<typeof described>> {
  readonly edits: readonly PlainEdit[];
}

/** Lists and objects in one another. A provision within a provision is two of them. */
const DEEPEST = 200;

/** Reads a file of edits from its parsed JSON. Refused `invalid`, with which edit it is and what a right one looks like. */
export function readEditFile(json: unknown): Result<EditFile> {
  if (isDeeperThan(json, DEEPEST))
    return refuse(
      'invalid',
      `It is nested more than ${DEEPEST} levels deep, which no provision is. Nothing was changed.`,
    );
  const list = Array.isArray(json) ? json : (json as { edits?: unknown } | null)?.edits;
  if (!Array.isArray(list)) {
    return refuse('invalid', 'A file of edits is a list of them, or { "title", "reason", "edits": [ … ] }');
  }
  const about = described.safeParse(Array.isArray(json) ? {} : json);
  if (!about.success) return refuse('invalid', `${firstIssue(about.error)}`);
  const known = ['title', 'purpose', 'reason', 'edits'];
  const stray = Array.isArray(json)
    ? undefined
    : Object.keys(Object(json)).find((key) => !known.includes(key));
  if (stray !== undefined) return refuse('invalid', `"${stray}" is none of ${known.join(', ')}`);
  const edits: PlainEdit[] = [];
  for (const [index, item] of list.entries()) {
    const read = readPlainEdit(item);
    if (!read.ok) return refuse('invalid', read.error.message, `edit ${index + 1}`);
    edits.push(read.value);
  }
  return ok({ ...about.data, edits });
}

function readPlainEdit(item: unknown): Result<PlainEdit> {
  const keys = typeof item === 'object' && item !== null ? Object.keys(item) : [];
  const shape = (Object.keys(SHAPES) as (keyof typeof SHAPES)[]).find((key) => keys.includes(key));
  if (shape === undefined) {
    return refuse('invalid', `An edit has one of ${Object.keys(SHAPES).slice(1).join(', ')}, or a type`);
  }
  const read = SHAPES[shape].safeParse(item);
  return read.success
    ? ok(read.data)
    : refuse('invalid', `An edit with "${shape}": ${firstIssue(read.error)}`);
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue?.code === 'invalid_union') return 'it has a key missing, or one too many';
  return issue ? [issue.path.join('.'), issue.message].filter(Boolean).join(': ') : 'it was not understood';
}
