import { WORD } from '../../base/words-in.ts';

/** The number of consecutive words in a shingle. With three, one changed word in ten leaves 73 % (0.9³) of shingles intact. */
const SHINGLE_WORDS = 3;

/** The FNV-1a hash of a word over its UTF-16 code units, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Mixes the bits of a hash, with the finalizer of MurmurHash3, so that close hashes become distant. */
function mixBits(number: number): number {
  let mixed = number;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The hashes of all shingles of a text, each once, ascending. Empty for a text of fewer than three words. */
export function shingleHashes(text: string): Uint32Array {
  const words = text.toLowerCase().match(WORD) ?? [];
  if (words.length < SHINGLE_WORDS) return new Uint32Array(0);
  const hashes = words.map(hashOf);
  const hashesOfShingles = new Uint32Array(words.length - SHINGLE_WORDS + 1);
  for (let at = 0; at < hashesOfShingles.length; at += 1) {
    let shingleHash = 0;
    for (let offset = 0; offset < SHINGLE_WORDS; offset += 1)
      shingleHash = mixBits((Math.imul(shingleHash, 31) + (hashes[at + offset] ?? 0)) | 0);
    hashesOfShingles[at] = shingleHash;
  }
  hashesOfShingles.sort();
  let distinctCount = 0;
  let previousHash = -1;
  for (const hash of hashesOfShingles) {
    if (hash === previousHash) continue;
    previousHash = hash;
    hashesOfShingles[distinctCount] = hash;
    distinctCount += 1;
  }
  return hashesOfShingles.slice(0, distinctCount);
}

/** How many numbers two ascending lists share. */
export function countShared(a: Uint32Array, b: Uint32Array): number {
  let [shared, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x = 0, y = 0] = [a[i], b[j]];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return shared;
}
