import { ok, type Result } from '../../core/base/result.ts';
import type { TableRow } from '../../core/consultation/table-row.ts';
import type { ReadFile } from './file.ts';
import type { FileTask } from './file-task.ts';

/** A file on its way from the thread that read it: its rows in pieces, each of which is soon unpacked. */
export type PackedFile = Omit<ReadFile, 'rows'> & { readonly rows: readonly Uint8Array[] };

/** Cells of a piece: unpacking them takes as long as a call may have to wait. */
const CELLS = 50_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A file with its rows in pieces. */
export function packed({ rows, ...file }: ReadFile): PackedFile {
  const pieces: Uint8Array[] = [];
  let [from, cells] = [0, 0];
  for (const [at, row] of rows.entries()) {
    cells += row.cells.length + 10;
    if (cells < CELLS && at < rows.length - 1) continue;
    pieces.push(encoder.encode(JSON.stringify(rows.slice(from, at + 1))));
    [from, cells] = [at + 1, 0];
  }
  return { ...file, rows: pieces };
}

/** The file again; other calls are answered between its pieces. Refused `cancelled` where it was stopped. */
export async function unpacked(
  { rows: pieces, ...file }: PackedFile,
  doing: FileTask,
): Promise<Result<ReadFile>> {
  const rows: TableRow[] = [];
  for (const piece of pieces) {
    for (const row of JSON.parse(decoder.decode(piece)) as readonly TableRow[]) rows.push(row);
    const going = await doing.goOn(rows.length, 0);
    if (!going.ok) return going;
  }
  return ok({ ...file, rows });
}
