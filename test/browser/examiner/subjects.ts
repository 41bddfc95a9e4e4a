import { join } from 'node:path';
import type { Examined, Subject } from './examine.ts';

const fixture = (path: string) => join(import.meta.dirname, '../../fixtures', path);

export const THIS_ACT: Subject = {
  act: 'ukpga/1997/40',
  at: 'current',
  sections: ['8A', '4A', '2A', '3', '5A', '7'],
};

/** Made up, with tables, formulas, quotations in quotations, closing words and a Schedule. */
export const OTHER_ACTS = [
  { act: 'ukpga/1998/99', at: 'made-up', file: fixture('amending/ferries/act.xml'), sections: ['1', '5'] },
  {
    act: 'ukpga/1999/99',
    at: 'made-up',
    file: fixture('clml/ferries-lost-luggage-act-1999.xml'),
    sections: ['4', '2', 'Schedule 1'],
  },
  { act: 'ukpubb/XX000001', at: 'made-up', file: fixture('akn/lost-luggage-bill.xml'), sections: ['2'] },
] as const satisfies readonly Subject[];

/** `KEELING_SEED` draws from another on. */
const FIRST = Number(process.env.KEELING_SEED ?? 1);
export const seeds = (many: number): readonly number[] => Array.from({ length: many }, (_, at) => FIRST + at);

/** Says what was done; what was found, with the keys that led to it. */
export function told(how: string, { keys, failed, killed, found }: Examined): readonly string[] {
  console.log(`${how}: ${keys} keys, ${failed} calls that failed, ${killed} kills, ${found.length} faults`);
  const said = found.map(({ what, after }) => `${what}\nAFTER ${after}`);
  for (const one of said) console.log(one);
  return said;
}
