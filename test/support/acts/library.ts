import type { Instrument } from '../../../core/act/instrument.ts';
import { saveToShelf } from '../../../data/corpus/shelf.ts';
import { readClml } from '../../../data/formats/clml/read.ts';
import { must } from '../reviews/review.ts';
import { clmlBody } from './clml.ts';

/** A made-up Act: its sections, each a heading and its words, in CLML. */
export interface MadeUp {
  readonly id: string;
  readonly version?: string;
  readonly title: string;
  readonly sections: readonly (readonly [heading: string, words: string])[];
}

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A made-up Act as it is read from a file. `words` of a section that begin with `<` are CLML themselves. */
export function madeUpAct({ id, version = 'current', title, sections }: MadeUp): Instrument {
  const body = sections.map(
    ([heading, words], at) =>
      `<P1group><Title>${escaped(heading)}</Title><P1 id="section-${at + 1}"><Pnumber>${at + 1}</Pnumber><P1para>${
        words.startsWith('<') ? words : `<Text>${escaped(words)}</Text>`
      }</P1para></P1></P1group>`,
  );
  const { instrument } = must(readClml(clmlBody(body.join(''))));
  return { ...instrument, id, version, title };
}

/** Puts made-up Acts on a shelf. */
export async function holdActs(shelf: string, acts: readonly MadeUp[]): Promise<void> {
  for (const act of acts) must(await saveToShelf(shelf, madeUpAct(act), { replace: true }));
}
