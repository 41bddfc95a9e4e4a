/** A row of a file of responses as it stands, above and below the headers alike. */
export interface TableRow {
  /** The line of the file at which it begins, or the row of the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What is wrong with how it is written; empty for a row that can be read in one way only. */
  readonly fault: string;
  /** Whether a cell of it is a formula. */
  readonly formula: boolean;
}

/** A text for comparing: without case, accents' forms and outer or doubled spaces. */
export const plain = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Whether there is nothing in a cell but spaces. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** Whether a row holds nothing. */
export const isEmptyRow = ({ cells }: Pick<TableRow, 'cells'>): boolean => cells.every(isBlank);

/** Whether a row is a platform's own row of identifiers (Qualtrics: `{"ImportId":"QID1"}`), and nobody's answers. */
export function isIdentifierRow({ cells }: Pick<TableRow, 'cells'>): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length > 0 && filled.every((cell) => /^\s*\{\s*"ImportId"\s*:/.test(cell));
}
