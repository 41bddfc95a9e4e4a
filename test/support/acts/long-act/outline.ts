import { type Chance, chanceFrom } from './chance.ts';
import { definitionsOf, TERMS } from './definitions.ts';
import { citedIn, type Planned, type PlannedPart } from './plan.ts';
import { schedulesOf } from './schedules.ts';
import { Words } from './words.ts';

/** What stands for words that were repealed. */
const DOTS = '. '.repeat(32).trim();

const SEED = 1994;
const GROUPS = [
  'Introductory',
  'Deposit of items',
  'Keeping of records',
  'Charges',
  'Return of items',
  'Abandoned items',
  'Inspection',
  'Complaints and appeals',
  'Enforcement',
  'Supplementary',
];
const TOPICS = [
  'Left luggage offices',
  'Licensing of keepers',
  'Deposit tickets',
  'Storage and charges',
  'Items of high value',
  'Perishable items',
  'Unclaimed umbrellas',
  'Disposal of abandoned items',
  'Carriers and porters',
  'Lost tickets',
  'The Luggage Tribunal',
  'Offences and penalties',
  'Information and inspection',
  'Miscellaneous and general',
];

/** Lines of an outline (see outlined-act.ts), one level further in. */
const deeper = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

class Outline {
  readonly #chance: Chance;
  readonly #words: Words;

  constructor(chance: Chance, words: Words) {
    this.#chance = chance;
    this.#words = words;
  }

  /** Words of one line, now and then with a note of the editors’. */
  #noted(words: string): string {
    return this.#chance.oneIn(60)
      ? `${words}[^Words made up for testing; no such amendment was made.]`
      : words;
  }

  /** Lettered paragraphs, some of them with paragraphs in them, each but the last with its comma or “and”. */
  #list(item: () => string, ends: string): readonly string[] {
    const count = 2 + this.#chance.below(4);
    return Array.from({ length: count }, (_, at) => {
      const letter = `(${String.fromCharCode(97 + at)})`;
      const end = at === count - 1 ? ends : at === count - 2 ? ', or' : ',';
      if (this.#chance.oneIn(14)) return [`${letter} ${DOTS}`];
      if (!this.#chance.oneIn(6)) return [`${letter} ${item()}${end}`];
      const inner = [`(i) ${item()}, or`, `(ii) ${item()}${end}`];
      return [`${letter} in the case of ${this.#chance.pick(TERMS).article}—`, ...deeper(inner)];
    }).flat();
  }

  /** What a subsection or an undivided section says: its own words first, and what is below them. */
  #provision(): readonly [string, ...string[]] {
    if (this.#chance.oneIn(18)) return [DOTS];
    if (!this.#chance.oneIn(3)) return [this.#noted(this.#words.sentence())];
    if (this.#chance.oneIn(2)) return [this.#words.beforeItems(), ...this.#list(this.#words.item, '.')];
    const closing = this.#chance.oneIn(2);
    const list = this.#list(this.#words.clause, closing ? ',' : '.');
    return [this.#words.beforeClauses(), ...list, ...(closing ? [`= ${this.#words.afterClauses()}`] : [])];
  }

  #section({ num, is, subsections }: Planned): readonly string[] {
    if (is === 'repealed') return [`${num} |`, `  . ${DOTS}`];
    if (is === 'interpretation')
      return [`${num} | Interpretation of this Part`, ...deeper(this.#interpretation())];
    const head = `${num} | ${this.#words.heading()}`;
    if (is === 'undivided') {
      const [own, ...below] = this.#provision();
      return [head, `  . ${own}`, ...deeper(below)];
    }
    const parts = Array.from({ length: subsections }, (_, at) => {
      const [own, ...below] = this.#provision();
      return [`(${at + 1}) ${own}`, ...deeper(below)];
    });
    return [head, ...deeper(parts.flat())];
  }

  #interpretation(): readonly string[] {
    return [
      '(1) In this Part—',
      ...deeper(definitionsOf(this.#chance, this.#words)),
      `(2) ${this.#words.sentence()}`,
      `(3) ${this.#words.sentence()}`,
    ];
  }

  part({ num, chapters }: PlannedPart): readonly string[] {
    const groups = (some: readonly (readonly Planned[])[]) =>
      some.flatMap((group, at) => [
        `~ ${GROUPS[(num + at) % GROUPS.length]}`,
        ...deeper(group.flatMap((section) => this.#section(section))),
      ]);
    const [only, another] = chapters;
    const inner =
      only && !another
        ? groups(only)
        : chapters.flatMap((some, at) => [
            `Chapter ${at + 1} | ${GROUPS[(num * 3 + at) % GROUPS.length]}`,
            ...deeper(groups(some)),
          ]);
    return [`Part ${num} | ${TOPICS[num - 1]}`, ...deeper(inner)];
  }
}

/** The whole Act as an outline. */
export function longOutline(plan: readonly PlannedPart[]): string {
  const chance = chanceFrom(SEED);
  const words = new Words(chance, citedIn(plan));
  const outline = new Outline(chance, words);
  return [...plan.flatMap((part) => outline.part(part)), ...schedulesOf(chance, words)].join('\n');
}
