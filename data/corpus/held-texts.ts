import type { Instrument } from '../../core/act/instrument.ts';
import { type Result, refuse } from '../../core/base/result.ts';
import { digest } from '../base/hash.ts';
import { type ActVersion, listActs, loadAct, loadFormerTexts } from './acts.ts';
import { type DescribedAct, listTexts } from './library/texts.ts';
import { listShelf, readFromShelf } from './shelf.ts';

/** A text that can be reviewed or compared: one that comes with Keeling, or an imported one. */
interface AvailableText extends ActVersion {
  readonly from: 'keeling' | 'imported';
}

/** Every text on this computer: first those of the corpus, then those on the shelf, if a shelf is given. */
export async function listAvailableTexts(shelf?: string): Promise<readonly AvailableText[]> {
  const imported = shelf === undefined ? [] : await listShelf(shelf);
  return [
    ...listActs().map((act) => ({ ...act, from: 'keeling' as const })),
    ...imported.filter((act) => !isBuiltIn(act)).map((act) => ({ ...act, from: 'imported' as const })),
  ];
}

/** Every text on this computer, with its title, description and hash. A damaged file is left out and reported on the console. */
export async function describeTexts(shelf?: string): Promise<readonly DescribedAct[]> {
  if (shelf !== undefined) return listTexts(shelf);
  return listActs().flatMap((builtIn) => {
    const act = loadAct(builtIn.id, builtIn.version);
    if (!act.ok) return [];
    const { title, description } = act.value;
    return [{ ...builtIn, from: 'keeling' as const, title, description, hash: digest(act.value) }];
  });
}

/** Whether a text comes with Keeling. */
const isBuiltIn = ({ id, version }: ActVersion): boolean =>
  listActs().some((act) => act.id === id && act.version === version);

/** Finds a text by its id and version, in the corpus or on the shelf. Refused `not-found`, with a list of the texts. */
export async function findAct(id: string, version: string, shelf?: string): Promise<Result<Instrument>> {
  if (isBuiltIn({ id, version })) return loadAct(id, version);
  const texts = await listAvailableTexts(shelf);
  const text = texts.find((act) => act.id === id && act.version === version);
  if (text && shelf !== undefined) return readFromShelf(shelf, text);
  const list = texts.map((act) => `${act.id} (${act.version})`).join(', ');
  return refuse('not-found', `There is no text of ${id} (${version}). The texts available are: ${list}.`, id);
}

/** Finds a text by the SHA-256 that a review stores, in the corpus, on the shelf and among former corpus texts; or null. */
export async function findTextBy(hash: string, shelf?: string): Promise<Instrument | null> {
  const described = (await describeTexts(shelf)).find((act) => act.hash === hash);
  const text = described && (await findAct(described.id, described.version, shelf));
  return text?.ok ? text.value : (loadFormerTexts().find((text) => digest(text) === hash) ?? null);
}
