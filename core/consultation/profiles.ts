import { z } from 'zod';
import type { Permission, ValueDecision } from '../evidence/records.ts';
import { ABOUT_QUESTIONS } from './form-questions.ts';
import { guessRoles, type KnownColumns } from './guess.ts';
import type { Column, HeaderPlace } from './headers.ts';
import {
  COLUMN_ROLES,
  type ColumnMapping,
  type ColumnRole,
  HEADER_LAYOUTS,
  type Mapping,
  mappingSchema,
} from './mapping.ts';
import type { ColumnStats } from './stats.ts';
import { plain } from './table-row.ts';

const yesNoSchema = z.object({ yes: z.array(z.string()).readonly(), no: z.array(z.string()).readonly() });
/** Words that such a review took for yes and no without being told: nobody decided these. */
const UNTOLD = new Set(
  'yes,y,true,1,agree,i agree,i consent,ticked,checked,publish,no,n,false,0,disagree,i do not agree,i do not consent,unticked,do not publish'.split(
    ',',
  ),
);

/** A remembered way of reading a platform's files: by the headers, for columns move from one export to the next. */
export const profileMappingSchema = z.object({
  header: z.enum(HEADER_LAYOUTS),
  columns: z
    .array(
      z.object({
        header: z.string(),
        code: z.string(),
        role: z.enum(COLUMN_ROLES),
        question: z.object({ code: z.string(), text: z.string() }),
      }),
    )
    .readonly(),
  /** Of a review of before each column had its own decisions: the words that meant yes and no, ours among them. */
  consent: yesNoSchema.optional(),
  confidential: yesNoSchema.optional(),
  doubles: mappingSchema.shape.doubles.unwrap(),
});
export type ProfileMapping = Readonly<z.infer<typeof profileMappingSchema>>;

/** A file's headers and values, as far as choosing a mapping needs them. */
interface FileShape {
  readonly place: HeaderPlace;
  readonly columns: readonly Column[];
  readonly stats: readonly ColumnStats[];
  /** What is known of columns by their headers, and what was decided of columns on publication before. */
  readonly knownColumns: KnownColumns;
}

interface BuiltIn {
  readonly name: string;
  readonly fits: (shape: FileShape) => boolean;
}

/** The layouts that are known without being taught, the most telling first. */
const BUILT_IN: readonly BuiltIn[] = [
  {
    name: 'Response form of a pack',
    fits: ({ columns }) => {
      const names = new Set(columns.flatMap(({ header, component }) => [plain(header), plain(component)]));
      return ABOUT_QUESTIONS.filter(({ text }) => names.has(plain(text))).length * 2 > ABOUT_QUESTIONS.length;
    },
  },
  {
    name: 'Consult data template',
    fits: ({ place, columns }) => place.layout === 'one' && columns[0]?.header === 'respondent_id',
  },
  { name: 'Codes above questions', fits: ({ place }) => place.layout === 'two' },
  { name: 'Questions above their parts', fits: ({ place }) => place.layout === 'parts' },
  { name: 'Questions above an empty row', fits: ({ place }) => place.layout === 'one-then-empty' },
  {
    name: 'Page and component headers',
    fits: ({ place, columns }) =>
      place.layout === 'one' &&
      columns.filter(({ header }) => header.includes(' - ')).length * 2 > columns.length,
  },
];
export const BUILT_IN_PROFILES: readonly string[] = BUILT_IN.map(({ name }) => name);

const nameOf = ({ header, code }: { readonly header: string; readonly code: string }): string =>
  `${plain(code)}\n${plain(header)}`;

/** The words of the question in a column: its header without the code. "Location - address" is clearer whole. */
function questionOf({ header, code, component }: Column): { readonly code: string; readonly text: string } {
  const twice = plain(header) === `${plain(component)} - ${plain(component)}`;
  const text = code !== '' || twice ? component : header;
  return { code: code.slice(0, 300), text: text.slice(0, 5000) };
}

/** The mapping as far as it can be guessed. */
function guessMapping({ place, columns, stats, knownColumns }: FileShape): Mapping {
  const guesses = guessRoles(columns, stats, knownColumns);
  return {
    headerLine: place.line,
    header: place.layout,
    columns: columns.map((column): ColumnMapping => {
      const { role = 'ignore', question = questionOf(column) } = guesses[column.index] ?? {};
      return { index: column.index, role, ...question, decisions: [] };
    }),
    doubles: 'leave-out',
  };
}

