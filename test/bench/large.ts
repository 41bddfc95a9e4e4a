import { readFileSync } from 'node:fs';
import type { Instrument } from '../../core/act/instrument.ts';
import { walk } from '../../core/act/tree.ts';
import { readAkn } from '../../data/formats/akn/read.ts';
import { LONG_ACT, longActSection, longActXml } from '../support/acts/long-act/long-act.ts';
import { must } from '../support/reviews/review.ts';
import { referenceFile } from './reference.ts';

/** The large Act that is measured on. */
export interface LargeAct {
  /** What the table calls it. */
  readonly short: 'ERA' | 'LLA';
  readonly title: string;
  /** What it is, in words that can follow “LLA is”. */
  readonly said: string;
  readonly id: string;
  /** Its file in Akoma Ntoso. */
  readonly bytes: () => Buffer;
  /** A section in the second half of it, and words there that are typed in and occur nowhere else. */
  readonly section: string;
  readonly words: () => string;
}

const employmentRights = (path: string): LargeAct => ({
  short: 'ERA',
  title: 'Employment Rights Act 1996',
  said: 'the Employment Rights Act 1996',
  id: 'ukpga/1996/18',
  bytes: () => readFileSync(path),
  section: '230',
  words: () => 'where the employment has ceased, worked under) a contract',
});

/** The last words of the section that are said nowhere else in the Act. */
function lastWords(): string {
  const lines = [...walk(longActSection('230'))].map(({ content }) => content);
  const words = lines.findLast((content) => content.length > 60 && longActXml().split(content).length === 2);
  if (!words) throw new RangeError('Section 230 says nothing that is said nowhere else');
  return words;
}

const leftLuggage: LargeAct = {
  short: 'LLA',
  title: LONG_ACT.title,
  said: `the ${LONG_ACT.title}, made up for tests and used where the Employment Rights Act 1996 is not beside the repository`,
  id: LONG_ACT.id,
  bytes: () => Buffer.from(longActXml()),
  section: '230',
  words: lastWords,
};

const file = referenceFile('akn', 'employment-rights-act-1996', 'act.xml');

/** The reference Act where it is beside the repository, so that figures go on meaning the same; else the made-up one. */
export const LARGE_ACT: LargeAct = file === null ? leftLuggage : employmentRights(file);

/** The large Act as it is read. */
export const largeInstrument = (): Instrument => must(readAkn(LARGE_ACT.bytes())).instrument;
