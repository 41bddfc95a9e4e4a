import type { Instrument } from '../../core/act/instrument.ts';
import { type Result, refuse } from '../../core/base/result.ts';
import { digest } from '../base/hash.ts';
import { type HeldAct, listActs, loadAct, loadPast } from './acts.ts';
import { type DescribedAct, listTexts } from './library/texts.ts';
import { listShelf, takeFromShelf } from './shelf.ts';

/** One text that can be reviewed or compared, and where it is held. */
interface Held extends HeldAct {
  readonly from: 'keeling' | 'imported';
}

/** Every text that is held: those that came with Keeling first, then those on the shelf. */
export async function listHeld(shelf?: string): Promise<readonly Held[]> {
  const imported = shelf === undefined ? [] : await listShelf(shelf);
  return [
    ...listActs().map((act) => ({ ...act, from: 'keeling' as const })),
    ...imported.filter((act) => !cameWithKeeling(act)).map((act) => ({ ...act, from: 'imported' as const })),
  ];
}

/** Every text that is held, described; one whose file is damaged is left out, and said on the console. */
export async function describeHeld(shelf?: string): Promise<readonly DescribedAct[]> {
  if (shelf !== undefined) return listTexts(shelf);
  return listActs().flatMap((held) => {
    const found = loadAct(held.id, held.version);
    if (!found.ok) return [];
    const { title, description } = found.value;
    return [{ ...held, from: 'keeling' as const, title, description, hash: digest(found.value) }];
  });
}

const cameWithKeeling = ({ id, version }: HeldAct): boolean =>
  listActs().some((act) => act.id === id && act.version === version);

/** A text by its id and version, wherever it is held. Refused `not-found`, with what there is, when it isn't. */
export async function findAct(id: string, version: string, shelf?: string): Promise<Result<Instrument>> {
  if (cameWithKeeling({ id, version })) return loadAct(id, version);
  const held = await listHeld(shelf);
  const found = held.find((act) => act.id === id && act.version === version);
  if (found && shelf !== undefined) return takeFromShelf(shelf, found);
  const list = held.map((act) => `${act.id} (${act.version})`).join(', ');
  return refuse('not-found', `There is no text of ${id} (${version}). The texts available are: ${list}.`, id);
}

/** The text of that SHA-256, as a review stores it, of those that came with Keeling, now or once, or were imported; null where none is. */
export async function findTextBy(hash: string, shelf?: string): Promise<Instrument | null> {
  const known = (await describeHeld(shelf)).find((act) => act.hash === hash);
  const found = known && (await findAct(known.id, known.version, shelf));
  return found?.ok ? found.value : (loadPast().find((text) => digest(text) === hash) ?? null);
}
