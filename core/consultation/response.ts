import { z } from 'zod';
import { inertText } from './inert.ts';
import type { ColumnRole, Mapping, YesNo } from './mapping.ts';
import { isBlank, plain, type TableRow } from './table-row.ts';

/** What a file says of who answered, beside what responses are filtered by. */
export const respondentDetailsSchema = z.object({
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  date: z.string(),
  /** What analysts wrote beside the answers. */
  notes: z.array(z.object({ header: z.string(), text: z.string() })).readonly(),
});

/** Who answered, as a file's row says. */
export interface Respondent extends Readonly<z.infer<typeof respondentDetailsSchema>> {
  /** The id that the file gives, or else the e-mail address; empty where it gives neither. */
  readonly key: string;
  readonly type: string;
  readonly consent: boolean;
  readonly confidential: boolean;
}

/** A word in a column that says what may be published, of which the mapping does not know what it means. */
export interface UnknownWord {
  readonly column: number;
  readonly role: 'consent' | 'confidential';
  readonly word: string;
}

/** One row, as it is understood. */
export interface RowResponse {
  readonly line: number;
  readonly respondent: Respondent;
  /** The answers that hold something, by their column. */
  readonly answers: readonly { readonly column: number; readonly text: string }[];
  /** Whether a character of it had to be shown as its picture. */
  readonly odd: boolean;
  /** Columns whose words are neither a yes nor a no that the mapping knows. */
  readonly unknown: readonly UnknownWord[];
}

/** Which columns have which role. */
export interface Roles {
  readonly of: (role: ColumnRole) => readonly number[];
  readonly questions: readonly number[];
  readonly headers: readonly string[];
}

/** Roles that only one column may have. */
const ONCE: readonly ColumnRole[] = [
  'respondent-id',
  'email',
  'respondent-type',
  'organisation',
  'date',
  'consent',
  'confidential',
];

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

/** What makes a yes or no depend on something: "Yes, but not my name", "No, except my address". */
const ON_CONDITION =
  /\b(?:but|except|if|only|unless|without|provided|providing|as long as|subject to|apart from|some|part(?:ly)?|anonym\w*|redact\w*)\b|^yes\b.*\bnot\b/;

/**
 * Yes, no, or (null) neither: the whole answer, or its first word where it goes on ("Yes, you may publish it") and lays
 * down no condition, which only a person can judge.
 */
export function yesOrNo(text: string, { yes, no }: YesNo): boolean | null {
  const said = plain(text).replace(/[.!]$/, '');
  const is = (words: readonly string[]) => words.some((word) => plain(word) === said);
  if (is(yes)) return true;
  if (is(no)) return false;
  const first = /^(yes|no)\b/.exec(said)?.[1];
  return first === undefined || ON_CONDITION.test(said) ? null : first === 'yes';
}

/** An address as it tells one person from another; nothing where a platform wrote a word such as “anonymous”. */
const addressOf = (email: string): string => (email.includes('@') ? email.toLowerCase() : '');

const KIND_LENGTH = 1000;

const joined = (cells: readonly string[]): string =>
  cells
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');

/** The kind of respondent that a row is from, as the row has it. */
export const kindIn = ({ cells }: TableRow, roles: Roles): string =>
  joined(roles.of('respondent-type').map((index) => inertText(cells[index] ?? '').text)).slice(
    0,
    KIND_LENGTH,
  );

/** What a row says, by the mapping. The words of every answer are kept whole, as `inertText` has them. */
export function readResponse(row: TableRow, mapping: Mapping, roles: Roles): RowResponse {
  let odd = false;
  const unknown: UnknownWord[] = [];
  const cell = (index: number): string => {
    const inert = inertText(row.cells[index] ?? '');
    odd ||= inert.odd;
    return inert.text;
  };
  const first = (role: ColumnRole): string => joined(roles.of(role).map(cell));
  const agreed = (role: 'consent' | 'confidential'): boolean => {
    const [column] = roles.of(role);
    if (column === undefined || isBlank(cell(column))) return false;
    const said = yesOrNo(cell(column), mapping[role]);
    if (said === null) unknown.push({ column, role, word: cell(column).trim().slice(0, 100) });
    // What isn't understood is kept in: it isn't consent, and it may ask for confidence.
    return said ?? role === 'confidential';
  };
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
    consent: agreed('consent'),
    confidential: agreed('confidential'),
    notes,
  };
  const answers = roles.questions
    .map((column) => ({ column, text: cell(column) }))
    .filter(({ text }) => !isBlank(text));
  return { line: row.line, respondent, answers, odd, unknown };
}
