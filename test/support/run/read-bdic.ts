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

export function readBdic(file: Buffer): Dictionary {
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
