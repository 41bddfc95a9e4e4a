import type { Instrument } from '../../core/act/instrument.ts';
import { type Result, refuse } from '../../core/result.ts';
import { type HeldAct, listActs, loadAct } from './acts.ts';
import { listShelf, takeFromShelf } from './shelf.ts';

/** One text that can be reviewed or compared, and where it is held. */
export interface Held extends HeldAct {
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

const cameWithKeeling = ({ id, version }: HeldAct): boolean =>
  listActs().some((act) => act.id === id && act.version === version);

/** A text by its id and version, wherever it is held. Refused `not-found`, with what there is, when it isn't. */
export async function findAct(id: string, version: string, shelf?: string): Promise<Result<Instrument>> {
  if (cameWithKeeling({ id, version })) return loadAct(id, version);
  const held = await listHeld(shelf);
  const found = held.find((act) => act.id === id && act.version === version);
  if (found && shelf !== undefined) return takeFromShelf(shelf, found);
  const list = held.map((act) => `${act.id} (${act.version})`).join(', ');
  return refuse('not-found', `No text of ${id} (${version}) is held. Held are: ${list}.`, id);
}
