import { z } from 'zod';
import { KINDS } from '../../act/tree.ts';
import { isDeeperThan } from '../../base/depth.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { editSchema } from './edit-schema.ts';

/**
 * Edits as a person writes them in a file, with citations for places and quotations for words. `resolvePlainEdits` turns
 * them into edits in base coordinates. Unknown keys are refused, so that no misspelt key is ignored.
 */
const citation = z.string().min(1).max(500);
const quoted = z.string().min(1).max(100_000);
const words = z.string().max(1_000_000);

/** A provision to insert. `text` is its whole text, or its opening words if it has `children`. */
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

/** The shapes of an edit, each under a key that only it has. */
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
/** One edit of a file, by citation and quoted words. One with `type` is already in base coordinates. */
export type PlainEdit = Shapes[keyof Shapes];

const descriptionSchema = z.object({
  title: z.string().max(500).optional(),
  purpose: z.string().max(20_000).optional(),
  reason: z.string().max(20_000).optional(),
});

const FILE_KEYS = ['title', 'purpose', 'reason', 'edits'];

/** A file of edits: the edits of one amendment, and perhaps its title, purpose and reason. */
export interface EditFile extends Readonly<z.output<typeof descriptionSchema>> {
  readonly edits: readonly PlainEdit[];
}

/** The most levels of lists and objects in the JSON. A provision within a provision is two levels. */
const MAX_DEPTH = 200;

/** Reads a file of edits from parsed JSON. Refused `invalid`, with the edit's number and the shape that was expected. */
export function readEditFile(json: unknown): Result<EditFile> {
  if (isDeeperThan(json, MAX_DEPTH))
    return refuse(
      'invalid',
      `It is nested more than ${MAX_DEPTH} levels deep, which no provision is. Nothing was changed.`,
    );
  const list = Array.isArray(json) ? json : (json as { edits?: unknown } | null)?.edits;
  if (!Array.isArray(list)) {
    return refuse('invalid', 'A file of edits is a list of them, or { "title", "reason", "edits": [ … ] }');
  }
  const about = descriptionSchema.safeParse(Array.isArray(json) ? {} : json);
  if (!about.success) return refuse('invalid', `${firstIssue(about.error)}`);
  const unknownKey = Array.isArray(json)
    ? undefined
    : Object.keys(Object(json)).find((key) => !FILE_KEYS.includes(key));
  if (unknownKey !== undefined)
    return refuse('invalid', `"${unknownKey}" is none of ${FILE_KEYS.join(', ')}`);
  const edits: PlainEdit[] = [];
  for (const [index, edit] of list.entries()) {
    const read = readPlainEdit(edit);
    if (!read.ok) return refuse('invalid', read.error.message, `edit ${index + 1}`);
    edits.push(read.value);
  }
  return ok({ ...about.data, edits });
}

function readPlainEdit(json: unknown): Result<PlainEdit> {
  const keys = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  const shape = (Object.keys(SHAPES) as (keyof typeof SHAPES)[]).find((key) => keys.includes(key));
  if (shape === undefined) {
    return refuse('invalid', `An edit has one of ${Object.keys(SHAPES).slice(1).join(', ')}, or a type`);
  }
  const read = SHAPES[shape].safeParse(json);
  return read.success
    ? ok(read.data)
    : refuse('invalid', `An edit with "${shape}": ${firstIssue(read.error)}`);
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue?.code === 'invalid_union') return 'it has a key missing, or one too many';
  return issue ? [issue.path.join('.'), issue.message].filter(Boolean).join(': ') : 'it was not understood';
}
