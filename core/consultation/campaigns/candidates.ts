import { countShared } from './words.ts';

/**
 * Locality-sensitive hashing: two texts are compared if all rows of one band of their signatures are equal. Texts that
 * share a third of their shingles are then compared with a probability of 79 % (1 − (1 − 1/27)^42) or more.
 */
const BANDS = 42;
const ROWS_PER_BAND = 3;
/** A text is compared with at most this many dissimilar texts of its bucket. This bounds the time that hostile input takes. */
const MAX_COMPARED = 20;

/** The pseudo-random numbers of the hash functions, from a fixed seed, so that the result is always the same. */
function makeHashSeeds(): Uint32Array {
  const seedList = new Uint32Array(BANDS * ROWS_PER_BAND * 2);
  let state = 0x9e3779b9;
  for (let at = 0; at < seedList.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    seedList[at] = state | 1;
  }
  return seedList;
}

const SEEDS = makeHashSeeds();

/** Writes the MinHash signature of a set of shingles into `into`, from index `at` on. */
function writeSignature(shingles: Uint32Array, signatures: Uint32Array, start: number): void {
  for (let row = 0; row < BANDS * ROWS_PER_BAND; row += 1) {
    const [factor = 1, mask = 1] = [SEEDS[row * 2], SEEDS[row * 2 + 1]];
    let minHash = 0xffffffff;
    // An indexed loop is faster than an iterator here, where a large consultation spends most of its time.
    for (let index = 0; index < shingles.length; index += 1) {
      const hash = Math.imul((shingles[index] ?? 0) ^ mask, factor) >>> 0;
      if (hash < minHash) minHash = hash;
    }
    signatures[start + row] = minHash;
  }
}

/** A disjoint-set forest (union–find). The root of a group is its smallest member. */
class DisjointSets {
  readonly #parents: Int32Array;
  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, member) => member);
  }
  rootOf(member: number): number {
    let root = member;
    while (this.#parents[root] !== root) {
      const parent = this.#parents[root] ?? root;
      // Path halving keeps the trees flat.
      this.#parents[root] = this.#parents[parent] ?? parent;
      root = parent;
    }
    return root;
  }
  join(a: number, b: number): void {
    const [firstRoot, secondRoot] = [this.rootOf(a), this.rootOf(b)];
    this.#parents[Math.max(firstRoot, secondRoot)] = Math.min(firstRoot, secondRoot);
  }
}

/**
 * Groups texts that are alike, directly or through other texts (single linkage). MinHash finds the pairs to compare, and the
 * shared shingles of a pair decide. So two texts of one group need not be alike.
 * @param areAlike decides from the number of shared shingles, and the number of shingles of each text.
 * @param progress is called with the number of steps done, and of all steps.
 */
export function groupAlikeTexts(
  shingleSets: readonly Uint32Array[],
  areAlike: (shared: number, a: number, b: number) => boolean,
  progress: (doneCount: number, totalCount: number) => void,
): readonly (readonly number[])[] {
  const width = BANDS * ROWS_PER_BAND;
  const signatures = new Uint32Array(shingleSets.length * width);
  const totalCount = shingleSets.length * 2;
  for (const [at, shingles] of shingleSets.entries()) {
    writeSignature(shingles, signatures, at * width);
    if (at % 1000 === 0) progress(at, totalCount);
  }
  const disjointSets = new DisjointSets(shingleSets.length);
  for (let band = 0; band < BANDS; band += 1) {
    progress(shingleSets.length + Math.floor((shingleSets.length * band) / BANDS), totalCount);
    const buckets = new Map<number, number[]>();
    for (let at = 0; at < shingleSets.length; at += 1) {
      let key = band;
      for (let row = 0; row < ROWS_PER_BAND; row += 1)
        key = Math.imul(key ^ (signatures[at * width + band * ROWS_PER_BAND + row] ?? 0), 0x01000193) >>> 0;
      const bucket = buckets.get(key);
      if (bucket) bucket.push(at);
      else buckets.set(key, [at]);
    }
    for (const bucket of buckets.values())
      if (bucket.length > 1) joinBucket(bucket, shingleSets, areAlike, disjointSets);
  }
  const groups = new Map<number, number[]>();
  for (let at = 0; at < shingleSets.length; at += 1) {
    const root = disjointSets.rootOf(at);
    const group = groups.get(root);
    if (group) group.push(at);
    else groups.set(root, [at]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Joins the alike texts of a bucket. `earlier` are texts of the bucket that are not alike. */
function joinBucket(
  bucket: readonly number[],
  shingleSets: readonly Uint32Array[],
  areAlike: (shared: number, a: number, b: number) => boolean,
  disjointSets: DisjointSets,
): void {
  const representatives: number[] = [];
  for (const at of bucket) {
    const shingles = shingleSets[at];
    if (
      !shingles ||
      representatives.some(
        (representative) => disjointSets.rootOf(representative) === disjointSets.rootOf(at),
      )
    )
      continue;
    const alikeRepresentative = representatives.find((representative) => {
      const representativeShingles = shingleSets[representative];
      return (
        representativeShingles &&
        areAlike(
          countShared(shingles, representativeShingles),
          shingles.length,
          representativeShingles.length,
        )
      );
    });
    if (alikeRepresentative !== undefined) disjointSets.join(at, alikeRepresentative);
    else if (representatives.length < MAX_COMPARED) representatives.push(at);
  }
}
