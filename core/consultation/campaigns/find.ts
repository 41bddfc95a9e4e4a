import { groupAlikeTexts } from './candidates.ts';
import { countShared, shingleHashes } from './words.ts';

/** Answers whose shingles have at least this Jaccard index (shared shingles of all shingles of both) have one text. */
const MIN_LIKENESS = 0.3;
/** An answer that has at least this share of a campaign's shingles is a member, whatever else the answer says. */
const MIN_CONTAINED_SHARE = 0.6;
/** Only campaigns of at least this many shingles get members by that share. */
const MIN_SHINGLES_CONTAINED = 30;
/** An answer whose likeness is between this and `MIN_LIKENESS` is counted as near, and is no member. */
const MIN_NEAR_LIKENESS = 0.15;
/** Shingles that two answers must share in any case, because people who never met use the same turns of phrase. */
const MIN_SHARED_SHINGLES = 12;
/** The smallest number of answers that make a campaign. */
const MIN_ANSWERS = 3;

/** Answers that were written from one text. Numbers are indices in the list of all answers. */
export interface FoundCampaign {
  /** The answer that shares most with the others; the first, if several have the same words. */
  readonly example: number;
  /** All answers of the campaign with the example, ascending. */
  readonly members: readonly number[];
  /** How many different texts the members have. */
  readonly distinct: number;
  /** How many answers resemble the campaign, but too little to be members. */
  readonly near: number;
}

export interface FoundCampaigns {
  readonly campaigns: readonly FoundCampaign[];
  /** How many answers are too short to compare. */
  readonly tooShortCount: number;
}

const jaccard = (shared: number, a: number, b: number): number => shared / (a + b - shared);

/** Whether two answers may be of one campaign, whichever of them has the campaign’s text. */
function areAlike(shared: number, a: number, b: number): boolean {
  if (shared < MIN_SHARED_SHINGLES) return false;
  const smaller = Math.min(a, b);
  const isContained = smaller >= MIN_SHINGLES_CONTAINED && shared / smaller >= MIN_CONTAINED_SHARE;
  return isContained || jaccard(shared, a, b) >= MIN_LIKENESS;
}

/** The likeness of an answer to a campaign, 0 to 1. At least `MIN_LIKENESS` for a member. */
function likenessToExample(shared: number, exampleSize: number, answerSize: number): number {
  if (shared < MIN_SHARED_SHINGLES) return 0;
  const jaccardIndex = jaccard(shared, exampleSize, answerSize);
  const isContained = exampleSize >= MIN_SHINGLES_CONTAINED && shared / exampleSize >= MIN_CONTAINED_SHARE;
  return isContained ? Math.max(jaccardIndex, MIN_LIKENESS) : jaccardIndex;
}

/** The distinct texts among the answers, as sets of shingles; and for each text the indices of the answers that have it. */
interface DistinctTexts {
  readonly shingleSets: Uint32Array[];
  readonly answersByText: number[][];
  /** Answers too short to compare. */
  tooShortCount: number;
}

const areEqualSets = (a: Uint32Array, b: Uint32Array): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

function distinctTexts(texts: Iterable<string>): DistinctTexts {
  const distinct: DistinctTexts = { shingleSets: [], answersByText: [], tooShortCount: 0 };
  const textsByHash = new Map<number, number[]>();
  let answer = 0;
  for (const text of texts) {
    const set = shingleHashes(text);
    if (set.length < MIN_SHARED_SHINGLES) distinct.tooShortCount += 1;
    else {
      // Texts that differ only in capitals and punctuation have the same shingles. So has a text repeated within one answer.
      let key = set.length;
      for (const shingle of set) key = Math.imul(key ^ shingle, 0x01000193);
      const sameHash = textsByHash.get(key) ?? [];
      textsByHash.set(key, sameHash);
      const equalText = sameHash.find((text) =>
        areEqualSets(distinct.shingleSets[text] ?? new Uint32Array(0), set),
      );
      if (equalText === undefined) {
        sameHash.push(distinct.shingleSets.length);
        distinct.shingleSets.push(set);
        distinct.answersByText.push([answer]);
      } else distinct.answersByText[equalText]?.push(answer);
    }
    answer += 1;
  }
  return distinct;
}

/** The text whose shingles are, on average, in the largest number of answers; the first, if several are equal. */
function mostSharedText(texts: readonly number[], { shingleSets, answersByText }: DistinctTexts): number {
  const frequency = new Map<number, number>();
  for (const text of texts)
    for (const shingle of shingleSets[text] ?? [])
      frequency.set(shingle, (frequency.get(shingle) ?? 0) + (answersByText[text]?.length ?? 0));
  let mostShared = texts[0] ?? 0;
  let highestShared = -1;
  for (const text of texts) {
    const set = shingleSets[text] ?? new Uint32Array(0);
    let sum = 0;
    for (const shingle of set) sum += frequency.get(shingle) ?? 0;
    const mean = set.length === 0 ? 0 : sum / set.length;
    if (mean > highestShared) [mostShared, highestShared] = [text, mean];
  }
  return mostShared;
}

/** The most campaigns that one group of alike texts is split into. A group with more is connected by chance. */
const MAX_EXAMPLES = 50;

