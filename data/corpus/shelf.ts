import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { faultsOf } from '../../core/act/faults.ts';
import type { Instrument } from '../../core/act/instrument.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { moveFile } from '../base/move-file.ts';
import { unfinishedFilePath } from '../base/unfinished.ts';
import { type ActVersion, parseInstrument } from './acts.ts';

/**
 * The shelf: a folder of the Acts and other instruments that were imported on this computer, one file for each text. It
 * adds to Keeling's corpus and never changes it. A review has its own copy of its Act, so that no change of the shelf can
 * alter a review.
 */

/** An id: `ukpga/1996/18`, `asp/2003/11`, `ukpubb/59_1/11`. */
const ID = /^[a-z]{2,8}(?:\/[A-Za-z0-9_.-]{1,40}){1,4}$/;
/** A version: `current`, `enacted`, `2024-10-09`, `introd-hc`. */
const VERSION = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/;
const SUFFIX = '.json';
/** The most characters of a fault that a message quotes. A stranger’s file may have a provision's name of any length. */
const MAX_FAULT_CHARS = 500;

/** The effect of `saveToShelf`. `same` means that the shelf already had exactly this text. */
export type ShelfChange = 'new' | 'same' | 'replaced';

/** The path of a text’s file: `ukpga%2F1996%2F18@enacted.json`. */
const filePath = (folder: string, { id, version }: ActVersion): string =>
  join(folder, `${encodeURIComponent(id)}@${encodeURIComponent(version)}${SUFFIX}`);

/** The id and version in a file's name; null for a file that isn't a text of the shelf. */
function parseFileName(file: string): ActVersion | null {
  if (!file.endsWith(SUFFIX)) return null;
  const [id = '', version = '', ...extraParts] = file.slice(0, -SUFFIX.length).split('@').map(decode);
  return extraParts.length === 0 && ID.test(id) && VERSION.test(version) ? { id, version } : null;
}

/** Decodes a part of a file name; '' if it is malformed. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The refusal of an id or version that can't be a file's name; null for a good one. */
export function idRefusal({ id, version }: ActVersion): Result<never> | null {
  if (!ID.test(id) || id.split('/').some((step) => /^\.+$/.test(step)))
    return refuse('invalid', `“${id}” is not the identifier of an Act, which looks like ukpga/1996/18`, 'id');
  if (!VERSION.test(version))
    return refuse(
      'invalid',
      `“${version}” is not a version: a version looks like enacted or 2024-10-09`,
      'version',
    );
  return null;
}

/** The texts on a shelf, in order of id and version. A missing folder is an empty shelf. */
export async function listShelf(folder: string): Promise<readonly ActVersion[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .flatMap((name) => parseFileName(name) ?? [])
    .sort((a, b) => (a.id + a.version < b.id + b.version ? -1 : 1));
}

/** A text on the shelf, with the stamp of its file (`stampOf`). */
export interface ShelfFile extends ActVersion {
  readonly stamp: string;
}

/** The stamp of a text's file: its time and size, which change when the file is written. '' for a missing file. */
export async function stampOf(folder: string, act: ActVersion): Promise<string> {
  const file = await stat(filePath(folder, act)).catch(() => null);
  return file === null ? '' : `${file.mtimeMs} ${file.size}`;
}

/** The texts on a shelf with the stamps of their files, in order of id and version. */
export async function listShelfFiles(folder: string): Promise<readonly ShelfFile[]> {
  const files = await Promise.all(
    (await listShelf(folder)).map(async (text) => {
      const stamp = await stampOf(folder, text);
      return stamp === '' ? [] : [{ ...text, stamp }];
    }),
  );
  return files.flat();
}

/** Reads a text from the shelf. Refused `not-found` when the shelf doesn't have it, `damaged` for an altered file. */
export async function readFromShelf(folder: string, act: ActVersion): Promise<Result<Instrument>> {
  const idProblem = idRefusal(act);
  if (idProblem) return idProblem;
  const path = filePath(folder, act);
  const json = await readFile(path, 'utf8').catch(() => null);
  if (json === null)
    return refuse('not-found', `There is no ${act.id} (${act.version}) among the imported Acts`, act.id);
  const readResult = parseInstrument(json, path);
  if (readResult.ok && (readResult.value.id !== act.id || readResult.value.version !== act.version))
    return refuse(
      'damaged',
      `The file for ${act.id} holds ${readResult.value.id} (${readResult.value.version})`,
      path,
    );
  return readResult;
}

/**
 * Writes an instrument to the shelf, completely or not at all. Refused `clash` when the shelf has another text of the same
 * id and version, unless `replace` is set; `invalid` when the instrument has a fault.
 */
export async function saveToShelf(
  folder: string,
  instrument: Instrument,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<Result<ShelfChange>> {
  const idProblem = idRefusal(instrument);
  if (idProblem) return idProblem;
  const [fault] = faultsOf(instrument);
  if (fault !== undefined)
    return refuse('invalid', `This text has a fault: ${fault.slice(0, MAX_FAULT_CHARS)}`, instrument.id);
  const path = filePath(folder, instrument);
  const json = canonicalJson(instrument);
  const existingJson = await readFile(path, 'utf8').catch(() => null);
  if (existingJson === json) return ok('same');
  if (existingJson !== null && !replace) {
    const { id, version } = instrument;
    return refuse('clash', `There is already another text of ${id} (${version}). Nothing was replaced`, id);
  }
  await mkdir(folder, { recursive: true });
  await writeWhole(path, json);
  return ok(existingJson === null ? 'new' : 'replaced');
}

/** Writes a file completely or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  const unfinishedFile = unfinishedFilePath(path);
  try {
    const file = await open(unfinishedFile, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await moveFile(unfinishedFile, path);
  } catch (error) {
    await rm(unfinishedFile, { force: true });
    throw error;
  }
}
