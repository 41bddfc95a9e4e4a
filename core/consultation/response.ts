import { z } from 'zod';
import { inertText } from './inert-text.ts';
import { type ColumnRole, type Mapping, ONCE } from './mapping.ts';
import type { Permissions } from './permissions.ts';
import { isBlank, type TableRow } from './table-row.ts';

/** What a file says of who answered, beside what responses are filtered by. */
export const respondentDetailsSchema = z.object({
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  date: z.string(),
  /** What analysts wrote beside the answers. */
  notes: z.array(z.object({ header: z.string(), text: z.string() })).readonly(),
  /** Present where the response may be published only without the name of who gave it. */
  withoutName: z.literal(true).optional(),
  /** What the respondent said of publication in other words than yes and no. */
  onPublication: z
    .array(z.object({ header: z.string(), text: z.string() }))
    .readonly()
    .optional(),
});

/** Who answered, as a file's row says. */
export interface Respondent extends Readonly<z.infer<typeof respondentDetailsSchema>> {
  /** The id that the file gives, or else the e-mail address; empty where it gives neither. */
  readonly key: string;
  readonly type: string;
  readonly consent: boolean;
  readonly confidential: boolean;
}

/** One row, as it is understood. */
export interface RowResponse {
  readonly line: number;
  readonly respondent: Respondent;
  /** The answers that hold something, by their column. */
  readonly answers: readonly { readonly column: number; readonly text: string }[];
  /** Whether a character of it had to be shown as its picture. */
  readonly odd: boolean;
}

/** Which columns have which role. */
export interface Roles {
  readonly of: (role: ColumnRole) => readonly number[];
  readonly questions: readonly number[];
  readonly headers: readonly string[];
}

const MOST_QUESTIONS = 999;

/** Why a mapping can't be used, in words; null when it can. */
export function mappingFault({ columns }: Mapping, width: number): string | null {
  const outside = columns.find(({ index }) => index >= width);
  if (outside) return `there is no column ${outside.index + 1}`;
  if (new Set(columns.map(({ index }) => index)).size < columns.length) return 'a column is mapped twice';
  const twice = ONCE.find((role) => columns.filter((column) => column.role === role).length > 1);
  if (twice) return `only one column can be the ${twice.replaceAll('-', ' ')}`;
  const questions = columns.filter(({ role }) => role.endsWith('-question'));
  return questions.length > MOST_QUESTIONS ? `there are more than ${MOST_QUESTIONS} questions` : null;
}

/** The columns of each role, in the file's order. */
export function rolesOf(mapping: Mapping, headers: readonly string[]): Roles {
  const columns = [...mapping.columns].sort((a, b) => a.index - b.index);
  const byRole = new Map<ColumnRole, number[]>();
  for (const { index, role } of columns) byRole.set(role, [...(byRole.get(role) ?? []), index]);
  const questions = columns.filter(({ role }) => role.endsWith('-question')).map(({ index }) => index);
  return { of: (role) => byRole.get(role) ?? [], questions, headers };
}

/** An address as it tells one person from another; nothing where a platform wrote a word such as “anonymous”. */
const addressOf = (email: string): string => (email.includes('@') ? email.toLowerCase() : '');

const KIND_LENGTH = 1000;

const joinCells = (cells: readonly string[]): string =>
  cells
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');

/** The kind of respondent that a row is from, as the row has it. */
export const kindIn = ({ cells }: TableRow, roles: Roles): string =>
  joinCells(roles.of('respondent-type').map((index) => inertText(cells[index] ?? '').text)).slice(
    0,
    KIND_LENGTH,
  );

/** What a row says, by the mapping. The words of every answer are kept whole, as `inertText` has them. */
export function readResponse(row: TableRow, roles: Roles, permissions: Permissions): RowResponse {
  let odd = false;
  const cell = (index: number): string => {
    const inert = inertText(row.cells[index] ?? '');
    odd ||= inert.odd;
    return inert.text;
  };
  const first = (role: ColumnRole): string => joinCells(roles.of(role).map(cell));
  const { consent, confidential, withoutName, ownWords } = permissions.read(cell);
  const email = first('email');
  const id = first('respondent-id');
  const notes = roles
    .of('analyst-note')
    .map((index) => ({ header: inertText(roles.headers[index] ?? '').text, text: cell(index) }))
    .filter(({ text }) => !isBlank(text));
  const respondent: Respondent = {
    key: (id === '' ? addressOf(email) : id).slice(0, 500),
    name: first('name'),
    email,
    type: first('respondent-type').slice(0, KIND_LENGTH),
    organisation: first('organisation'),
    date: first('date'),
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
