import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Dice } from '../browser/support/dice.ts';
import { spoilBytes } from './bytes.ts';
import { spoilMarkup } from './markup.ts';

/** Ways to spoil an archive: its parts, their names, and what it says of them. */

type Parts = Record<string, Uint8Array>;
type Way = (parts: Parts, dice: Dice) => Parts;

const NAMES = [
  '../../escaped',
  '/etc/escaped',
  'C:\\escaped',
  'a/../../escaped',
  '',
  'xl/../xl/workbook.xml',
  'WORD/DOCUMENT.XML',
  'x'.repeat(60_000),
];

const change = (parts: Parts, { pick }: Dice, how: (bytes: Uint8Array) => Uint8Array): Parts => {
  const name = pick(Object.keys(parts));
  return { ...parts, [name]: how(parts[name] ?? new Uint8Array()) };
};

const WAYS: readonly Way[] = [
  (parts, dice) => change(parts, dice, (bytes) => spoilMarkup(bytes, dice)),
  (parts, dice) => change(parts, dice, (bytes) => spoilMarkup(bytes, dice)),
  (parts, dice) => change(parts, dice, (bytes) => spoilBytes(bytes, dice, Object.values(parts))),
  (parts, { pick }) => {
    const { [pick(Object.keys(parts))]: _, ...rest } = parts;
    return rest;
  },
  (parts, { pick }) => {
    const [one, other] = [pick(Object.keys(parts)), pick(Object.keys(parts))];
    return { ...parts, [one]: parts[other] ?? new Uint8Array(), [other]: parts[one] ?? new Uint8Array() };
  },
  (parts, { pick }) => ({ ...parts, [pick(NAMES)]: strToU8('escaped') }),
  (parts, { below }) => ({
    ...parts,
    ...Object.fromEntries(
      Array.from({ length: below(2000) }, (_, at) => [`more/${at}.xml`, new Uint8Array(1)]),
    ),
  }),
];

const CENTRAL = Buffer.from('PK\u0001\u0002', 'latin1');
const LOCAL = Buffer.from('PK\u0003\u0004', 'latin1');
const SIZES = [0, 1, 0x7fffffff, 0xffffffff, 100_000_000, 390_000_000];

/** Sizes, methods, offsets and names as the archive declares them, whatever is in it. */
function declare(zip: Buffer, { below, pick }: Dice): Buffer {
  const lied = Buffer.from(zip);
  const mark = pick([CENTRAL, LOCAL]);
  const places: number[] = [];
  for (let at = lied.indexOf(mark); at >= 0; at = lied.indexOf(mark, at + 4)) places.push(at);
  if (places.length === 0) return lied;
  const at = pick(places);
  const [packed, size, method] = mark === CENTRAL ? [20, 24, 10] : [18, 22, 8];
  const field = pick([packed, size, size, size, 42]);
  if (below(5) === 0 && at + method + 2 <= lied.length) lied.writeUInt16LE(pick([0, 8, 9, 99]), at + method);
  else if (at + field + 4 <= lied.length) lied.writeUInt32LE(pick(SIZES), at + field);
  return lied;
}

export function spoilArchive(zip: Uint8Array, dice: Dice, others: readonly Uint8Array[]): Buffer {
  const kind = dice.below(10);
  if (kind === 0) return spoilBytes(zip, dice, others);
  if (kind < 3) return declare(Buffer.from(zip), dice);
  let parts: Parts = unzipSync(zip);
  for (let left = 1 + dice.below(2); left > 0 && Object.keys(parts).length > 0; left -= 1)
    parts = dice.pick(WAYS)(parts, dice);
  const again = Buffer.from(zipSync(parts, { level: dice.below(2) === 0 ? 0 : 6 }));
  return dice.below(8) === 0 ? declare(again, dice) : again;
}
