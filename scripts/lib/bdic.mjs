import { createHash } from 'node:crypto';

/**
 * The dictionary that Chromium, and so Electron, checks spelling by: its own form (`.bdic`) of the two files that Hunspell
 * has for a language. The words are a tree of their letters, and what may be put before and behind them is lines of text.
 */

const HEADER = 32;
const AFFIX_HEADER = 16;
/** The largest number of a group of affixes that fits into a word's own two bytes. */
const MOST_IN_WORD = 0x1ffe;
const NOT_IN_WORD = 0x1fff;
const END_OF_GROUPS = 0xffff;
const MOST_GROUPS = 32;
/** More letters than these are a table rather than a list. */
const MOST_IN_LIST = 15;
const MOST_16 = 0xfffe;

const NUL = Buffer.from([0]);

const isCommand = (line, name) => line.startsWith(`${name} `);
const words = (line) => line.trim().split(/\s+/);

/** What changes how words are read, which nothing here does. */
const UNKNOWN = ['AF', 'COMPLEXPREFIXES', 'FLAG', 'IGNORE'];

/** The numbers of groups of affixes, in the order in which they are first met; 1 is the first. */
function groupNumbers() {
  const numbers = new Map();
  const numberOf = (flags) => {
    if (!numbers.has(flags)) numbers.set(flags, numbers.size + 1);
    return numbers.get(flags);
  };
  return { numberOf, all: () => [...numbers.keys()] };
}

/** A rule's line with its spaces made one each, and the group that its ending belongs to by number. */
function affixRule(line, numberOf) {
  const [kind, flag, strip, add, when = '.'] = words(line);
  if (add === undefined || /^[YN]$/.test(strip)) return words(line).join(' ');
  const [letters, flags] = add.split('/');
  return [kind, flag, strip, flags === undefined ? letters : `${letters}/${numberOf(flags)}`, when].join(' ');
}

/** The lines of Hunspell's file of affixes, by what becomes of each. */
function readAffixes(text, numberOf) {
  const lines = text.split('\n').map((line) => line.replace(/\s+$/, ''));
  const commands = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const unknown = commands.find((line) => UNKNOWN.some((name) => isCommand(line, name)));
  if (unknown !== undefined)
    throw new Error(`The dictionary's affixes have what is not known here: ${unknown}`);
  if (!commands.includes('SET UTF-8')) throw new Error("The dictionary's affixes are not in UTF-8");
  const replacements = commands.filter((line) => isCommand(line, 'REP')).slice(1);
  const isRule = (line) => isCommand(line, 'PFX') || isCommand(line, 'SFX');
  return {
    rules: commands.filter(isRule).map((line) => affixRule(line, numberOf)),
    replacements: replacements.map((line) =>
      words(line)
        .slice(1, 3)
        .map((part) => part.replaceAll('_', ' ')),
    ),
    otherCommands: commands.filter(
      (line) => !isRule(line) && !isCommand(line, 'REP') && line !== 'SET UTF-8',
    ),
  };
}

