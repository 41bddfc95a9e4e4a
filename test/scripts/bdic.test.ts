import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBdic } from '../../scripts/lib/bdic.mjs';

/** What a dictionary of Chromium’s says, read as Chromium reads it: from its header to where it leads. */
interface Dictionary {
  /** The groups of affixes of each word; '' is none. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly groups: readonly string[];
  readonly rules: readonly string[];
  readonly replacements: readonly string[];
  readonly others: readonly string[];
}

const textsAt = (file: Buffer, at: number): readonly string[] => {
  const texts: string[] = [];
  for (let from = at; file[from] !== 0; ) {
    const to = file.indexOf(0, from);
    texts.push(file.toString('utf8', from, to));
    from = to + 1;
  }
  return texts;
};

/** A word’s groups at a leaf: the number in its first two bytes, and those that follow its remaining letters. */
function leafAt(file: Buffer, at: number): { readonly rest: Buffer; readonly groups: readonly number[] } {
  const head = file.readUInt8(at);
  let place = at + 2;
  let rest: Buffer = Buffer.alloc(0);
  if (head & 0x40) {
    const end = file.indexOf(0, place);
    rest = file.subarray(place, end);
    place = end + 1;
  }
  const first = ((head & 0x1f) << 8) | file.readUInt8(at + 1);
  const groups = first === 0x1fff ? [] : [first];
  if (head & 0x20)
    for (; file.readUInt16LE(place) !== 0xffff; place += 2) groups.push(file.readUInt16LE(place));
  return { rest, groups };
}

/** Where the letters of a branch lead. */
function waysAt(file: Buffer, at: number): readonly (readonly [letter: number, to: number])[] {
  const head = file.readUInt8(at);
  if ((head & 0xe0) === 0xe0) {
    const width = head & 0x10 ? 2 : 1;
    const count = head & 0x0f;
    const behind = at + 1 + count * (1 + width);
    return Array.from({ length: count }, (_, index) => {
      const entry = at + 1 + index * (1 + width);
      return [file.readUInt8(entry), behind + file.readUIntLE(entry + 1, width)] as const;
    });
  }
  if ((head & 0xfc) !== 0xc0) throw new Error(`No such node: ${head.toString(2)}`);
  const width = head & 2 ? 4 : 2;
  const to = (entry: number): number => (width === 4 ? 0 : at) + file.readUIntLE(entry, width);
  const [from, count] = [file.readUInt8(at + 1), file.readUInt8(at + 2)];
  const letters = at + 3 + (head & 1 ? width : 0);
  const ways: (readonly [number, number])[] = head & 1 ? [[0, to(at + 3)]] : [];
  for (let n = 0; n < count; n += 1)
    if (file.readUIntLE(letters + n * width, width) !== 0) ways.push([from + n, to(letters + n * width)]);
  return ways;
}

function readBdic(file: Buffer): Dictionary {
  const [affixes, tree] = [file.readUInt32LE(8), file.readUInt32LE(12)];
  const [groupsAt, rulesAt, replacementsAt, othersAt] = [0, 4, 8, 12].map((n) =>
    file.readUInt32LE(affixes + n),
  );
  const groups = textsAt(file, groupsAt ?? 0)
    .slice(1)
    .map((line) => line.replace('AF ', ''));
  const words: Record<string, readonly string[]> = {};
  const visit = (at: number, before: readonly number[]): void => {
    if ((file.readUInt8(at) & 0x80) === 0) {
      const leaf = leafAt(file, at);
      const word = Buffer.concat([Buffer.from(before.filter((letter) => letter !== 0)), leaf.rest]);
      words[word.toString()] = leaf.groups.map((number) => (number === 0 ? '' : (groups[number - 1] ?? '?')));
      return;
    }
    for (const [letter, to] of waysAt(file, at)) visit(to, [...before, letter]);
  };
  visit(tree, []);
  return {
    words,
    groups,
    rules: textsAt(file, rulesAt ?? 0),
    replacements: textsAt(file, replacementsAt ?? 0),
    others: textsAt(file, othersAt ?? 0),
  };
}

const AFFIXES = `SET UTF-8
TRY es

# a comment
REP 1
REP alot a_lot
PFX A Y 1
PFX A   0     re         .
SFX B N 2
SFX B   e     ing/A      e
SFX B   0     ing        [^e]
`;

const dictionary = (...lines: readonly string[]): string => [lines.length, ...lines, ''].join('\n');

describe('a dictionary for Chromium', () => {
  it('has every word, with the groups of what may be put before and behind it', () => {
    const made = toBdic(AFFIXES, dictionary('make/AB', 'make/B', 'maker', 'A4', 'café/B', "don't"));
    const { words, groups, rules, replacements, others } = readBdic(made);
    expect(words).toEqual({
      A4: [''],
      café: ['B'],
      "don't": [''],
      make: ['B', 'AB'],
      maker: [''],
    });
    expect(groups).toEqual(['A', 'AB', 'B']);
    expect(rules).toEqual(['PFX A Y 1', 'PFX A 0 re .', 'SFX B N 2', 'SFX B e ing/1 e', 'SFX B 0 ing [^e]']);
    expect(replacements).toEqual(['alot', 'a lot']);
    expect(others).toEqual(['TRY es']);
  });

  it('has the sum that Chromium compares, without which it throws it away', () => {
    const made = toBdic(AFFIXES, dictionary('word'));
    expect(made.subarray(16, 32)).toEqual(createHash('md5').update(made.subarray(32)).digest());
  });

  it.each(['FLAG num', 'AF 2', 'IGNORE x'])('is not made of affixes that it can’t tell: %s', (line) => {
    expect(() => toBdic(`SET UTF-8\n${line}\n`, dictionary('word'))).toThrow(/not known/);
  });

  it('has every word of any list, and no other, whatever they begin with', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', 'z', "'", '文'),
      minLength: 1,
      maxLength: 6,
    });
    const other = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 9 })
      .filter((word) => /^[\p{L}\p{M}]+$/u.test(word));
    const word = fc.oneof({ weight: 4, arbitrary: letters }, other);
    const groups = fc.array(fc.constantFrom('', 'A', 'B', 'AB', 'BA'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.dictionary(word, groups, { minKeys: 1, maxKeys: 400, noNullPrototype: true }),
        (given) => {
          const lines = Object.entries(given).flatMap(([written, flags]) =>
            flags.map((flag) => (flag === '' ? written : `${written}/${flag}`)),
          );
          const { words } = readBdic(toBdic(AFFIXES, dictionary(...lines)));
          const sets = (all: Readonly<Record<string, readonly string[]>>) =>
            Object.fromEntries(Object.entries(all).map(([key, flags]) => [key, new Set(flags)]));
          expect(sets(words)).toEqual(sets(given));
        },
      ),
    );
  });

  it('reaches words that lie far from where they are looked up', () => {
    const list = Array.from({ length: 60_000 }, (_, n) => `${String.fromCharCode(97 + (n % 26))}${n}`);
    const { words } = readBdic(toBdic(AFFIXES, dictionary(...list)));
    expect(Object.keys(words).sort()).toEqual([...list].sort());
  });
});
