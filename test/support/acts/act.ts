import type { Instrument } from '../../../core/act/instrument.ts';
import { loadAct } from '../../../data/corpus/acts.ts';

/** The Act that came with Keeling, at one of its dates. */
export function actAt(version: 'current' | 'enacted'): Instrument {
  const read = loadAct('ukpga/1997/40', version);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}
