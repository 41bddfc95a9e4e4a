import { z } from 'zod';
import { inertText } from './inert-text.ts';
import { type ColumnRole, type Mapping, ONCE } from './mapping.ts';
import type { Permissions } from './permissions.ts';
import { isBlank, type TableRow } from './table-row.ts';

/** The details of a respondent that are stored as JSON. The details by which responses are filtered have their own columns. */
export const respondentDetailsSchema = z.object({
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  date: z.string(),
  /** What analysts wrote beside the answers. */
  notes: z.array(z.object({ header: z.string(), text: z.string() })).readonly(),
  /** Present if the response may be published only without the respondent's name. */
  withoutName: z.literal(true).optional(),
  /** Answers about publication other than a plain yes or no. */
  onPublication: z
    .array(z.object({ header: z.string(), text: z.string() }))
    .readonly()
    .optional(),
});

/** A respondent, as a row of the file describes them. */
export interface Respondent extends Readonly<z.infer<typeof respondentDetailsSchema>> {
  /** The id in the file, or else the e-mail address; empty if the file has neither. */
  readonly key: string;
  readonly type: string;
  readonly consent: boolean;
  readonly confidential: boolean;
}

/** One row, read by the mapping. */
export interface RowResponse {
  readonly line: number;
  readonly respondent: Respondent;
  /** The answers that are not blank, with the index of their column. */
  readonly answers: readonly { readonly column: number; readonly text: string }[];
  /** Whether a character was replaced, see `inertText`. */
  readonly odd: boolean;
}

/** The columns of each role, by index. */
export interface Roles {
  readonly of: (role: ColumnRole) => readonly number[];
  readonly questions: readonly number[];
  readonly headers: readonly string[];
}

const MAX_QUESTIONS = 999;

/** Why a mapping can't be used, in words; null for a usable mapping. @param width the number of columns in the file */
export function mappingFault({ columns }: Mapping, width: number): string | null {
  const outside = columns.find(({ index }) => index >= width);
  if (outside) return `there is no column ${outside.index + 1}`;
  if (new Set(columns.map(({ index }) => index)).size < columns.length) return 'a column is mapped twice';
  const twice = ONCE.find((role) => columns.filter((column) => column.role === role).length > 1);
  if (twice) return `only one column can be the ${twice.replaceAll('-', ' ')}`;
  const questions = columns.filter(({ role }) => role.endsWith('-question'));
  return questions.length > MAX_QUESTIONS ? `there are more than ${MAX_QUESTIONS} questions` : null;
}

/** Groups the columns of a mapping by role, in the file's order. */
export function rolesOf(mapping: Mapping, headers: readonly string[]): Roles {
  const columns = [...mapping.columns].sort((a, b) => a.index - b.index);
  const byRole = new Map<ColumnRole, number[]>();
  for (const { index, role } of columns) byRole.set(role, [...(byRole.get(role) ?? []), index]);
  const questions = columns.filter(({ role }) => role.endsWith('-question')).map(({ index }) => index);
  return { of: (role) => byRole.get(role) ?? [], questions, headers };
}

/** An e-mail address as a key. Empty for a placeholder without an @, such as “anonymous”. */
const addressKey = (email: string): string => (email.includes('@') ? email.toLowerCase() : '');

const MAX_KIND_LENGTH = 1000;

const joinCells = (cells: readonly string[]): string =>
  cells
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');

/** The kind of respondent in a row, in the row's own spelling. */
export const kindIn = ({ cells }: TableRow, roles: Roles): string =>
  joinCells(roles.of('respondent-type').map((index) => inertText(cells[index] ?? '').text)).slice(
    0,
    MAX_KIND_LENGTH,
  );

/** Reads a row by the mapping. Answers are kept in full, in the form that `inertText` gives them. */
export function readResponse(row: TableRow, roles: Roles, permissions: Permissions): RowResponse {
  let odd = false;
  const cell = (index: number): string => {
    const inert = inertText(row.cells[index] ?? '');
    odd ||= inert.odd;
    return inert.text;
  };
  const textOf = (role: ColumnRole): string => joinCells(roles.of(role).map(cell));
  const { consent, confidential, withoutName, ownWords } = permissions.read(cell);
  const email = textOf('email');
  const id = textOf('respondent-id');
  const notes = roles
    .of('analyst-note')
    .map((index) => ({ header: inertText(roles.headers[index] ?? '').text, text: cell(index) }))
    .filter(({ text }) => !isBlank(text));
  const respondent: Respondent = {
    key: (id === '' ? addressKey(email) : id).slice(0, 500),
    name: textOf('name'),
    email,
    type: textOf('respondent-type').slice(0, MAX_KIND_LENGTH),
    organisation: textOf('organisation'),
    date: textOf('date'),
    consent,
    confidential,
    notes,
    ...(withoutName && { withoutName: true }),
    ...(ownWords.length > 0 && { onPublication: ownWords }),
  };
  const answers = roles.questions
    .map((column) => ({ column, text: cell(column) }))
    .filter(({ text }) => !isBlank(text));
  return { line: row.line, respondent, answers, odd };
}