/** What a mapping says by headers, to be remembered. */
export function profileOf(mapping: Mapping, columns: readonly Column[]): ProfileMapping {
  const { header, doubles } = mapping;
  const remembered = mapping.columns.flatMap(({ index, role, code, text }) => {
    const column = columns[index];
    if (!column) return [];
    return [{ header: column.header, code: column.code, role, question: { code, text } }];
  });
  return { header, doubles, columns: remembered };
}

/** The share of a profile's columns that matter which a file has, 0 to 1. */
function likeness(profile: ProfileMapping, { place, columns }: FileShape): number {
  if (profile.header !== place.layout) return 0;
  const columnNames = new Set(columns.map(nameOf));
  const usedColumns = profile.columns.filter(({ role }) => role !== 'ignore');
  return usedColumns.length === 0
    ? 0
    : usedColumns.filter((column) => columnNames.has(nameOf(column))).length / usedColumns.length;
}

/** What a person told an earlier version of the words of a column on publication. */
function toldWords({ consent, confidential }: ProfileMapping, role: ColumnRole): readonly ValueDecision[] {
  const words = role === 'consent' ? consent : role === 'confidential' ? confidential : undefined;
  if (!words) return [];
  const decided = (values: readonly string[], means: Permission): readonly ValueDecision[] =>
    values.map(plain).flatMap((value) => (UNTOLD.has(value) ? [] : [{ value, means }]));
  const [yes, no]: readonly [Permission, Permission] =
    role === 'consent' ? ['publish', 'not-published'] : ['not-published', 'publish'];
  return [...decided(words.yes, yes), ...decided(words.no, no)];
}

/** A file's mapping by a remembered profile; a column that it doesn't know is read as it is guessed. */
function applyProfile(profile: ProfileMapping, shape: FileShape): Mapping {
  const guessed = guessMapping(shape);
  const columnsByName = new Map<string, ProfileMapping['columns'][number][]>();
  for (const column of profile.columns)
    columnsByName.set(nameOf(column), [...(columnsByName.get(nameOf(column)) ?? []), column]);
  const columns = shape.columns.map((column): ColumnMapping => {
    const savedColumn = columnsByName.get(nameOf(column))?.shift();
    if (savedColumn)
      return {
        index: column.index,
        role: savedColumn.role,
        ...savedColumn.question,
        decisions: toldWords(profile, savedColumn.role),
      };
    return (
      guessed.columns[column.index] ?? {
        index: column.index,
        role: 'ignore',
        code: '',
        text: '',
        decisions: [],
      }
    );
  });
  return { ...guessed, columns, doubles: profile.doubles };
}

/** A profile that is remembered, by name. */
export interface Remembered {
  readonly name: string;
  readonly mapping: ProfileMapping;
}
export interface Fitting {
  readonly profile: { readonly name: string; readonly from: 'keeling' | 'remembered' } | null;
  readonly mapping: Mapping;
}

const FITS = 0.8;

/**
 * The mapping for a file: by the named profile, or by the remembered one that names most of its columns, or by a layout
 * that is built in. Null when a named profile isn't there.
 */
export function fitProfile(
  shape: FileShape,
  remembered: readonly Remembered[],
  name?: string,
): Fitting | null {
  const hasName = (one: { readonly name: string }) => name !== undefined && plain(one.name) === plain(name);
  const chosen = remembered.find(hasName) ?? (name === undefined ? best(remembered, shape) : undefined);
  if (chosen)
    return {
      profile: { name: chosen.name, from: 'remembered' },
      mapping: applyProfile(chosen.mapping, shape),
    };
  const built = name === undefined ? BUILT_IN.find(({ fits }) => fits(shape)) : BUILT_IN.find(hasName);
  if (!built && name !== undefined) return null;
  return { profile: built ? { name: built.name, from: 'keeling' } : null, mapping: guessMapping(shape) };
}

function best(remembered: readonly Remembered[], shape: FileShape): Remembered | undefined {
  const scored = remembered.map((one) => ({ one, score: likeness(one.mapping, shape) }));
  return scored.filter(({ score }) => score >= FITS).sort((a, b) => b.score - a.score)[0]?.one;
}
