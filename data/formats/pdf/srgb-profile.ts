/**
 * Writes the sRGB colour space (IEC 61966-2-1) as an ICC profile of version 2.1, which a PDF/A file needs to define its
 * colours.
 */

const fixed = (number: number): number => Math.round(number * 65_536);
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const padTo4 = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

function int32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, number] of values.entries()) bytes.writeInt32BE(number | 0, 4 * at);
  return bytes;
}

const colour = (x: number, y: number, z: number): Buffer =>
  Buffer.concat([ascii('XYZ '), int32s(0, fixed(x), fixed(y), fixed(z))]);

/** A description tag of version 2: in ASCII, with empty Unicode and Macintosh names. */
const nameTag = (text: string): Buffer =>
  Buffer.concat([ascii('desc'), int32s(0, text.length + 1), ascii(`${text}\0`), Buffer.alloc(8 + 3 + 67)]);

/** The sRGB transfer curve, in 1,024 steps. */
function curve(): Buffer {
  const steps = 1024;
  const bytes = Buffer.alloc(2 * steps);
  for (let at = 0; at < steps; at += 1) {
    const number = at / (steps - 1);
    const light = number <= 0.04045 ? number / 12.92 : ((number + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(light * 65_535), 2 * at);
  }
  return Buffer.concat([ascii('curv'), int32s(0, steps), bytes]);
}

/** The white point of the profile connection space (ICC.1): CIE daylight at 5003 K. */
const D50_WHITE = [0.9642, 1, 0.8249] as const;

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  int32s(size, 0, 0x02100000).copy(bytes, 0);
  ascii('mntrRGB XYZ ').copy(bytes, 12);
  for (const [at, number] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(number, 24 + 2 * at);
  ascii('acsp').copy(bytes, 36);
  int32s(...D50_WHITE.map(fixed)).copy(bytes, 68);
  return bytes;
}

/** Makes the profile. The bytes are always the same. */
export function srgbProfile(): Uint8Array {
  const light = curve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', nameTag('sRGB IEC61966-2.1')],
    ['cprt', Buffer.concat([ascii('text'), int32s(0), ascii('No copyright: facts of a standard.\0')])],
    ['wtpt', colour(...D50_WHITE)],
    ['rXYZ', colour(0.43607, 0.22249, 0.01392)],
    ['gXYZ', colour(0.38515, 0.71687, 0.09708)],
    ['bXYZ', colour(0.14307, 0.06061, 0.7141)],
    ['rTRC', light],
    ['gTRC', light],
    ['bTRC', light],
  ];
  const places = new Map<Buffer, number>();
  const chunks: Buffer[] = [];
  let at = 128 + 4 + 12 * tags.length;
  for (const [, bytes] of tags) {
    if (places.has(bytes)) continue;
    places.set(bytes, at);
    chunks.push(padTo4(bytes));
    at += padTo4(bytes).length;
  }
  const table = tags.map(([name, bytes]) =>
    Buffer.concat([ascii(name), int32s(places.get(bytes) ?? 0, bytes.length)]),
  );
  return Buffer.concat([header(at), int32s(tags.length), ...table, ...chunks]);
}
