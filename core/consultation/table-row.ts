/** An unread row of a file of responses: a title, a header or a response. */
export interface TableRow {
  /** The line of the file at which the row begins, or the row of the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row is ambiguous or badly written, such as an unclosed quotation mark; empty for a sound row. */
  readonly fault: string;
  /** Whether a cell has a formula. */
  readonly formula: boolean;
}

/** The form of a text in which texts are compared: NFC, lower case, single spaces. */
export const normaliseText = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Whether a cell is empty or has only white space. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** Whether all cells of a row are blank. */
export const isEmptyRow = ({ cells }: Pick<TableRow, 'cells'>): boolean => cells.every(isBlank);

/** Whether a row has a platform's identifiers (Qualtrics: `{"ImportId":"QID1"}`) and no answers. */
export function isIdentifierRow({ cells }: Pick<TableRow, 'cells'>): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length > 0 && filled.every((cell) => /^\s*\{\s*"ImportId"\s*:/.test(cell));
}
