/** Answers that are made up word by word, with campaigns planted among them: who sent what is known. */

/** Numbers by chance that are the same for the same seed. */
export function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES =
  'ba ce di fo gu han jel kip lor mun na pes qui rot sal tev ul von wix yam zen ost arb ine'.split(' ');
const COMMON =
  'the of and to a in is that it was for on be with as by are this have not but at from or they which an we would there their been has will who when more if no out so said what up its about than into them can only other could time these two may then do first any my now such like our over me even most made after also did many off before must well back through years where much your way down should because long each just state those people how too good very make world still own see men work here between both life being under never day same another know while last might us great since against right came take states used himself few house use during without again place around however home found mrs thought went say part once general high upon school every'.split(
    ' ',
  );
/** What people say whoever they are. */
const PHRASES = [
  'I think that the',
  'as a result of the',
  'in my view this is',
  'there is no evidence that',
  'the Government should not',
  'victims of stalking and harassment',
  'a number of years ago',
];

export interface Planted {
  readonly texts: readonly string[];
  /** Which campaign each text is of; -1 for none. */
  readonly of: readonly number[];
  /** How many of a hundred words of it were changed. */
  readonly changed: readonly number[];
}

export interface Planting {
  readonly answers: number;
  readonly campaigns: number;
  /** Answers of one campaign: from, to. */
  readonly size: readonly [number, number];
  /** The share of words that a sender changes: from, to. */
  readonly change: readonly [number, number];
  readonly seed: number;
}

/** Plants campaigns. Each sender replaces, leaves out or adds words, and one in four adds sentences of their own. */
export function plantCampaigns({ answers, campaigns, size, change, seed }: Planting): Planted {
  const dice = diceOf(seed);
  const below = (most: number) => Math.floor(dice() * most);
  const rare = Array.from({ length: 8000 }, () =>
    Array.from({ length: 2 + below(2) }, () => SYLLABLES[below(SYLLABLES.length)]).join(''),
  );
  // The more usual a word, the likelier: about as in English.
  const word = (): string =>
    dice() < 0.5
      ? (COMMON[Math.floor(COMMON.length * dice() ** 2)] ?? '')
      : (rare[Math.floor(rare.length * dice() ** 3)] ?? '');
  const said = (length: number): string[] => {
    const words: string[] = [];
    while (words.length < length)
      if (dice() < 0.04) words.push(...(PHRASES[below(PHRASES.length)] ?? '').split(' '));
      else words.push(word());
    return words;
  };
  const written = (words: readonly string[]): string =>
    words
      .map((one, at) =>
        at % 12 === 11 ? `${one}.` : at % 12 === 0 ? one.charAt(0).toUpperCase() + one.slice(1) : one,
      )
      .join(' ');
  const rows: { text: string; of: number; changed: number; order: number }[] = [];
  for (let campaign = 0; campaign < campaigns; campaign += 1) {
    const template = said(40 + below(160));
    const senders = size[0] + below(size[1] - size[0] + 1);
    for (let sender = 0; sender < senders; sender += 1) {
      const share = change[0] + dice() * (change[1] - change[0]);
      const words: string[] = [];
      let changed = 0;
      for (const one of template) {
        if (dice() >= share) words.push(one);
        else {
          changed += 1;
          const how = below(3);
          if (how === 0) words.push(word());
          else if (how === 1) words.push(one, word());
        }
      }
      if (below(4) === 0) words.push(...said(5 + below(30)));
      rows.push({ text: written(words), of: campaign, changed: changed / template.length, order: dice() });
    }
  }
  while (rows.length < answers)
    rows.push({ text: written(said(8 + below(150))), of: -1, changed: 0, order: dice() });
  rows.sort((a, b) => a.order - b.order);
  return {
    texts: rows.map(({ text }) => text),
    of: rows.map(({ of }) => of),
    changed: rows.map(({ changed }) => changed),
  };
}

/** How much of what was planted is found, counted answer by answer. */
export function judged({ of }: Planted, found: readonly { readonly members: readonly number[] }[]) {
  let [right, wrong] = [0, 0];
  const taken = new Set<number>();
  // A campaign is what most of its members are of, and each planted one is found once.
  for (const { members } of found) {
    const counts = new Map<number, number>();
    for (const member of members) counts.set(of[member] ?? -1, (counts.get(of[member] ?? -1) ?? 0) + 1);
    const [most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [-1];
    for (const [campaign, number] of counts)
      if (campaign === most && campaign !== -1 && !taken.has(campaign)) right += number;
      else wrong += number;
    taken.add(most);
  }
  const planted = of.filter((campaign) => campaign !== -1).length;
  return { planted, right, wrong, share: planted === 0 ? 1 : right / planted, campaigns: found.length };
}
