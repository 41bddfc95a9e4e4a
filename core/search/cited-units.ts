/** Words and abbreviations that people use when they cite a unit of legislation. */
const UNIT_SPELLINGS: readonly (readonly string[])[] = [
  ['section', 'sections', 'sect', 'sects', 'sec', 'secs', 's', 'ss'],
  ['subsection', 'subsections', 'subs', 'subsec'],
  ['paragraph', 'paragraphs', 'para', 'paras'],
  ['schedule', 'schedules', 'sched', 'sch', 'schs'],
  ['article', 'articles', 'art', 'arts'],
  ['regulation', 'regulations', 'reg', 'regs'],
  ['part', 'parts', 'pt', 'pts'],
];
const [SECTION = []] = UNIT_SPELLINGS;
const SPELLINGS = new Map(
  UNIT_SPELLINGS.flatMap((unit) => unit.map((spelling) => [spelling, unit] as const)),
);

const WORDS = [...SPELLINGS.keys()].toSorted((one, other) => other.length - one.length).join('|');
const NUMBER = String.raw`\p{L}{0,2}\d+\p{L}{0,3}\d*`;
const LETTERED_NUMBER = String.raw`\d+\p{L}{1,3}\d*`;
const LABELS = String.raw`(?:\s*\([^()\s]{1,6}\))*`;

/** Matches "s.2A(3)(g)", "sections 2A (4)", "§2A", "para3", and "2A" alone, which is taken for a section. */
const CITED_UNIT = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:(${WORDS})\.?|§{1,2})\s*(${NUMBER})|(${LETTERED_NUMBER}))(${LABELS})(?![\p{L}\p{N}])`,
  'giu',
);

interface CitedUnit {
  /** Offsets in the search, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  /** All ways to write the citation, as lower-case words, longer ones first. */
  readonly spellings: readonly string[];
}

/** Finds the citations in a search, each with all the ways in which a text may write it. */
export function citedUnits(search: string): readonly CitedUnit[] {
  return [...search.matchAll(CITED_UNIT)].map((match) => {
    const [citation, word = '', after = '', alone = '', labels = ''] = match;
    const number = after || alone;
    const unit = SPELLINGS.get(word.toLowerCase()) ?? SECTION;
    const place = [number, ...(labels.match(/[^()\s]+/g) ?? [])].join(' ').toLowerCase();
    // A number with a letter also matches without the word before it: "sections 2 and 2A".
    const bare = /\d\p{L}/u.test(number) ? [place] : [];
    const spellings = [
      ...unit.flatMap((spelling) => [`${spelling} ${place}`, `${spelling}${place}`]),
      ...bare,
    ];
    return { from: match.index, to: match.index + citation.length, spellings };
  });
}
