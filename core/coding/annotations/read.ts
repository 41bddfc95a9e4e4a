import { z } from 'zod';
import { isUsableText } from '../../amend/text/characters.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { type Anchor, isStretch, makeAnchor, refindAnchor } from '../../evidence/anchor.ts';
import type { Ref } from '../../evidence/link.ts';
import { codedTextSchema, excerptSchema, STANCES, type Stance, themeSchema } from '../../evidence/records.ts';

/** Web Annotations as they are read: whatever the model allows that says which words of which text are meant. */

const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z.union([z.array(schema), schema.transform((one) => [one])]) as unknown as z.ZodType<
    readonly z.output<T>[]
  >;

const position = z.object({
  type: z.literal('TextPositionSelector'),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
});
const quote = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string().default(''),
  suffix: z.string().default(''),
});
const selector = z.union([position, quote, z.object({ type: z.string() })]);
const body = z.union([
  z.object({ type: z.literal('TextualBody').optional(), purpose: z.string().optional(), value: z.string() }),
  z.unknown().transform(() => null),
]);
const annotationSchema = z.object({
  type: oneOrMore(z.string()).refine((types) => types.includes('Annotation'), 'Not an annotation'),
  creator: oneOrMore(z.union([z.string(), z.object({ name: z.string().optional() })])).optional(),
  created: z.iso.datetime({ offset: true }).optional(),
  body: oneOrMore(body).optional(),
  target: z.object({
    source: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]),
    selector: oneOrMore(selector),
  }),
});
type Annotation = z.output<typeof annotationSchema>;

/** An annotation understood: what it says, and where it says it is. */
export interface ReadAnnotation {
  /** "item 3". */
  readonly place: string;
  readonly of: Ref;
  /** In code points. */
  readonly position: { readonly start: number; readonly end: number } | null;
  readonly quote: Pick<Anchor, 'quote' | 'prefix' | 'suffix'>;
  readonly themes: readonly string[];
  readonly stance: Stance | null;
  readonly remark: string;
  /** Null where it isn't said who made it, or when. */
  readonly by: string | null;
  readonly at: string | null;
}

/** What was not taken, where, and why. */
interface RefusedAnnotation {
  readonly place: string;
  readonly reason: string;
}

/** The annotations in a file: one, a list of them, a page, or a collection with its pages in it. */
function itemsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  if ('items' in value) return Array.isArray(value.items) ? value.items : null;
  if ('first' in value) {
    const items: unknown[] = [];
    let page: unknown = value.first;
    while (typeof page === 'object' && page !== null && 'items' in page && Array.isArray(page.items)) {
      // One by one: a page may hold more than a call takes arguments.
      for (const item of page.items) items.push(item);
      page = 'next' in page ? page.next : null;
    }
    // A page that is only named would have to be fetched.
    return typeof page === 'string' ? null : items;
  }
  return 'target' in value ? [value] : null;
}

/** Reads a file of annotations. Refused `invalid` when it is none; an item that isn't understood is refused by itself. */
export function readAnnotations(text: string): Result<{
  readonly read: readonly ReadAnnotation[];
  readonly refused: readonly RefusedAnnotation[];
}> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('invalid', `This is not JSON: ${(error as Error).message}. Nothing was changed.`);
  }
  const items = itemsOf(parsed);
  if (!items)
    return refuse(
      'invalid',
      'This file has no Web Annotations, or only the address of some. Nothing was changed.',
    );
  const read: ReadAnnotation[] = [];
  const refused: RefusedAnnotation[] = [];
  items.forEach((item, index) => {
    const place = `item ${index + 1}`;
    const result = readItem(item, place);
    if (typeof result === 'string') refused.push({ place, reason: result });
    else read.push(result);
  });
  return ok({ read, refused });
}

/** One annotation, or why it can't be taken. */
function readItem(item: unknown, place: string): ReadAnnotation | string {
  const parsed = annotationSchema.safeParse(item);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `Not a valid Web Annotation: ${[...(issue?.path ?? []), issue?.message].join(' ')}`;
  }
  const annotation = parsed.data;
  const of = refOf(annotation.target.source);
  if (!of) return `It is of ${annotation.target.source}, which names no text of a review`;
  const quoted = annotation.target.selector.find((one) => 'exact' in one);
  if (!quoted) return 'It does not say which words are meant, only where';
  const placed = annotation.target.selector.find((one) => 'start' in one);
  const said = saidOf(annotation);
  if (typeof said === 'string') return said;
  return {
    place,
    of,
    position: placed ? { start: placed.start, end: placed.end } : null,
    quote: { quote: quoted.exact, prefix: quoted.prefix, suffix: quoted.suffix },
    ...said,
  };
}

/** The text that an address of ours, or a plain ref, names. */
function refOf(source: string): Ref | null {
  const [, named = source] = /^urn:keeling:[^:]+:(.+)$/.exec(source) ?? [];
  const parsed = codedTextSchema.safeParse(decoded(named));
  return parsed.success ? parsed.data : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type AnnotationContent = Pick<ReadAnnotation, 'themes' | 'stance' | 'remark' | 'by' | 'at'>;

/** What an annotation says of its words, or why it can't be kept. */
function saidOf({
  body: bodies = [],
  creator: creators = [],
  created,
}: Annotation): AnnotationContent | string {
  const valuesOf = (...purposes: readonly (string | undefined)[]): readonly string[] =>
    bodies.flatMap((one) => (one && purposes.includes(one.purpose) ? [one.value.trim()] : []));
  const themes = [...new Set(valuesOf('tagging', 'classifying'))];
  const [stance = null, another] = valuesOf('assessing');
  const remark = valuesOf('commenting', 'describing', undefined).join('\n');
  const [creator] = creators;
  const by = (typeof creator === 'string' ? creator : creator?.name)?.trim() || null;
  const known = STANCES.find((one) => one === stance) ?? null;
  if (stance !== null && (!known || another !== undefined))
    return `“${[stance, another].filter(Boolean).join(' and ')}” is not a stance`;
  const bad = [...themes, remark, by ?? ''].find((text) => !isUsableText(text));
  if (bad !== undefined) return 'It holds a control character or half of a character, which no file can keep';
  if (themes.some((name) => !themeSchema.shape.name.safeParse(name).success))
    return 'One of its themes has no name, or a name of more than 300 characters';
  const shape = excerptSchema.pick({ remark: true, by: true }).safeParse({ remark, by: by ?? '' });
  return shape.success
    ? { themes, stance: known, remark, by, at: created ?? null }
    : 'Its remark or its author’s name is too long';
}

/** How many code units so many code points are; null when there are fewer. */
function unitsOf(text: string, points: number): number | null {
  let units = 0;
  for (let count = 0; count < points; count += 1) {
    if (units >= text.length) return null;
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/**
 * Where an annotation's words are in its text: at the place that it names if they stand there, with what it says stands
 * around them; else where they are beyond doubt. Null when that can't be told.
 */
export function anchorOf({ position: place, quote: words }: ReadAnnotation, text: string): Anchor | null {
  const from = place && unitsOf(text, place.start);
  const to = place && unitsOf(text, place.end);
  if (from !== null && to !== null && isStretch(text, { from, to })) {
    const stands =
      text.slice(from, to) === words.quote &&
      text.slice(0, from).endsWith(words.prefix) &&
      text.startsWith(words.suffix, to);
    if (stands) return makeAnchor(text, from, to);
  }
  return refindAnchor({ from: 0, to: words.quote.length, ...words }, text);
}
