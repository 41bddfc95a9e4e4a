import type { PermissionColumn, Question } from '../evidence/records.ts';
import { ABOUT_QUESTIONS, reasonQuestion } from './form-questions.ts';
import type { Guess, KnownColumns } from './guess.ts';
import type { Column } from './headers.ts';
import type { ColumnMapping } from './mapping.ts';
import { permissionRole } from './permission-column.ts';
import { isPermissionRole } from './permissions.ts';
import { plain } from './table-row.ts';

/** Reasons are asked for by number: of so many questions. */
const MAX_REASONS = 999;

const aboutColumns: readonly (readonly [string, Guess])[] = ABOUT_QUESTIONS.flatMap(({ id, text, role }) => {
  const guess: Guess = { role, because: 'Keeling’s own response form asks this' };
  return [id, text].map((header) => [plain(header), guess] as const);
});
const reasonColumns: readonly (readonly [string, Guess])[] = Array.from({ length: MAX_REASONS }, (_, at) => {
  const text = reasonQuestion(`${at + 1}`);
  return [
    plain(text),
    { role: 'open-question', because: 'Keeling’s own response form asks this', question: { code: '', text } },
  ];
});

/**
 * What is known of columns by their headers: what our own form asks, the questions that the review has, and the columns on
 * publication of which a person decided something before, which count most.
 */
export function knownColumns(
  questions: readonly Question[],
  permissions: readonly PermissionColumn[],
): KnownColumns {
  const asked = questions.flatMap(({ text, code, kind, was }): readonly (readonly [string, Guess])[] => {
    const words = was?.text ?? text;
    if (words === '' || permissionRole(words) !== null) return [];
    const because = 'the review has this question already';
    return [
      [
        plain(words),
        { role: `${kind}-question`, because, question: { code: was?.code ?? code, text: words } },
      ],
    ];
  });
  const decided = permissions.map(({ header, role }): readonly [string, Guess] => [
    plain(header),
    { role, because: 'you decided what it means before' },
  ]);
  return new Map([...reasonColumns, ...asked, ...aboutColumns, ...decided]);
}

/** A mapping's columns with what was decided of their values before, unless it says something else of a value. */
export function withRemembered(
  mapped: readonly ColumnMapping[],
  columns: readonly Column[],
  permissions: readonly PermissionColumn[],
): readonly ColumnMapping[] {
  const byHeader = new Map(permissions.map((permission) => [plain(permission.header), permission]));
  return mapped.map((column) => {
    const remembered = byHeader.get(plain(columns[column.index]?.header ?? ''));
    if (!remembered || !isPermissionRole(column.role)) return column;
    const own = new Set(column.decisions.map(({ value }) => value));
    // Of a column that asked another thing then, a yes meant another thing.
    const before = remembered.role === column.role ? remembered.decisions : [];
    return { ...column, decisions: [...column.decisions, ...before.filter(({ value }) => !own.has(value))] };
  });
}
