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
import { normaliseText } from './table-row.ts';

const yesNoSchema = z.object({ yes: z.array(z.string()).readonly(), no: z.array(z.string()).readonly() });
/** Words that an earlier version took for yes or no by default. They are not a person's decision, so they are not converted. */
const DEFAULT_YES_NO = new Set(
  'yes,y,true,1,agree,i agree,i consent,ticked,checked,publish,no,n,false,0,disagree,i do not agree,i do not consent,unticked,do not publish'.split(
    ',',
  ),
);

/** A saved mapping for a platform's files. Columns are named by their headers, since their order changes between exports. */
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
  /** Only in a profile of an earlier version, in which columns had no decisions: the words that meant yes and no. */
  consent: yesNoSchema.optional(),
  confidential: yesNoSchema.optional(),
  doubles: mappingSchema.shape.doubles.unwrap(),
});
export type ProfileMapping = Readonly<z.infer<typeof profileMappingSchema>>;

/** The headers and values of a file, from which its mapping is chosen. */
interface FileShape {
  readonly place: HeaderPlace;
  readonly columns: readonly Column[];
  readonly stats: readonly ColumnStats[];
  /** Columns whose role is known by the header, also from earlier decisions about publication. */
  readonly knownColumns: KnownColumns;
}

interface BuiltIn {
  readonly name: string;
  readonly fits: (shape: FileShape) => boolean;
}

/** The built-in profiles, the most specific first. Their roles are guessed, so they only name the layout. */
const BUILT_IN: readonly BuiltIn[] = [
  {
    name: 'Response form of a pack',
    fits: ({ columns }) => {
      const names = new Set(
        columns.flatMap(({ header, component }) => [normaliseText(header), normaliseText(component)]),
      );
      return (
        ABOUT_QUESTIONS.filter(({ text }) => names.has(normaliseText(text))).length * 2 >
        ABOUT_QUESTIONS.length
      );
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

/** The key by which a column is matched to a profile's column. */
const columnKey = ({ header, code }: { readonly header: string; readonly code: string }): string =>
  `${normaliseText(code)}\n${normaliseText(header)}`;

/** The question in a column: its header without the code. A header without a code, "Location - address", stays whole. */
function questionOf({ header, code, component }: Column): { readonly code: string; readonly text: string } {
  const isRepeated = normaliseText(header) === `${normaliseText(component)} - ${normaliseText(component)}`;
  const text = code !== '' || isRepeated ? component : header;
  return { code: code.slice(0, 300), text: text.slice(0, 5000) };
}

/** Guesses the whole mapping. */
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

/** The profile that is saved for a mapping. */
export function profileOf(mapping: Mapping, columns: readonly Column[]): ProfileMapping {
  const { header, doubles } = mapping;
  const remembered = mapping.columns.flatMap(({ index, role, code, text }) => {
    const column = columns[index];
    if (!column) return [];
    return [{ header: column.header, code: column.code, role, question: { code, text } }];
  });
  return { header, doubles, columns: remembered };
}

/** The share, 0 to 1, of a profile's used columns that a file has. */
function likeness(profile: ProfileMapping, { place, columns }: FileShape): number {
  if (profile.header !== place.layout) return 0;
  const columnNames = new Set(columns.map(columnKey));
  const usedColumns = profile.columns.filter(({ role }) => role !== 'ignore');
  return usedColumns.length === 0
    ? 0
    : usedColumns.filter((column) => columnNames.has(columnKey(column))).length / usedColumns.length;
}

/** The decisions in a profile of an earlier version: the words that a person entered as yes and no. */
function earlierDecisions(
  { consent, confidential }: ProfileMapping,
  role: ColumnRole,
): readonly ValueDecision[] {
  const words = role === 'consent' ? consent : role === 'confidential' ? confidential : undefined;
  if (!words) return [];
  const decided = (values: readonly string[], means: Permission): readonly ValueDecision[] =>
    values.map(normaliseText).flatMap((value) => (DEFAULT_YES_NO.has(value) ? [] : [{ value, means }]));
  const [yes, no]: readonly [Permission, Permission] =
    role === 'consent' ? ['publish', 'not-published'] : ['not-published', 'publish'];
  return [...decided(words.yes, yes), ...decided(words.no, no)];
}

/** Maps a file by a saved profile. The roles of columns that the profile lacks are guessed. */
function applyProfile(profile: ProfileMapping, shape: FileShape): Mapping {
  const guessed = guessMapping(shape);
  const columnsByName = new Map<string, ProfileMapping['columns'][number][]>();
  for (const column of profile.columns)
    columnsByName.set(columnKey(column), [...(columnsByName.get(columnKey(column)) ?? []), column]);
  const columns = shape.columns.map((column): ColumnMapping => {
    const savedColumn = columnsByName.get(columnKey(column))?.shift();
    if (savedColumn)
      return {
        index: column.index,
        role: savedColumn.role,
        ...savedColumn.question,
        decisions: earlierDecisions(profile, savedColumn.role),
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

/** A profile that a person has saved. */
export interface SavedProfile {
  readonly name: string;
  readonly mapping: ProfileMapping;
}
/** The chosen mapping. `profile` is null where no profile fits and everything is guessed. */
export interface FittedProfile {
  readonly profile: { readonly name: string; readonly from: 'keeling' | 'remembered' } | null;
  readonly mapping: Mapping;
}

/** The share of its columns that a saved profile must find in a file. */
const MIN_LIKENESS = 0.8;

/**
 * Chooses the mapping for a file: by the named profile; without a name by the saved profile that is most like the file, or
 * else by a built-in one. Null for an unknown name.
 */
export function fitProfile(
  shape: FileShape,
  remembered: readonly SavedProfile[],
  name?: string,
): FittedProfile | null {
  const hasName = (one: { readonly name: string }) =>
    name !== undefined && normaliseText(one.name) === normaliseText(name);
  const chosen =
    remembered.find(hasName) ?? (name === undefined ? likestProfile(remembered, shape) : undefined);
  if (chosen)
    return {
      profile: { name: chosen.name, from: 'remembered' },
      mapping: applyProfile(chosen.mapping, shape),
    };
  const built = name === undefined ? BUILT_IN.find(({ fits }) => fits(shape)) : BUILT_IN.find(hasName);
  if (!built && name !== undefined) return null;
  return { profile: built ? { name: built.name, from: 'keeling' } : null, mapping: guessMapping(shape) };
}

function likestProfile(remembered: readonly SavedProfile[], shape: FileShape): SavedProfile | undefined {
  const scored = remembered.map((one) => ({ one, score: likeness(one.mapping, shape) }));
  return scored.filter(({ score }) => score >= MIN_LIKENESS).sort((a, b) => b.score - a.score)[0]?.one;
}
