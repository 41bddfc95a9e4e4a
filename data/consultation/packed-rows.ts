import { ok, type Result } from '../../core/base/result.ts';
import type { TableRow } from '../../core/consultation/table-row.ts';
import type { FileTask } from './file-task.ts';
import type { ReadFile } from './read-file.ts';

/** A list on its way from one thread to another: in chunks, each of which is soon unpacked. */
export type Packed = readonly Uint8Array[];

/** A file as the thread that read it gave it. Whoever holds it does not look into it. */
export type PackedFile = Omit<ReadFile, 'rows'> & { readonly rows: Packed };

/** Cells of a chunk: unpacking them takes as long as a call may have to wait. */
const MAX_CHUNK_CELLS = 50_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A list in chunks. @param cellsOf how much there is in an item, in cells */
export function packList<T>(items: readonly T[], cellsOf: (item: T) => number): Packed {
  const chunks: Uint8Array[] = [];
  let [from, cells] = [0, 0];
  for (const [at, item] of items.entries()) {
    cells += cellsOf(item) + 10;
    if (cells < MAX_CHUNK_CELLS && at < items.length - 1) continue;
    chunks.push(encoder.encode(JSON.stringify(items.slice(from, at + 1))));
    [from, cells] = [at + 1, 0];
  }
  return chunks;
}

/** One chunk of a list again. The caller knows of what. */
export const unpackChunk = <T>(chunk: Uint8Array): readonly T[] =>
  JSON.parse(decoder.decode(chunk)) as readonly T[];

/** A file with its rows in chunks. */
export const packFile = ({ rows, ...file }: ReadFile): PackedFile => ({
  ...file,
  rows: packList(rows, ({ cells }) => cells.length),
});

/** The file again, on the thread that goes through it. Refused `cancelled` where it was stopped. */
export async function unpackFile(
  { rows: chunks, ...file }: PackedFile,
  task: FileTask,
): Promise<Result<ReadFile>> {
  const rows: TableRow[] = [];
  for (const chunk of chunks) {
    for (const row of unpackChunk<TableRow>(chunk)) rows.push(row);
    const next = await task.checkpoint(rows.length, 0);
    if (!next.ok) return next;
  }
  return ok({ ...file, rows });
}
