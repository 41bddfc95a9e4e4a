import type { Instrument } from '../../core/act/instrument.ts';
import { type Result, refuse } from '../../core/base/result.ts';
import { digest } from '../base/hash.ts';
import { type HeldAct, listActs, loadAct, loadPast } from './acts.ts';
import { type DescribedAct, listTexts } from './library/texts.ts';
import { listShelf, takeFromShelf } from './shelf.ts';

/** One text that can be reviewed or compared, and where it is held. */
interface HeldText extends HeldAct {
  readonly from: 'keeling' | 'imported';
}

/** Every text that is held: those that came with Keeling first, then those on the shelf. */
export async function listHeld(shelf?: string): Promise<readonly HeldText[]> {
  const imported = shelf === undefined ? [] : await listShelf(shelf);
  return [
    ...listActs().map((act) => ({ ...act, from: 'keeling' as const })),
    ...imported.filter((act) => !cameWithKeeling(act)).map((act) => ({ ...act, from: 'imported' as const })),
  ];
}

/** Every text that is held, described; one whose file is damaged is left out, and said on the console. */
export async function describeHeld(shelf?: string): Promise<readonly DescribedAct[]> {
  if (shelf !== undefined) return listTexts(shelf);
  return listActs().flatMap((heldAct) => {
    const act = loadAct(heldAct.id, heldAct.version);
    if (!act.ok) return [];
    const { title, description } = act.value;
    return [{ ...heldAct, from: 'keeling' as const, title, description, hash: digest(act.value) }];
  });
}

const cameWithKeeling = ({ id, version }: HeldAct): boolean =>
  listActs().some((act) => act.id === id && act.version === version);

/** A text by its id and version, wherever it is held. Refused `not-found`, with what there is, when it isn't. */
export async function findAct(id: string, version: string, shelf?: string): Promise<Result<Instrument>> {
  if (cameWithKeeling({ id, version })) return loadAct(id, version);
  const texts = await listHeld(shelf);
  const text = texts.find((act) => act.id === id && act.version === version);
  if (text && shelf !== undefined) return takeFromShelf(shelf, text);
  const list = texts.map((act) => `${act.id} (${act.version})`).join(', ');
  return refuse('not-found', `There is no text of ${id} (${version}). The texts available are: ${list}.`, id);
}

/** The text of that SHA-256, as a review stores it, of those that came with Keeling, now or once, or were imported; null where none is. */
export async function findTextBy(hash: string, shelf?: string): Promise<Instrument | null> {
  const described = (await describeHeld(shelf)).find((act) => act.hash === hash);
  const text = described && (await findAct(described.id, described.version, shelf));
  return text?.ok ? text.value : (loadPast().find((text) => digest(text) === hash) ?? null);
}
