import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { type Provision, walk } from '../../../../core/act/tree.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { must } from '../../reviews/review.ts';
import { outlinedAct } from '../outlined-act.ts';
import { longOutline } from './outline.ts';
import { planOf } from './plan.ts';

/**
 * An Act that never was, as long and as varied as a real one that was amended for decades: what tests and benches use
 * that need a large Act. It is the same each time.
 */
export const LONG_ACT = {
  title: 'Left Luggage (Keeping and Return) Act 1994',
  /** What it is kept as: no year had so many Acts. */
  id: 'ukpga/1994/999',
  sections: 408,
} as const;

/** Of the plans that were tried, one with as many sections as the longest Act that tests were run on before. */
const PLAN = 31;

let xml: string | null = null;
let read: Instrument | null = null;

/** Its file in Akoma Ntoso. */
export function longActXml(): string {
  xml ??= outlinedAct(
    LONG_ACT.title,
    'An Act to make provision about the keeping and return of left luggage; and for connected purposes.',
    longOutline(planOf(PLAN)),
  );
  return xml;
}

/** The same as it is read from that file. */
export function longAct(): Instrument {
  read ??= must(readAkn(longActXml())).instrument;
  return read;
}

/** One of its sections as it is read. */
export function longActSection(num: string): Provision {
  const found = [...walk(longAct().root)].find((node) => node.kind === 'section' && node.num === num);
  if (!found) throw new RangeError(`${LONG_ACT.title} has no section ${num}`);
  return found;
}

/** Writes its file into a folder. @returns the path */
export function writeLongAct(folder: string): string {
  const path = join(folder, 'left-luggage.xml');
  writeFileSync(path, longActXml());
  return path;
}
