import type { Kind } from '../../../core/act/tree.ts';

/** What the table of numbering calls the kinds of provisions. */
const KINDS: Readonly<Record<string, Kind>> = {
  section: 'section',
  subsection: 'subsection',
  paragraph: 'paragraph',
  'sub-paragraph': 'subparagraph',
  'sub-sub-paragraph': 'subsubparagraph',
  Schedule: 'schedule',
  'Schedule paragraph': 'scheduleParagraph',
  'Schedule sub-paragraph': 'scheduleSubparagraph',
  Part: 'part',
  Chapter: 'chapter',
  // The entries of a table are numbered as sections are.
  'table entry': 'section',
};
const WORDS: Partial<Record<Kind, string>> = { schedule: 'Schedule ', part: 'Part ', chapter: 'Chapter ' };

/** A row of the table of numbering: what stands before and after, and the numbers of what is put in. */
type NumberingCase = readonly [
  nth: number,
  kind: Kind,
  before: string | null,
  after: string | null,
  numbers: readonly string[],
];

/** The rows of the table of numbering, each number as it is printed. */
export function numberingCases(section: string): readonly NumberingCase[] {
  return [...section.matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| (\d+) \| ([^|]+) \|/gm)].map(
    ([, nth = '', name = '', before = '', after = '', count, numbers = '']): NumberingCase => {
      const kind = KINDS[name];
      if (kind === undefined) throw new RangeError(`${name} is no kind of provision`);
      const printed = (number: string): string => `${WORDS[kind] ?? ''}${number}`;
      const all = numbers.split(', ').map(printed);
      if (all.length !== Number(count))
        throw new RangeError(`Case ${nth} has ${all.length} numbers, not ${count}`);
      const neighbour = (number: string): string | null => (number === '—' ? null : printed(number));
      return [Number(nth), kind, neighbour(before), neighbour(after), all];
    },
  );
}