/** The example texts of a group: a single one if all members are like it, several if the group is only linked by a chain. */
function findExamplesOfGroup(group: readonly number[], distinct: DistinctTexts): readonly number[] {
  const { shingleSets, answersByText } = distinct;
  const examples: number[] = [];
  for (let remaining = group; examples.length < MAX_EXAMPLES; ) {
    if (remaining.reduce((sum, text) => sum + (answersByText[text]?.length ?? 0), 0) < MIN_ANSWERS) break;
    const example = mostSharedText(remaining, distinct);
    const exampleShingles = shingleSets[example] ?? new Uint32Array(0);
    examples.push(example);
    remaining = remaining.filter((text) => {
      const otherShingles = shingleSets[text] ?? new Uint32Array(0);
      return (
        text !== example &&
        likenessToExample(
          countShared(exampleShingles, otherShingles),
          exampleShingles.length,
          otherShingles.length,
        ) < MIN_LIKENESS
      );
    });
  }
  return examples;
}

function findExamples(groups: readonly (readonly number[])[], distinct: DistinctTexts): readonly number[] {
  const examples = groups.flatMap((group) => findExamplesOfGroup(group, distinct));
  // A text that many people sent in unchanged is one distinct text, so it may be in no group.
  const grouped = new Set(groups.flat());
  for (const [text, { length }] of distinct.answersByText.entries())
    if (!grouped.has(text) && length >= MIN_ANSWERS) examples.push(text);
  return examples;
}

/** The examples without those that are like another example with more answers. */
function removeAlikeExamples(
  examples: readonly number[],
  { shingleSets, answersByText }: DistinctTexts,
): readonly number[] {
  const answerCount = (text: number): number => answersByText[text]?.length ?? 0;
  const keptExamples: number[] = [];
  for (const example of [...examples].sort((a, b) => answerCount(b) - answerCount(a) || a - b)) {
    const shingles = shingleSets[example] ?? new Uint32Array(0);
    const isLikeKept = keptExamples.some((keptExample) => {
      const keptShingles = shingleSets[keptExample] ?? new Uint32Array(0);
      return (
        likenessToExample(countShared(keptShingles, shingles), keptShingles.length, shingles.length) >=
        MIN_LIKENESS
      );
    });
    if (!isLikeKept) keptExamples.push(example);
  }
  return keptExamples.sort((a, b) => a - b);
}

/**
 * Finds campaigns among the answers to one question: answers written from one text, with small changes. MinHash finds
 * candidates for the campaigns' texts. Then every answer is compared with every campaign by the shingles that they share.
 * The same answers in the same order always give the same campaigns.
 * @param progress is called with the number of steps done, and of all steps.
 */
export function findCampaigns(
  texts: Iterable<string>,
  progress: (doneCount: number, totalCount: number) => void = () => undefined,
): FoundCampaigns {
  const distinct = distinctTexts(texts);
  const { shingleSets, answersByText, tooShortCount } = distinct;
  const groups = groupAlikeTexts(shingleSets, areAlike, progress);
  const examples = removeAlikeExamples(findExamples(groups, distinct), distinct);
  // An inverted index from shingles to the campaigns whose example has them.
  const campaignsByShingle = new Map<number, number[]>();
  for (const [at, example] of examples.entries())
    for (const shingle of shingleSets[example] ?? []) {
      const withShingle = campaignsByShingle.get(shingle);
      if (withShingle) withShingle.push(at);
      else campaignsByShingle.set(shingle, [at]);
    }
  const members = examples.map((): number[] => []);
  const counts = examples.map(() => ({ distinct: 0, near: 0 }));
  const shared = new Uint32Array(examples.length);
  for (const [text, set] of shingleSets.entries()) {
    shared.fill(0);
    for (const shingle of set)
      for (const at of campaignsByShingle.get(shingle) ?? []) shared[at] = (shared[at] ?? 0) + 1;
    let [bestCampaign, bestLikeness] = [-1, 0];
    for (const [campaign, sharedCount] of shared.entries()) {
      if (sharedCount === 0) continue;
      const likenessToCampaign = likenessToExample(
        sharedCount,
        shingleSets[examples[campaign] ?? 0]?.length ?? 0,
        set.length,
      );
      if (likenessToCampaign > bestLikeness) [bestCampaign, bestLikeness] = [campaign, likenessToCampaign];
    }
    const count = counts[bestCampaign];
    if (!count) continue;
    const answersOfText = answersByText[text] ?? [];
    if (bestLikeness >= MIN_LIKENESS) {
      members[bestCampaign]?.push(...answersOfText);
      count.distinct += 1;
    } else if (bestLikeness >= MIN_NEAR_LIKENESS) count.near += answersOfText.length;
  }
  const campaigns = examples.map((example, at): FoundCampaign => {
    const sorted = (members[at] ?? []).sort((a, b) => a - b);
    return {
      example: answersByText[example]?.[0] ?? 0,
      members: sorted,
      distinct: 0,
      near: 0,
      ...counts[at],
    };
  });
  const largeCampaigns = campaigns.filter((campaign) => campaign.members.length >= MIN_ANSWERS);
  return {
    campaigns: largeCampaigns.sort((a, b) => b.members.length - a.members.length || a.example - b.example),
    tooShortCount: tooShortCount,
  };
}
