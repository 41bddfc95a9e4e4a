import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { faultsOf } from '../../core/act/faults.ts';
import type { Instrument } from '../../core/act/instrument.ts';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { partPath } from '../base/unfinished.ts';
import { type HeldAct, readInstrument } from './acts.ts';

/**
 * The shelf: the Acts and other instruments that were imported on this machine, one file for each text. It adds to the
 * corpus that came with Keeling and never changes it; a review keeps its own copy of its Act, so that nothing on the
 * shelf can alter one.
 */

/** An id: `ukpga/1996/18`, `asp/2003/11`, `ukpubb/59_1/11`. */
const ID = /^[a-z]{2,8}(?:\/[A-Za-z0-9_.-]{1,40}){1,4}$/;
/** A version: `current`, `enacted`, `2024-10-09`, `introd-hc`. */
const VERSION = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/;
const SUFFIX = '.json';
/** As much of a fault as is told: what a stranger’s file calls a provision may be as long as the file. */
const LONGEST_FAULT = 500;

/** What became of an instrument that was to be kept. */
export type ShelfChange = 'new' | 'same' | 'replaced';

const fileOf = (folder: string, { id, version }: HeldAct): string =>
  join(folder, `${encodeURIComponent(id)}@${encodeURIComponent(version)}${SUFFIX}`);

function nameOf(file: string): HeldAct | null {
  if (!file.endsWith(SUFFIX)) return null;
  const [id = '', version = '', ...more] = file.slice(0, -SUFFIX.length).split('@').map(decode);
  return more.length === 0 && ID.test(id) && VERSION.test(version) ? { id, version } : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Why an instrument can't have this id or version; null when it can. */
export function unnameable({ id, version }: HeldAct): Result<never> | null {
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

/** The texts on a shelf, in order of id and version. A folder that isn't there yet holds none. */
export async function listShelf(folder: string): Promise<readonly HeldAct[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .flatMap((name) => nameOf(name) ?? [])
    .sort((a, b) => (a.id + a.version < b.id + b.version ? -1 : 1));
}

/** A text on the shelf, with that by which it is known to be as it was: when it was put there, and its size. */
export interface HeldFile extends HeldAct {
  readonly stamp: string;
}

/** By what the file of a text is known to be as it was: when it was written, and its size; '' where it isn't there. */
export async function stampOf(folder: string, act: HeldAct): Promise<string> {
  const file = await stat(fileOf(folder, act)).catch(() => null);
  return file === null ? '' : `${file.mtimeMs} ${file.size}`;
}

/** The texts on a shelf with the stamps of their files, in order of id and version. */
export async function listShelfFiles(folder: string): Promise<readonly HeldFile[]> {
  const files = await Promise.all(
    (await listShelf(folder)).map(async (text) => {
      const stamp = await stampOf(folder, text);
      return stamp === '' ? [] : [{ ...text, stamp }];
    }),
  );
  return files.flat();
}

/** A text on the shelf. Refused `not-found` for one that isn't there, `damaged` for a file that isn't whole. */
export async function takeFromShelf(folder: string, act: HeldAct): Promise<Result<Instrument>> {
  const bad = unnameable(act);
  if (bad) return bad;
  const path = fileOf(folder, act);
  const json = await readFile(path, 'utf8').catch(() => null);
  if (json === null)
    return refuse('not-found', `There is no ${act.id} (${act.version}) among the imported Acts`, act.id);
  const read = readInstrument(json, path);
  if (read.ok && (read.value.id !== act.id || read.value.version !== act.version))
    return refuse('damaged', `The file for ${act.id} holds ${read.value.id} (${read.value.version})`, path);
  return read;
}

/**
 * Keeps an instrument on the shelf, whole or not at all. Another text under the same id and version is refused
 * `clash`, unless `replace` says that it may go. Refused `invalid` when the instrument is not sound.
 */
export async function keepOnShelf(
  folder: string,
  instrument: Instrument,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<Result<ShelfChange>> {
  const bad = unnameable(instrument);
  if (bad) return bad;
  const [fault] = faultsOf(instrument);
  if (fault !== undefined)
    return refuse('invalid', `This text has a fault: ${fault.slice(0, LONGEST_FAULT)}`, instrument.id);
  const path = fileOf(folder, instrument);
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

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = partPath(path);
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
