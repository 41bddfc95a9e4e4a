import { sharedOf } from './words.ts';

/** Signatures in bands: texts with a third of their shingles in common meet in one of these nearly always. */
const BANDS = 42;
const ROWS = 3;
/** Texts that meet, and are not alike, are compared with so many others at one place: no text can make it slow. */
const MOST_ROOTS = 20;

/** Numbers to sign with: always the same, so that what is found is. */
function seeds(): Uint32Array {
  const seedList = new Uint32Array(BANDS * ROWS * 2);
  let state = 0x9e3779b9;
  for (let at = 0; at < seedList.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    seedList[at] = state | 1;
  }
  return seedList;
}

const SEEDS = seeds();

/** The MinHash signature of a set of shingles. */
function sign(shingles: Uint32Array, into: Uint32Array, at: number): void {
  for (let row = 0; row < BANDS * ROWS; row += 1) {
    const [by = 1, plus = 1] = [SEEDS[row * 2], SEEDS[row * 2 + 1]];
    let minHash = 0xffffffff;
    for (let place = 0; place < shingles.length; place += 1) {
      const mixed = (Math.imul((shingles[place] ?? 0) ^ plus, by) >>> 0) ^ 0;
      const hash = mixed >>> 0;
      if (hash < minHash) minHash = hash;
    }
    into[at + row] = minHash;
  }
}

/** Groups that are joined two by two, each told by its first member. */
class DisjointSets {
  readonly #up: Int32Array;
  constructor(size: number) {
    this.#up = Int32Array.from({ length: size }, (_, at) => at);
  }
  rootOf(of: number): number {
    let at = of;
    while (this.#up[at] !== at) {
      const up = this.#up[at] ?? at;
      this.#up[at] = this.#up[up] ?? up;
      at = up;
    }
    return at;
  }
  join(a: number, b: number): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    this.#up[Math.max(x, y)] = Math.min(x, y);
  }
}

/**
 * Groups texts that are alike, directly or through others. MinHash finds the pairs to compare, and their shared words
 * decide. Texts of one group need not all be alike.
 * @param areAlike decides on two texts, by how many shingles they share and how many each has.
 * @param progress is called with the number of texts done, of `of`.
 */
export function alikeGroups(
  sets: readonly Uint32Array[],
  areAlike: (shared: number, a: number, b: number) => boolean,
  progress: (doneCount: number, of: number) => void,
): readonly (readonly number[])[] {
  const width = BANDS * ROWS;
  const signatures = new Uint32Array(sets.length * width);
  const of = sets.length * 2;
  for (const [at, set] of sets.entries()) {
    sign(set, signatures, at * width);
    if (at % 1000 === 0) progress(at, of);
  }
  const disjointSets = new DisjointSets(sets.length);
  for (let band = 0; band < BANDS; band += 1) {
    progress(sets.length + Math.floor((sets.length * band) / BANDS), of);
    const buckets = new Map<number, number[]>();
    for (let at = 0; at < sets.length; at += 1) {
      let key = band;
      for (let row = 0; row < ROWS; row += 1)
        key = Math.imul(key ^ (signatures[at * width + band * ROWS + row] ?? 0), 0x01000193) >>> 0;
      const bucket = buckets.get(key);
      if (bucket) bucket.push(at);
      else buckets.set(key, [at]);
    }
    for (const bucket of buckets.values())
      if (bucket.length > 1) joinBucket(bucket, sets, areAlike, disjointSets);
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < sets.length; at += 1) {
    const root = disjointSets.rootOf(at);
    const group = groups.get(root);
    if (group) group.push(at);
    else groups.set(root, [at]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

function joinBucket(
  bucket: readonly number[],
  sets: readonly Uint32Array[],
  areAlike: (shared: number, a: number, b: number) => boolean,
  disjointSets: DisjointSets,
): void {
  const earlier: number[] = [];
  for (const at of bucket) {
    const own = sets[at];
    if (!own || earlier.some((other) => disjointSets.rootOf(other) === disjointSets.rootOf(at))) continue;
    const like = earlier.find((other) => {
      const set = sets[other];
      return set && areAlike(sharedOf(own, set), own.length, set.length);
    });
    if (like !== undefined) disjointSets.join(at, like);
    else if (earlier.length < MOST_ROOTS) earlier.push(at);
  }
}
