import { alikeGroups } from './candidates.ts';
import { sharedOf, shinglesOf } from './words.ts';

/** What makes a campaign of answers. */
const CAMPAIGN_RULES = {
  /** The share of shingles of two answers, of all that either has, from which they are one text (Jaccard). */
  alike: 0.3,
  /** Or the share of the campaign’s shingles that an answer holds, whatever it says beside them. */
  held: 0.6,
  /** From which an answer is told as near, and not joined. */
  near: 0.15,
  /** Shingles that two answers must share, whatever their length: turns of phrase are shared by many who never met. */
  least: 12,
  /** Shingles of a campaign from which to hold it is enough. */
  leastHeld: 30,
  /** Answers that a campaign must have. */
  answers: 3,
} as const;

/** Answers with one text, by their places among those that were given. */
export interface FoundCampaign {
  /** The answer whose words are most like all others’; of those with the same words, the first. */
  readonly example: number;
  /** All of them, the example too, ascending. */
  readonly members: readonly number[];
  /** How many different texts they are. */
  readonly distinct: number;
  /** Answers that resemble it, and less than is asked of a member. */
  readonly near: number;
}

export interface FoundCampaigns {
  readonly campaigns: readonly FoundCampaign[];
  /** Answers that are too short to be compared. */
  readonly short: number;
}

const { alike, held: minHeld, near, least: minLength, leastHeld, answers: LEAST_ANSWERS } = CAMPAIGN_RULES;

const jaccard = (shared: number, a: number, b: number): number => shared / (a + b - shared);

/** Whether two texts may be one, whichever of them is the campaign’s. */
function areAlike(shared: number, a: number, b: number): boolean {
  if (shared < minLength) return false;
  const smaller = Math.min(a, b);
  return jaccard(shared, a, b) >= alike || (smaller >= leastHeld && shared / smaller >= minHeld);
}

/** How like a campaign an answer is, 0–1; at least `alike` for a member. */
function likeness(shared: number, example: number, answer: number): number {
  if (shared < minLength) return 0;
  const like = jaccard(shared, example, answer);
  if (like >= alike) return like;
  return example >= leastHeld && shared / example >= minHeld ? alike : like;
}

/** Different texts with the places of the answers that have each. */
interface Distinct {
  readonly sets: Uint32Array[];
  readonly places: number[][];
  short: number;
}

const areSame = (a: Uint32Array, b: Uint32Array): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

function distinctTexts(texts: Iterable<string>): Distinct {
  const distinct: Distinct = { sets: [], places: [], short: 0 };
  const placesByHash = new Map<number, number[]>();
  let place = 0;
  for (const text of texts) {
    const set = shinglesOf(text);
    if (set.length < minLength) distinct.short += 1;
    else {
      // What differs in capitals and punctuation alone has the same shingles; a text said twice over, too.
      let key = set.length;
      for (const shingle of set) key = Math.imul(key ^ shingle, 0x01000193);
      const met = placesByHash.get(key) ?? [];
      placesByHash.set(key, met);
      const at = met.find((one) => areSame(distinct.sets[one] ?? new Uint32Array(0), set));
      if (at === undefined) {
        met.push(distinct.sets.length);
        distinct.sets.push(set);
        distinct.places.push([place]);
      } else distinct.places[at]?.push(place);
    }
    place += 1;
  }
  return distinct;
}

/** The text of some whose shingles most of the answers share; the first of several. */
function mostShared(texts: readonly number[], { sets, places }: Distinct): number {
  const frequency = new Map<number, number>();
  for (const text of texts)
    for (const shingle of sets[text] ?? [])
      frequency.set(shingle, (frequency.get(shingle) ?? 0) + (places[text]?.length ?? 0));
  let best = texts[0] ?? 0;
  let highestShared = -1;
  for (const text of texts) {
    const set = sets[text] ?? new Uint32Array(0);
    let sum = 0;
    for (const shingle of set) sum += frequency.get(shingle) ?? 0;
    const mean = set.length === 0 ? 0 : sum / set.length;
    if (mean > highestShared) [best, highestShared] = [text, mean];
  }
  return best;
}

/** Texts that one group of those that met is divided into at most: more hang together by chance alone. */
const MOST_PARTS = 50;

