import type { Aside, AsideKind, SourceRef, Stretch } from './syntax.ts';

/** A passage of an amending text that amends nothing, with everything that continues it. */
export interface AsidePassage {
  readonly kind: AsideKind;
  readonly source: SourceRef;
  /** The passage with its list, in one line. */
  readonly words: string;
  readonly acts: Aside['acts'];
}

/** What each kind of passage states, as a clause to follow "no amendment, because". */
export const WHY_ASIDE: Readonly<Record<AsideKind, string>> = {
  heading: 'it is a heading',
  extent: 'it says where something extends',
  commencement: 'it says when something comes into force',
  meaning: 'it says what words mean',
  application: 'it says how something applies',
  modification: 'it modifies how something applies, and the text is not amended',
  power: 'it gives a power',
  elsewhere: 'it says where amendments are',
  law: 'it amends nothing',
};

/** The name of each kind for one passage and for several, in the order in which the kinds are counted. */
const KIND_WORDS: readonly (readonly [AsideCount['kind'], one: string, many: string])[] = [
  ['other-act', 'of another Act', 'of other Acts'],
  ['modification', 'modification of how something applies', 'modifications of how something applies'],
  ['application', 'about how something applies', 'about how something applies'],
  ['meaning', 'about what words mean', 'about what words mean'],
  ['extent', 'about extent', 'about extent'],
  ['commencement', 'about commencement', 'about commencement'],
  ['power', 'power', 'powers'],
  ['elsewhere', 'about where amendments are', 'about where amendments are'],
  ['heading', 'heading', 'headings'],
  ['law', 'other provision', 'other provisions'],
];

/** The most passages that a report lists unless all are requested: a Bill has thousands. */
export const MAX_LISTED_ASIDE = 20;

const clean = (words: string): string =>
  words
    .replace(/^[\s,;:.—–-]+/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The passages of a text that amend nothing, each joined with what continues it. */
export function asidePassagesIn(account: readonly Stretch[]): readonly AsidePassage[] {
  const all: AsidePassage[] = [];
  let isOpen = false;
  for (const stretch of account) {
    if (stretch.as !== 'aside') {
      isOpen = false;
      continue;
    }
    const { kind, source, acts, isMore } = stretch;
    const words = clean(source.text);
    const last = all.at(-1);
    if (isMore && isOpen && last)
      all[all.length - 1] = { ...last, words: `${last.words} ${words}`, acts: [...last.acts, ...acts] };
    else all.push({ kind, source, words, acts });
    isOpen = true;
  }
  return all;
}

/** The number of passages of one kind. */
export interface AsideCount {
  readonly kind: AsideKind | 'other-act';
  readonly count: number;
}

/** Counts the passages of each kind that occurs. */
export function countAside(kinds: readonly AsideCount['kind'][]): readonly AsideCount[] {
  const counts = new Map<AsideCount['kind'], number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return KIND_WORDS.flatMap(([kind]) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
}

/** The counts in words: "2 headings, 1 about extent". */
export const asideCountWords = (counts: readonly AsideCount[]): string =>
  counts
    .map(({ kind, count }) => {
      const [, one, many] = KIND_WORDS.find(([counted]) => counted === kind) ?? [kind, kind, kind];
      return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
    })
    .join(', ');
