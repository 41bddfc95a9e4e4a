import type { PermissionColumn, Question } from '../evidence/records.ts';
import { ABOUT_QUESTIONS, reasonQuestion } from './form-questions.ts';
import type { Guess, KnownColumns } from './guess.ts';
import type { Column } from './headers.ts';
import type { ColumnMapping } from './mapping.ts';
import { permissionRole } from './permission-column.ts';
import { isPermissionRole } from './permissions.ts';
import { normaliseText } from './table-row.ts';

/** The form asks for "the reasons for your answer to question N". Columns for questions 1 to 999 are recognised. */
const MAX_REASONS = 999;

type KnownColumn = readonly [header: string, guess: Guess];

const ASKED_BY_FORM = 'Keeling’s own response form asks this';
const ABOUT: readonly KnownColumn[] = ABOUT_QUESTIONS.map(({ text, role }) => [
  text,
  { role, because: ASKED_BY_FORM },
]);
const REASONS: readonly KnownColumn[] = Array.from({ length: MAX_REASONS }, (_, at) => {
  const text = reasonQuestion(`${at + 1}`);
  return [text, { role: 'open-question', because: ASKED_BY_FORM, question: { code: '', text } }];
});

/**
 * The column of a stored question. Empty for a question about publication: earlier versions read such a column as a
 * question, and its role must now be decided anew.
 */
function askedColumn(question: Question): readonly KnownColumn[] {
  const { code, text } = question.was ?? question;
  if (text === '' || permissionRole(text) !== null) return [];
  const because = 'the review has this question already';
  return [[text, { role: `${question.kind}-question`, because, question: { code, text } }]];
}

/**
 * The guesses that are known by header: from Keeling's own form, from the review's questions, and from columns about
 * publication that a person has decided. The last take precedence.
 */
export function readKnownColumns(
  questions: readonly Question[],
  permissions: readonly PermissionColumn[],
): KnownColumns {
  const byHeader = new Map<string, readonly Guess[]>();
  for (const [header, guess] of [...ABOUT, ...questions.flatMap(askedColumn), ...REASONS])
    byHeader.set(normaliseText(header), [...(byHeader.get(normaliseText(header)) ?? []), guess]);
  for (const { header, role } of permissions)
    byHeader.set(normaliseText(header), [{ role, because: 'you decided what it means before' }]);
  return byHeader;
}

/** The columns of a mapping with the remembered decisions about their values. The mapping's own decisions take precedence. */
export function withRemembered(
  mapped: readonly ColumnMapping[],
  columns: readonly Column[],
  permissions: readonly PermissionColumn[],
): readonly ColumnMapping[] {
  const byHeader = new Map(permissions.map((permission) => [normaliseText(permission.header), permission]));
  return mapped.map((column) => {
    const remembered = byHeader.get(normaliseText(columns[column.index]?.header ?? ''));
    if (!remembered || !isPermissionRole(column.role)) return column;
    const decided = new Set(column.decisions.map(({ value }) => value));
    // The same value means something else in a column with another role.
    const before = remembered.role === column.role ? remembered.decisions : [];
    return {
      ...column,
      decisions: [...column.decisions, ...before.filter(({ value }) => !decided.has(value))],
    };
  });
}
