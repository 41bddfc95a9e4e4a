import type { Schema } from '../../../core/base/schema.ts';

/** A place in a call's input where a text stands. */
export interface TextPlace {
  /** Where it is: `edits[].insert`. A name of somebody's choosing is `{}`. */
  readonly path: string;
  /** An input with a text there, and all else as it must be. */
  readonly with: (text: string) => unknown;
  /** How many characters it may have; null where nothing is said of that. */
  readonly most: number | null;
}

/** As far as is looked at here, what a schema says of itself. */
interface Shape {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Laid>>;
  readonly element?: Laid;
  readonly innerType?: Laid;
  readonly options?: readonly Laid[];
  readonly items?: readonly Laid[];
  readonly in?: Laid;
  readonly valueType?: Laid;
  readonly keyType?: Laid;
  readonly getter?: () => Laid;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
  readonly checks?: readonly {
    readonly _zod: { readonly def: { readonly check: string; readonly maximum?: number } };
  }[];
}
type Laid = Schema<unknown>;
const shapeOf = (schema: Laid): Shape =>
  (schema as unknown as { readonly _zod: { readonly def: Shape } })._zod.def;

/** Texts of which a pattern asks for one. */
const TEXTS = [
  ...[
    'x',
    'A-001',
    '2026-11-28',
    '2026-11-28T09:00:00.000Z',
    'https://example.org/',
    '0'.repeat(64),
    '0'.repeat(16),
    'AAAA',
  ],
  ...['p-0001', 'ukpga/1997/40', 'amendment:A-001', 'note:n-1', 'theme:t-1', 'answer:1', 'R-001', '1', 'x:y'],
  ...[
    '11111111-2222-4333-8444-555555555555',
    'text',
    'en',
    '#000000',
    'a',
    '10:00',
    'provision:p-0001',
    '#/a',
  ],
] as const;

const mostOf = ({ checks = [] }: Shape): number | null =>
  checks.find(({ _zod: { def } }) => def.check === 'max_length')?._zod.def.maximum ?? null;

const fits = (schema: Laid, value: unknown): boolean => schema.safeParse(value).success;

/** How deep trees of provisions are gone into. */
const DEEPEST = 12;

/** A value that a schema takes, as small as can be; undefined where none is known. */
function sample(schema: Laid, depth = 0): unknown {
  const shape = shapeOf(schema);
  const tried = (values: readonly unknown[]): unknown => values.find((value) => fits(schema, value));
  switch (shape.type) {
    case 'string':
      return tried(TEXTS);
    case 'number':
    case 'int':
      return tried([0, 1, 2, 5, 2026]);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'literal':
      return shape.values?.[0];
    case 'enum':
      return Object.values(shape.entries ?? {})[0];
    case 'array': {
      const one = depth < DEEPEST && shape.element ? sample(shape.element, depth + 1) : undefined;
      return tried([[], [one], [one, one]]);
    }
    case 'tuple':
      return shape.items?.map((item) => sample(item, depth + 1));
    case 'object': {
      const entries = Object.entries(shape.shape ?? {});
      const needed = entries.filter(([, inner]) => !fits(inner, undefined));
      return Object.fromEntries(needed.map(([key, inner]) => [key, sample(inner, depth + 1)]));
    }
    case 'record':
      return {};
    case 'union':
      return tried((shape.options ?? []).map((option) => sample(option, depth + 1)));
    case 'nullable':
      return null;
    case 'unknown':
    case 'any':
      return null;
    case 'pipe':
      // What is made of a text may ask more of it than the text's own schema.
      return tried(TEXTS) ?? (shape.in && sample(shape.in, depth + 1));
    default: {
      const inner = shape.innerType ?? shape.in ?? shape.getter?.();
      return inner && depth < DEEPEST ? sample(inner, depth + 1) : undefined;
    }
  }
}

/** Every place in what a schema takes where a text stands, in the order of the schema. */
export function textPlaces(schema: Laid, depth = 0): readonly TextPlace[] {
  if (depth > DEEPEST) return [];
  const shape = shapeOf(schema);
  const into = (
    inner: Laid | undefined,
    path: string,
    put: (value: unknown) => unknown,
  ): readonly TextPlace[] =>
    inner === undefined
      ? []
      : textPlaces(inner, depth + 1).map((place) => ({
          path: `${path}${place.path === '' || path === '' || place.path.startsWith('[') ? '' : '.'}${place.path}`,
          with: (text) => put(place.with(text)),
          most: place.most,
        }));
  switch (shape.type) {
    case 'string':
      return [{ path: '', with: (text) => text, most: mostOf(shape) }];
    case 'array':
      return into(shape.element, '[]', (value) => {
        const least = sample(schema, depth);
        return [value, ...(Array.isArray(least) ? least.slice(1) : [])];
      });
    case 'tuple':
      return (shape.items ?? []).flatMap((item, at) =>
        into(item, `[${at}]`, (value) =>
          shape.items?.map((other, nth) => (nth === at ? value : sample(other))),
        ),
      );
    case 'object': {
      const least = sample(schema, depth) as object;
      return Object.entries(shape.shape ?? {}).flatMap(([key, inner]) =>
        into(inner, key, (value) => ({ ...least, [key]: value })),
      );
    }
    case 'record': {
      const value = shape.valueType && sample(shape.valueType, depth + 1);
      return [
        ...(shape.keyType && shapeOf(shape.keyType).type === 'string'
          ? [{ path: '{}', with: (text: string) => ({ [text]: value }), most: null }]
          : []),
        ...into(shape.valueType, '{x}', (inner) => ({ x: inner })),
      ];
    }
    case 'union':
      return (shape.options ?? []).flatMap((option) => into(option, '', (value) => value));
    default:
      return into(shape.innerType ?? shape.in ?? shape.getter?.(), '', (value) => value);
  }
}

/** A text that stands there as it must: null where none is known. */
export const fittingText = (schema: Laid, place: TextPlace): string | null =>
  TEXTS.find((text) => fits(schema, place.with(text))) ?? null;
