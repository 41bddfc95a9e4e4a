import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from '../../core/act/faults.ts';
import { type Instrument, instrumentSchema } from '../../core/act/instrument.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import { packageRoot } from '../base/package-root.ts';

// Reads the texts of Acts that come with Keeling.

/** Identifies one text of an Act, in the corpus or on the shelf of imported Acts. */
export interface ActVersion {
  /** `ukpga/1997/40`. */
  readonly id: string;
  /** `current`, `enacted`. */
  readonly version: string;
}

const actsFolder = join(packageRoot(), 'data', 'corpus', 'acts');
/** `ukpga-1997-40.current.json`: the type, year, number and version of an Act. */
const FILE_NAME = /^([a-z]+)-(\d+)-(\d+)\.([a-z0-9-]+)\.json$/;

/** The texts that Keeling comes with, in the order of their file names. `loadAct` loads one. */
export function listActs(): readonly ActVersion[] {
  return readdirSync(actsFolder)
    .toSorted()
    .flatMap((name) => {
      const [, type, year, number, version] = FILE_NAME.exec(name) ?? [];
      return version === undefined ? [] : [{ id: `${type}/${year}/${number}`, version }];
    });
}

/** Adds the empty text fields that the corpus files leave out for readability. */
function withEmptyFields(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const children = 'children' in node ? node.children : [];
  return {
    ...{ num: '', heading: '', intro: '', content: '', wrapUp: '' },
    ...node,
    children: Array.isArray(children) ? children.map(withEmptyFields) : children,
  };
}

/** Reads an instrument from the JSON of a corpus or shelf file. Refused `damaged` unless it is complete and without faults. */
export function parseInstrument(json: string, place: string): Result<Instrument> {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (error) {
    return refuse('damaged', `The Act’s file is not JSON: ${(error as Error).message}`, place);
  }
  const completed =
    typeof raw === 'object' && raw !== null && 'root' in raw
      ? { ...raw, root: withEmptyFields(raw.root) }
      : raw;
  const parsed = instrumentSchema.safeParse(completed);
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

const formerTextsFolder = join(packageRoot(), 'data', 'corpus', 'past');

/** The texts that earlier versions of Keeling came with. Old reviews have them as base text; new reviews can't choose them. */
export function loadFormerTexts(): readonly Instrument[] {
  return readdirSync(formerTextsFolder).flatMap((name) => {
    const instrument = parseInstrument(readFileSync(join(formerTextsFolder, name), 'utf8'), name);
    return instrument.ok ? [instrument.value] : [];
  });
}

/** The loaded texts, by the path of their file. */
const loadedActs = new Map<string, Instrument>();

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
  const place = join(actsFolder, `${id.replaceAll('/', '-')}.${version}.json`);
  const cached = loadedActs.get(place);
  if (cached) return ok(cached);
  const instrument = parseInstrument(readFileSync(place, 'utf8'), place);
  if (instrument.ok && (instrument.value.id !== id || instrument.value.version !== version))
    return refuse(
      'damaged',
      `The file for ${id} (${version}) holds ${instrument.value.id} (${instrument.value.version})`,
      place,
    );
  if (instrument.ok) loadedActs.set(place, instrument.value);
  return instrument;
}