/** Each word once, as bytes in their order, with the numbers of its groups; 0 is none. */
function readWords(text, numberOf) {
  const groupsByWord = new Map();
  for (const line of text.split('\n').slice(1)) {
    const [spelling] = line.trim().split('\t');
    if (spelling === '' || spelling.startsWith('#')) continue;
    const slash = spelling.indexOf('/', 1);
    const word = slash < 0 ? spelling : spelling.slice(0, slash);
    const group = slash < 0 ? 0 : numberOf(spelling.slice(slash + 1));
    groupsByWord.set(word, (groupsByWord.get(word) ?? new Set()).add(group));
  }
  return [...groupsByWord]
    .map(([word, groups]) => ({ bytes: Buffer.from(word), groups: [...groups].sort((a, b) => b - a) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
}

/** The letter at a place, and 0 behind the last. */
const letterAt = (word, place) => word.bytes[place] ?? 0;

function leaf(letter, word, tail) {
  const [first] = word.groups;
  const isFirstInWord = first <= MOST_IN_WORD;
  const following = (isFirstInWord ? word.groups.slice(1) : word.groups).slice(0, MOST_GROUPS);
  const size =
    2 + (tail.length > 0 ? tail.length + 1 : 0) + (following.length > 0 ? following.length * 2 + 2 : 0);
  return { kind: 'leaf', letter, first: isFirstInWord ? first : NOT_IN_WORD, following, tail, size };
}

/** What a table of letters needs room for: the letters from the first to the last, and the end of a word by itself. */
function tableOf(children) {
  const hasEnd = children[0].letter === 0;
  const letters = hasEnd ? children.slice(1) : children;
  const from = letters[0]?.letter ?? 0;
  return { hasEnd, from, count: letters.length === 0 ? 0 : letters.at(-1).letter - from + 1 };
}

function branch(letter, children) {
  const within = children.reduce((sum, { size }) => sum + size, 0);
  if (children.length <= MOST_IN_LIST && within <= 0xffff) {
    const width = within <= 0xff ? 1 : 2;
    return { kind: 'list', letter, children, width, size: 1 + children.length * (1 + width) + within };
  }
  const table = tableOf(children);
  const entries = table.count + (table.hasEnd ? 1 : 0);
  const width = 3 + entries * 2 + within <= MOST_16 ? 2 : 4;
  return { kind: 'table', letter, children, table, width, size: 3 + entries * width + within };
}

/** The tree of the words from one place of the list to another, which all begin alike as far as `depth`. */
function treeOf(list, from, to, depth, letter) {
  const children = [];
  for (let start = from; start < to; ) {
    const next = letterAt(list[start], depth);
    let end = start + 1;
    while (end < to && letterAt(list[end], depth) === next) end += 1;
    const isOne = end === start + 1;
    const tail = list[start].bytes.subarray(depth + 1);
    children.push(isOne ? leaf(next, list[start], tail) : treeOf(list, start, end, depth + 1, next));
    start = end;
  }
  return branch(letter, children);
}

function writeLeaf(file, node, at) {
  const { first, following, tail } = node;
  const marks = (tail.length > 0 ? 0x40 : 0) | (following.length > 0 ? 0x20 : 0);
  let place = file.writeUInt8((first >> 8) | marks, at);
  place = file.writeUInt8(first & 0xff, place);
  if (tail.length > 0) place += tail.copy(file, place) + 1;
  if (following.length > 0)
    for (const group of [...following, END_OF_GROUPS]) place = file.writeUInt16LE(group, place);
}

function writeList(file, { children, width }, at) {
  file.writeUInt8((width === 1 ? 0xe0 : 0xf0) | children.length, at);
  const behind = at + 1 + children.length * (1 + width);
  let place = behind;
  children.forEach((child, index) => {
    const offset = at + 1 + index * (1 + width);
    file.writeUInt8(child.letter, offset);
    file.writeUIntLE(place - behind, offset + 1, width);
    write(file, child, place);
    place += child.size;
  });
}

function writeTable(file, { children, table, width }, at) {
  const { hasEnd, from, count } = table;
  file.writeUInt8(0xc0 | (width === 4 ? 2 : 0) | (hasEnd ? 1 : 0), at);
  file.writeUInt8(from, at + 1);
  file.writeUInt8(count, at + 2);
  const letters = at + 3 + (hasEnd ? width : 0);
  let place = letters + count * width;
  for (const child of children) {
    const offset = child.letter === 0 ? at + 3 : letters + (child.letter - from) * width;
    // Short ways are counted from this table, long ones from the beginning of the file.
    file.writeUIntLE(width === 4 ? place : place - at, offset, width);
    write(file, child, place);
    place += child.size;
  }
}

const WRITE = { leaf: writeLeaf, list: writeList, table: writeTable };

function write(file, node, at) {
  WRITE[node.kind](file, node, at);
}

/** NUL-terminated texts, and one more NUL after the last. */
const texts = (all) => Buffer.concat([...all.flatMap((text) => [Buffer.from(text), NUL]), NUL]);

/**
 * Makes Chromium's dictionary from the texts of Hunspell's two files.
 * @param {string} affixText the `.aff` file.
 * @param {string} wordText the `.dic` file.
 * @returns {Buffer} the `.bdic` file.
 * @throws Error where a file has an unknown directive
 */
export function toBdic(affixText, wordText) {
  const { numberOf, all } = groupNumbers();
  const { rules, replacements, otherCommands } = readAffixes(affixText, numberOf);
  const list = readWords(wordText, numberOf);
  const groups = all();
  const parts = [
    texts([`AF ${groups.length}`, ...groups.map((flags) => `AF ${flags}`)]),
    texts(rules),
    texts(replacements.flat()),
    texts(otherCommands),
  ];
  const comment = Buffer.from('\n\n');
  const affixes = Buffer.alloc(AFFIX_HEADER);
  let place = HEADER + AFFIX_HEADER + comment.length;
  parts.forEach((part, index) => {
    affixes.writeUInt32LE(place, index * 4);
    place += part.length;
  });
  const tree = treeOf(list, 0, list.length, 0, 0);
  const file = Buffer.concat([Buffer.alloc(HEADER), affixes, comment, ...parts, Buffer.alloc(tree.size)]);
  write(file, tree, place);
  file.write('BDic', 0, 'latin1');
  file.writeUInt16LE(2, 4);
  file.writeUInt32LE(HEADER, 8);
  file.writeUInt32LE(place, 12);
  createHash('md5').update(file.subarray(HEADER)).digest().copy(file, 16);
  return file;
}
