import type { CallOutput } from '../../core/api.ts';
import { count, listed } from '../../core/base/english.ts';
import type { ColumnPermissions, RowFate } from '../../core/consultation/calls.ts';
import type { ColumnMapping, ColumnRole, Mapping } from '../../core/consultation/mapping.ts';
import type { Permission } from '../../core/evidence/records.ts';

/** The preview of a file before its import. */
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

/** Describes the progress of reading a file. */
export function progressWords({ what: phase, file, done: rowsDone, total }: Progress): string {
  const far = total > 0 ? `: ${rowsDone.toLocaleString('en-GB')} of ${count(total, 'row')}` : '…';
  return `${DOING_WORDS[phase]} ${file}${far}`;
}

export const isQuestion = (role: ColumnRole): boolean =>
  role === 'closed-question' || role === 'open-question';

const NEW_COLUMN = { role: 'ignore', code: '', text: '', decisions: [] } as const;

/** Returns the mapping of a column. A column without one is ignored. */
export const columnOf = (mapping: Mapping, index: number): ColumnMapping =>
  mapping.columns.find((column) => column.index === index) ?? { index, ...NEW_COLUMN };

/** Returns the mapping with one column changed. */
export function withColumn(mapping: Mapping, index: number, change: Partial<ColumnMapping>): Mapping {
  const next = { ...columnOf(mapping, index), ...change };
  const otherColumns = mapping.columns.filter((column) => column.index !== index);
  return { ...mapping, columns: [...otherColumns, next].sort((a, b) => a.index - b.index) };
}

/** Returns the mapping with every column as guessed. */
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

/** Returns the meaning of a value: the latest decision or, if there is none, the meaning in the preview. */
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

/** Describes the format of a file in a few words. */
export function formatWords({ format, dialect }: Pick<ImportPreview, 'format' | 'dialect'>): string {
  if (format === 'form') return 'response forms that people filled in';
  if (format === 'xlsx' || dialect === null) return 'an Excel workbook';
  return `text in ${ENCODING_WORDS[dialect.encoding]}, separated by ${DELIMITER_WORDS[dialect.delimiter]}`;
}

/** Formats a size: `12 kB`, `21.1 MB`. */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Describes the rows that are not imported; '' if all are. */
export function leftOutWords({ doubled, empty, broken }: DryRun): string {
  const kinds = [
    doubled > 0 ? count(doubled, 'duplicate') : '',
    empty > 0 ? `${empty.toLocaleString('en-GB')} empty` : '',
    broken > 0 ? `${broken.toLocaleString('en-GB')} cannot be read` : '',
  ].filter(Boolean);
  return kinds.length === 0 ? '' : `Not imported: ${listed(kinds)}. `;
}

/** Describes the values about publication that are not decided; '' if none are. */
export function undecidedWords(permissions: readonly ColumnPermissions[]): string {
  const values = permissions.reduce((sum, { undecided }) => sum + undecided.values, 0);
  return values === 0
    ? ''
    : `${count(values, 'value')} on publication ${values === 1 ? 'is' : 'are'} not decided. `;
}

/** Lists line numbers: "line 3", "lines 3, 4, 9 and 17 more". */
export function linesWords(at: readonly number[], lines: number): string {
  const shownLines = at.slice(0, 5);
  const hiddenCount = lines - shownLines.length;
  const list = shownLines.map((line) => line.toLocaleString('en-GB')).join(', ');
  return `${lines === 1 ? 'line' : 'lines'} ${list}${hiddenCount > 0 ? ` and ${hiddenCount.toLocaleString('en-GB')} more` : ''}`;
}
