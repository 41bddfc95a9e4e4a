import type { Dice } from '../browser/support/dice.ts';
import { NUMBERS, WORDS } from './chance.ts';

/** Ways to spoil a file of any kind, each once or a few times over. `others` are whole files to take pieces of. */
type Way = (bytes: Buffer, dice: Dice, others: readonly Uint8Array[]) => Buffer;

const stretch = (bytes: Buffer, { below }: Dice): readonly [number, number] => {
  const from = below(bytes.length + 1);
  // Short stretches mostly: what is cut to pieces is told by its first bytes.
  const most = below(4) === 0 ? bytes.length - from : Math.min(64, bytes.length - from);
  return [from, from + below(most + 1)];
};
const spliced = (bytes: Buffer, [from, to]: readonly [number, number], piece: Uint8Array | string): Buffer =>
  Buffer.concat([bytes.subarray(0, from), Buffer.from(piece as string), bytes.subarray(to)]);

const WAYS: readonly Way[] = [
  (bytes, { below }) => {
    const flipped = Buffer.from(bytes);
    for (let left = 1 + below(16); left > 0 && flipped.length > 0; left -= 1) {
      const at = below(flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << below(8));
    }
    return flipped;
  },
  (bytes, { below }) => bytes.subarray(0, below(bytes.length + 1)),
  (bytes, { below }) => bytes.subarray(below(bytes.length + 1)),
  (bytes, dice) => spliced(bytes, stretch(bytes, dice), ''),
  (bytes, dice) => spliced(bytes, stretch(bytes, dice), Buffer.alloc(dice.below(300), dice.below(256))),
  (bytes, dice) => spliced(bytes, stretch(bytes, dice), dice.pick(WORDS)),
  (bytes, dice) => {
    const [from, to] = stretch(bytes, dice);
    const piece = bytes.subarray(from, to);
    return spliced(bytes, [to, to], Buffer.concat(Array(1 + dice.below(40)).fill(piece)));
  },
  (bytes, dice, others) => {
    const other = Buffer.from(dice.pick(others));
    const [from, to] = stretch(other, dice);
    return spliced(bytes, stretch(bytes, dice), other.subarray(from, to));
  },
  (bytes, dice) => {
    const numbers = [...bytes.toString('latin1').matchAll(/\d+/g)];
    if (numbers.length === 0) return bytes;
    const { 0: number, index } = dice.pick(numbers);
    return spliced(bytes, [index, index + number.length], dice.pick(NUMBERS));
  },
  (bytes) => Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]),
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le'),
  (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1'),
];

export function spoilBytes(bytes: Uint8Array, dice: Dice, others: readonly Uint8Array[]): Buffer {
  let spoilt: Buffer = Buffer.from(bytes);
  for (let left = 1 + dice.below(3); left > 0; left -= 1) spoilt = dice.pick(WAYS)(spoilt, dice, others);
  return spoilt;
}