/** The texts that a group is about: one where all members are like it, and more where it hangs together by a chain. */
function examplesIn(group: readonly number[], distinct: Distinct): readonly number[] {
  const { sets, places } = distinct;
  const examples: number[] = [];
  for (let remaining = group; examples.length < MOST_PARTS; ) {
    if (remaining.reduce((sum, text) => sum + (places[text]?.length ?? 0), 0) < LEAST_ANSWERS) break;
    const example = mostShared(remaining, distinct);
    const set = sets[example] ?? new Uint32Array(0);
    examples.push(example);
    remaining = remaining.filter((text) => {
      const other = sets[text] ?? new Uint32Array(0);
      return text !== example && likeness(sharedOf(set, other), set.length, other.length) < alike;
    });
  }
  return examples;
}

function examplesOf(groups: readonly (readonly number[])[], distinct: Distinct): readonly number[] {
  const examples = groups.flatMap((group) => examplesIn(group, distinct));
  // A text that many sent in unchanged meets nobody but itself.
  const grouped = new Set(groups.flat());
  for (const [text, of] of distinct.places.entries())
    if (!grouped.has(text) && of.length >= LEAST_ANSWERS) examples.push(text);
  return examples;
}

/** Examples without those that are like one of more answers. */
function unlikeExamples(examples: readonly number[], { sets, places }: Distinct): readonly number[] {
  const weight = (text: number): number => places[text]?.length ?? 0;
  const unlike: number[] = [];
  for (const example of [...examples].sort((a, b) => weight(b) - weight(a) || a - b)) {
    const set = sets[example] ?? new Uint32Array(0);
    const isLike = unlike.some((other) => {
      const heldShingles = sets[other] ?? new Uint32Array(0);
      return likeness(sharedOf(heldShingles, set), heldShingles.length, set.length) >= alike;
    });
    if (!isLike) unlike.push(example);
  }
  return unlike.sort((a, b) => a - b);
}

/**
 * Finds campaigns among the answers to one question: the same words again and again, changed here and there. Who is
 * compared is found by MinHash; then every answer is held against every campaign, and what they share decides. Nothing
 * depends on chance: the same answers in the same order give the same campaigns.
 * @param progress hears how far it is, of `of`
 */
export function findCampaigns(
  texts: Iterable<string>,
  progress: (doneCount: number, of: number) => void = () => undefined,
): FoundCampaigns {
  const distinct = distinctTexts(texts);
  const { sets, places, short } = distinct;
  const groups = alikeGroups(sets, areAlike, progress);
  const examples = unlikeExamples(examplesOf(groups, distinct), distinct);
  const holding = new Map<number, number[]>();
  for (const [at, example] of examples.entries())
    for (const shingle of sets[example] ?? []) {
      const holders = holding.get(shingle);
      if (holders) holders.push(at);
      else holding.set(shingle, [at]);
    }
  const members = examples.map((): number[] => []);
  const counts = examples.map(() => ({ distinct: 0, near: 0 }));
  const shared = new Uint32Array(examples.length);
  for (const [text, set] of sets.entries()) {
    shared.fill(0);
    for (const shingle of set)
      for (const at of holding.get(shingle) ?? []) shared[at] = (shared[at] ?? 0) + 1;
    let [best, mostCommon] = [-1, 0];
    for (const [at, number] of shared.entries()) {
      if (number === 0) continue;
      const like = likeness(number, sets[examples[at] ?? 0]?.length ?? 0, set.length);
      if (like > mostCommon) [best, mostCommon] = [at, like];
    }
    const count = counts[best];
    if (!count) continue;
    const own = places[text] ?? [];
    if (mostCommon >= alike) {
      members[best]?.push(...own);
      count.distinct += 1;
    } else if (mostCommon >= near) count.near += own.length;
  }
  const campaigns = examples.map((example, at): FoundCampaign => {
    const of = (members[at] ?? []).sort((a, b) => a - b);
    return { example: places[example]?.[0] ?? 0, members: of, distinct: 0, near: 0, ...counts[at] };
  });
  const largeCampaigns = campaigns.filter(({ members: of }) => of.length >= LEAST_ANSWERS);
  return {
    campaigns: largeCampaigns.sort((a, b) => b.members.length - a.members.length || a.example - b.example),
    short,
  };
}
