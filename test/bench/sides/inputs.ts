import { readFileSync } from 'node:fs';
import type { Instrument } from '../../../core/act/instrument.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { readAkn } from '../../../data/formats/akn/read.ts';
import { referencePath } from '../../support/reference.ts';
import { must } from '../../support/review.ts';
import { timesOver } from './synthesised.ts';

/** A text that all is measured on, and how many amendments to it. */
export interface Input {
  readonly name: 'PHA' | 'ERA' | '×10';
  readonly instrument: Instrument;
  /** Its file in Akoma Ntoso, where it was read from one. */
  readonly file: string | null;
  readonly counts: readonly number[];
}

export const INPUT_NAMES: Readonly<Record<Input['name'], string>> = {
  PHA: 'the Protection from Harassment Act 1997',
  ERA: 'the Employment Rights Act 1996',
  '×10': 'a text ten times as long, synthesised from the Employment Rights Act’s Parts',
};

const TIMES = 10;

function all(): readonly Input[] {
  const pha = must(loadAct('ukpga/1997/40', 'current'));
  // It has no room for five thousand changes that aren't alternatives.
  const own: Input = { name: 'PHA', instrument: pha, file: null, counts: [0, 500] };
  const file = referencePath('akn', 'employment-rights-act-1996', 'act.xml');
  if (file === null) return [own];
  const { instrument } = must(readAkn(readFileSync(file)));
  const counts = [0, 500, 5000];
  return [
    own,
    { name: 'ERA', instrument, file, counts },
    { name: '×10', instrument: timesOver(instrument, TIMES), file: null, counts },
  ];
}

/** The texts, smallest first. Where this machine doesn't hold the large Act, that is said, and the small one is all. */
export const INPUTS: readonly Input[] = all();

/** Every text with every number of amendments. */
export const CASES = INPUTS.flatMap((input) =>
  input.counts.map((amendments) => ({ ...input, amendments, title: `${input.name} with ${amendments}` })),
);
