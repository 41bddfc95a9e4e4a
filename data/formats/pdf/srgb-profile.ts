/** The colours of a screen (sRGB, IEC 61966-2-1) as an ICC profile of version 2.1, which PDF/A has a file say its colours by. */

const fixed = (value: number): number => Math.round(value * 65_536);
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

function word(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeInt32BE(value | 0, 4 * at);
  return bytes;
}

const colour = (x: number, y: number, z: number): Buffer =>
  Buffer.concat([ascii('XYZ '), word(0, fixed(x), fixed(y), fixed(z))]);

/** A name in the form of version 2: in ASCII, with no name in Unicode and none for an old Macintosh. */
const nameTag = (text: string): Buffer =>
  Buffer.concat([ascii('desc'), word(0, text.length + 1), ascii(`${text}\0`), Buffer.alloc(8 + 3 + 67)]);

/** How light each of 1,024 steps is. */
function curve(): Buffer {
  const steps = 1024;
  const bytes = Buffer.alloc(2 * steps);
  for (let at = 0; at < steps; at += 1) {
    const value = at / (steps - 1);
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(light * 65_535), 2 * at);
  }
  return Buffer.concat([ascii('curv'), word(0, steps), bytes]);
}

/** The light of a page, as profiles have it. */
const WHITE = [0.9642, 1, 0.8249] as const;

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  word(size, 0, 0x02100000).copy(bytes, 0);
  ascii('mntrRGB XYZ ').copy(bytes, 12);
  for (const [at, value] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(value, 24 + 2 * at);
  ascii('acsp').copy(bytes, 36);
  word(...WHITE.map(fixed)).copy(bytes, 68);
  return bytes;
}

/** The same bytes each time. */
export function srgbProfile(): Uint8Array {
  const light = curve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', nameTag('sRGB IEC61966-2.1')],
    ['cprt', Buffer.concat([ascii('text'), word(0), ascii('No copyright: facts of a standard.\0')])],
    ['wtpt', colour(...WHITE)],
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
    chunks.push(padded(bytes));
    at += padded(bytes).length;
  }
  const table = tags.map(([name, bytes]) =>
    Buffer.concat([ascii(name), word(places.get(bytes) ?? 0, bytes.length)]),
  );
  return Buffer.concat([header(at), word(tags.length), ...table, ...chunks]);
}
