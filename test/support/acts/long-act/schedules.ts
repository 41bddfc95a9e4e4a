import type { Chance } from './chance.ts';
import { TERMS } from './definitions.ts';
import type { Words } from './words.ts';

const PLACES = [
  'Little Wickering',
  'Upper Thrapstock',
  'Nether Pobble',
  'Great Mumbling',
  'Saint Elvis Junction',
  'Porthgwidge',
];
const OBJECTS = [
  'Umbrella',
  'Hat Box',
  'Cabin Trunk',
  'Bicycle',
  'Tuba',
  'Picnic Hamper',
  'Carpet Bag',
  'Perambulator',
];

const paragraph = (num: number, words: Words, chance: Chance): readonly string[] => {
  if (chance.oneIn(9)) return [`${num} |`, `  . ${'. '.repeat(32).trim()}`];
  if (chance.oneIn(3)) return [`${num} |`, `  . ${words.sentence()}`];
  const count = 2 + chance.below(4);
  const parts = Array.from({ length: count }, (_, at) => `  (${at + 1}) ${words.sentence()}`);
  return [`${num} |`, ...parts];
};

const paragraphs = (from: number, count: number, words: Words, chance: Chance): readonly string[] =>
  Array.from({ length: count }, (_, at) => paragraph(from + at, words, chance)).flat();

const within = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')}`;

/** Acts that never were, each with the extent of its repeal. */
const repeals = (count: number, chance: Chance): readonly string[] =>
  Array.from({ length: count }, (_, at) => {
    const title = `${chance.pick(PLACES)} ${chance.pick(OBJECTS)} Act ${1840 + Math.floor((at / count) * 150)}`;
    const sections = `Sections ${1 + chance.below(9)} to ${11 + chance.below(30)}.`;
    return row(`c. ${900 + at}`, title, chance.oneIn(3) ? 'The whole Act.' : sections);
  });

/** The Schedules: two of paragraphs in Parts, one of repeals in tables, and an index of defined terms in one. */
export function schedulesOf(chance: Chance, words: Words): readonly string[] {
  return [
    'Schedule 1 | The Luggage Tribunal',
    '  Part 1 | Members and staff',
    ...within(within(paragraphs(1, 24, words, chance))),
    '  Part 2 | Procedure',
    '    ~ Hearings',
    ...within(within(within(paragraphs(25, 14, words, chance)))),
    '    ~ Costs',
    ...within(within(within(paragraphs(39, 10, words, chance)))),
    'Schedule 2 | Transitional provisions and savings',
    ...within(paragraphs(1, 30, words, chance)),
    'Schedule 3 | Repeals and revocations',
    '  Part 1 | Repeals',
    '    1 |',
    '      . The enactments in this table are repealed to the extent shown.',
    ...within(within(within([row('Chapter', 'Short title', 'Extent of repeal'), ...repeals(160, chance)]))),
    '  Part 2 | Revocations',
    '    2 |',
    '      . The instruments in this table are revoked to the extent shown.',
    ...within(within(within([row('Number', 'Title', 'Extent of revocation'), ...repeals(90, chance)]))),
    'Schedule 4 | Index of defined terms',
    '  1 |',
    '    . The terms in this table are defined in the provisions shown.',
    ...within(within([row('Term', 'Provision'), ...TERMS.map(({ term }) => row(term, words.citation()))])),
  ];
}
