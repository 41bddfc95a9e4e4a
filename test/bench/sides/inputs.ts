import type { Instrument } from '../../../core/act/instrument.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { must } from '../../support/reviews/review.ts';
import { LARGE_ACT, type LargeAct, largeInstrument } from '../large.ts';
import { timesOver } from './synthesised.ts';

/** A text that all is measured on, and how many amendments to it. */
export interface Input {
  readonly name: 'PHA' | LargeAct['short'] | '×10';
  readonly instrument: Instrument;
  /** Its file in Akoma Ntoso, where it was read from one. */
  readonly bytes: Buffer | null;
  readonly counts: readonly number[];
}

const TIMES = 10;

function all(): readonly Input[] {
  const pha = must(loadAct('ukpga/1997/40', 'current'));
  // It has no room for five thousand changes that aren't alternatives.
  const own: Input = { name: 'PHA', instrument: pha, bytes: null, counts: [0, 500] };
  const instrument = largeInstrument();
  const counts = [0, 500, 5000];
  return [
    own,
    { name: LARGE_ACT.short, instrument, bytes: LARGE_ACT.bytes(), counts },
    { name: '×10', instrument: timesOver(instrument, TIMES), bytes: null, counts },
  ];
}

/** The texts, smallest first. */
export const INPUTS: readonly Input[] = all();

/** Every text with every number of amendments. */
export const CASES = INPUTS.flatMap((input) =>
  input.counts.map((amendments) => ({ ...input, amendments, title: `${input.name} with ${amendments}` })),
);
