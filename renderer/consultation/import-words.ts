import type { CallOutput } from '../../core/api.ts';
import { count, listed } from '../../core/base/english.ts';
import type { ColumnPermissions, RowFate } from '../../core/consultation/calls.ts';
import type { ColumnMapping, ColumnRole, Mapping } from '../../core/consultation/mapping.ts';
import type { Permission } from '../../core/evidence/records.ts';

/** What is known of a file before it is imported. */
export type ImportPreview = CallOutput<'consultation.look'>;
export type PreviewColumn = ImportPreview['columns'][number];
export type DryRun = ImportPreview['dryRun'];
type Progress = NonNullable<CallOutput<'consultation.progress'>['doing']>;

export const FATE_WORDS: Readonly<Record<RowFate, string>> = {
  added: 'Added',
  doubled: 'Duplicate',
  empty: 'Empty',
  broken: 'Cannot be read',
};

const DOING_WORDS: Readonly<Record<Progress['what'], string>> = {
  reading: 'Reading',
  checking: 'Checking',
  saving: 'Saving',
};

/** How far a file is, in a sentence. */
export function progressWords({ what: phase, file, done: rowsDone, total }: Progress): string {
  const far = total > 0 ? `: ${rowsDone.toLocaleString('en-GB')} of ${count(total, 'row')}` : '…';
  return `${DOING_WORDS[phase]} ${file}${far}`;
}

export const isQuestion = (role: ColumnRole): boolean =>
  role === 'closed-question' || role === 'open-question';

const NEW_COLUMN = { role: 'ignore', code: '', text: '', decisions: [] } as const;

/** How a column is read; left out where nothing is said of it. */
export const columnOf = (mapping: Mapping, index: number): ColumnMapping =>
  mapping.columns.find((column) => column.index === index) ?? { index, ...NEW_COLUMN };

/** The mapping with one column read another way. */
export function withColumn(mapping: Mapping, index: number, change: Partial<ColumnMapping>): Mapping {
  const next = { ...columnOf(mapping, index), ...change };
  const otherColumns = mapping.columns.filter((column) => column.index !== index);
  return { ...mapping, columns: [...otherColumns, next].sort((a, b) => a.index - b.index) };
}

/** The mapping with every column read as it was guessed. */
export const asGuessed = (mapping: Mapping, columns: readonly PreviewColumn[]): Mapping => ({
  ...mapping,
  columns: columns.map(({ index, guess, code, component }) => ({
    index,
    role: guess,
    code: isQuestion(guess) ? code : '',
    text: isQuestion(guess) ? component : '',
    decisions: [],
  })),
});

/** What a value is read as: as it was just decided, or as it was read before that. */
export const meaningOf = (
  mapping: Mapping,
  index: number,
  { key, means }: ColumnPermissions['values'][number],
): Permission | null => columnOf(mapping, index).decisions.find(({ value }) => value === key)?.means ?? means;

const ENCODING_WORDS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
} as const;
const DELIMITER_WORDS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;

/** What a file was found to be, in a few words. */
export function formatWords({ format, dialect }: Pick<ImportPreview, 'format' | 'dialect'>): string {
  if (format === 'form') return 'response forms that people filled in';
  if (format === 'xlsx' || dialect === null) return 'an Excel workbook';
  return `text in ${ENCODING_WORDS[dialect.encoding]}, separated by ${DELIMITER_WORDS[dialect.delimiter]}`;
}

/** `12 kB`, `21.1 MB`. */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** What isn't imported, in a sentence; empty where every row is. */
export function leftOutWords({ doubled, empty, broken }: DryRun): string {
  const kinds = [
    doubled > 0 ? count(doubled, 'duplicate') : '',
    empty > 0 ? `${empty.toLocaleString('en-GB')} empty` : '',
    broken > 0 ? `${broken.toLocaleString('en-GB')} cannot be read` : '',
  ].filter(Boolean);
  return kinds.length === 0 ? '' : `Not imported: ${listed(kinds)}. `;
}

/** What a person has not decided of publication, in a sentence; empty where nothing is left. */
export function undecidedWords(permissions: readonly ColumnPermissions[]): string {
  const values = permissions.reduce((sum, { undecided }) => sum + undecided.values, 0);
  return values === 0
    ? ''
    : `${count(values, 'value')} on publication ${values === 1 ? 'is' : 'are'} not decided. `;
}

/** Where something is so: "line 3", "lines 3, 4, 9 and 17 more". */
export function linesWords(at: readonly number[], lines: number): string {
  const shownLines = at.slice(0, 5);
  const hiddenCount = lines - shownLines.length;
  const list = shownLines.map((line) => line.toLocaleString('en-GB')).join(', ');
  return `${lines === 1 ? 'line' : 'lines'} ${list}${hiddenCount > 0 ? ` and ${hiddenCount.toLocaleString('en-GB')} more` : ''}`;
}
