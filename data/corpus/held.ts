import type { Instrument } from '../../core/act/instrument.ts';
import { type Result, refuse } from '../../core/base/result.ts';
import { digest } from '../base/hash.ts';
import { type HeldAct, listActs, loadAct, loadPast } from './acts.ts';
import { keptAt, listShelf, takeFromShelf } from './shelf.ts';

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

/** A held text with what tells it from others. */
interface DescribedAct extends Held {
  readonly title: string;
  readonly description: string;
  /** Its SHA-256, as a review stores it. */
  readonly hash: string;
}

const described = new Map<string, { readonly at: number; readonly act: DescribedAct }>();

/** Every text that is held, described; one whose file is damaged is left out, and said on the console. */
export async function describeHeld(shelf?: string): Promise<readonly DescribedAct[]> {
  const list: DescribedAct[] = [];
  for (const held of await listHeld(shelf)) {
    const key = `${shelf} ${held.id} ${held.version}`;
    const at = held.from === 'keeling' || shelf === undefined ? 0 : await keptAt(shelf, held);
    const known = described.get(key);
    if (known?.at === at) {
      list.push(known.act);
      continue;
    }
    const found = await findAct(held.id, held.version, shelf);
    if (!found.ok) {
      console.error(`keeling: ${found.error.message}`);
      continue;
    }
    const { title, description } = found.value;
    const act = { ...held, title, description, hash: digest(found.value) };
    described.set(key, { at, act });
    list.push(act);
  }
  return list;
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
  for (const { id, version } of await listHeld(shelf)) {
    const found = await findAct(id, version, shelf);
    if (found.ok && digest(found.value) === hash) return found.value;
  }
  return loadPast().find((text) => digest(text) === hash) ?? null;
}
