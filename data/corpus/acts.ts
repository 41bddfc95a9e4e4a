import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from '../../core/act/faults.ts';
import { type Instrument, instrumentSchema } from '../../core/act/instrument.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { packageRoot } from '../base/package-root.ts';

/** The text of an Act at one date, in the corpus or on the shelf. */
export interface HeldAct {
  /** `ukpga/1997/40`. */
  readonly id: string;
  /** `current`, `enacted`. */
  readonly version: string;
}

const folder = join(packageRoot(), 'data', 'corpus', 'acts');
const NAME = /^([a-z]+)-(\d+)-(\d+)\.([a-z0-9-]+)\.json$/;

/** The texts that Keeling comes with, in the order of their file names. `loadAct` loads one. */
export function listActs(): readonly HeldAct[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const [, type, year, number, version] = NAME.exec(name) ?? [];
      return version === undefined ? [] : [{ id: `${type}/${year}/${number}`, version }];
    });
}

/** Adds the empty text fields that the corpus files leave out for readability. */
function filled(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const children = 'children' in node ? node.children : [];
  return {
    ...{ num: '', heading: '', intro: '', content: '', wrapUp: '' },
    ...node,
    children: Array.isArray(children) ? children.map(filled) : children,
  };
}

/** Reads an instrument from the JSON of a corpus or shelf file. Refused `damaged` unless it is complete and without faults. */
export function readInstrument(json: string, place: string): Result<Instrument> {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (error) {
    return refuse('damaged', `The Act’s file is not JSON: ${(error as Error).message}`, place);
  }
  const filledIn =
    typeof raw === 'object' && raw !== null && 'root' in raw ? { ...raw, root: filled(raw.root) } : raw;
  const parsed = instrumentSchema.safeParse(filledIn);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      'damaged',
      `The Act’s file is incomplete: ${issue?.path.join('.')}: ${issue?.message}`,
      place,
    );
  }
  const [fault] = faultsOf(parsed.data);
  return fault === undefined
    ? ok(parsed.data)
    : refuse('damaged', `The Act’s file has a fault: ${fault}`, place);
}

const past = join(packageRoot(), 'data', 'corpus', 'past');

/** The texts that earlier versions of Keeling came with. Old reviews have them as base text; new reviews can't choose them. */
export function loadPast(): readonly Instrument[] {
  return readdirSync(past).flatMap((name) => {
    const read = readInstrument(readFileSync(join(past, name), 'utf8'), name);
    return read.ok ? [read.value] : [];
  });
}

const loaded = new Map<string, Instrument>();

/**
 * The text of an Act in the corpus at one date. Every call returns the same object, so that whatever is memoised by its tree
 * is computed once. Refused `not-found` for a text that the corpus doesn't have, `damaged` for an altered file.
 */
export function loadAct(id: string, version: string): Result<Instrument> {
  const acts = listActs();
  if (!acts.some((act) => act.id === id && act.version === version)) {
    const list = acts.map((act) => `${act.id} (${act.version})`).join(', ');
    return refuse('not-found', `There is no Act ${id} (${version}). The Acts available are: ${list}.`, id);
  }
  const place = join(folder, `${id.replaceAll('/', '-')}.${version}.json`);
  const cached = loaded.get(place);
  if (cached) return ok(cached);
  const read = readInstrument(readFileSync(place, 'utf8'), place);
  if (read.ok && (read.value.id !== id || read.value.version !== version))
    return refuse(
      'damaged',
      `The file for ${id} (${version}) holds ${read.value.id} (${read.value.version})`,
      place,
    );
  if (read.ok) loaded.set(place, read.value);
  return read;
}
