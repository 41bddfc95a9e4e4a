import { createHash } from 'node:crypto';

/**
 * Writes the dictionary for the spell-checker of Chromium and Electron, in Chromium's own format (`.bdic`), from the
 * two files that Hunspell has for a language. The words are a trie of letters. The affixes are lines of text.
 */

const HEADER = 32;
const AFFIX_HEADER = 16;
/** The largest number of an affix group that fits into the two bytes of a word. */
const MAX_IN_WORD = 0x1ffe;
const NOT_IN_WORD = 0x1fff;
const END_OF_GROUPS = 0xffff;
const MOST_GROUPS = 32;
/** The most letters in a node that is written as a list. A node with more is written as a table. */
const MAX_IN_LIST = 15;
const MAX_UINT16_OFFSET = 0xfffe;

const NUL = Buffer.from([0]);

const isCommand = (line, name) => line.startsWith(`${name} `);
const words = (line) => line.trim().split(/\s+/);

/** Directives that change how words are read. This module does not support them. */
const UNKNOWN = ['AF', 'COMPLEXPREFIXES', 'FLAG', 'IGNORE'];

/** Numbers affix groups from 1, in the order in which they are first used. */
function groupNumbers() {
  const numbers = new Map();
  const numberOf = (flags) => {
    if (!numbers.has(flags)) numbers.set(flags, numbers.size + 1);
    return numbers.get(flags);
  };
  return { numberOf, all: () => [...numbers.keys()] };
}

/** A rule with its spaces normalised, and the number of the affix group of its ending. */
function affixRule(line, numberOf) {
  const [kind, flag, strip, add, when = '.'] = words(line);
  if (add === undefined || /^[YN]$/.test(strip)) return words(line).join(' ');
  const [letters, flags] = add.split('/');
  return [kind, flag, strip, flags === undefined ? letters : `${letters}/${numberOf(flags)}`, when].join(' ');
}

/** Sorts the lines of Hunspell's affix file by their kind. */
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

/** Each word once, as bytes in their order, with the numbers of its groups; 0 means none. */
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

/** The letter at an index; 0 after the last one. */
const letterAt = (word, place) => word.bytes[place] ?? 0;

function leaf(letter, word, tail) {
  const [first] = word.groups;
  const isFirstInWord = first <= MAX_IN_WORD;
  const following = (isFirstInWord ? word.groups.slice(1) : word.groups).slice(0, MOST_GROUPS);
  const size =
    2 + (tail.length > 0 ? tail.length + 1 : 0) + (following.length > 0 ? following.length * 2 + 2 : 0);
  return { kind: 'leaf', letter, first: isFirstInWord ? first : NOT_IN_WORD, following, tail, size };
}

/** The range of letters that a table has room for: from the first to the last, and the end of a word. */
function tableOf(children) {
  const hasEnd = children[0].letter === 0;
  const letters = hasEnd ? children.slice(1) : children;
  const from = letters[0]?.letter ?? 0;
  return { hasEnd, from, count: letters.length === 0 ? 0 : letters.at(-1).letter - from + 1 };
}

function branch(letter, children) {
  const within = children.reduce((sum, { size }) => sum + size, 0);
  if (children.length <= MAX_IN_LIST && within <= 0xffff) {
    const width = within <= 0xff ? 1 : 2;
    return { kind: 'list', letter, children, width, size: 1 + children.length * (1 + width) + within };
  }
  const table = tableOf(children);
  const entries = table.count + (table.hasEnd ? 1 : 0);
  const width = 3 + entries * 2 + within <= MAX_UINT16_OFFSET ? 2 : 4;
  return { kind: 'table', letter, children, table, width, size: 3 + entries * width + within };
}

/** The trie of the words between two indices of the sorted list, which are equal up to `depth`. */
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
    // Short offsets count from this table, long ones from the beginning of the file.
    file.writeUIntLE(width === 4 ? place : place - at, offset, width);
    write(file, child, place);
    place += child.size;
  }
}

const WRITE = { leaf: writeLeaf, list: writeList, table: writeTable };

function write(file, node, at) {
  WRITE[node.kind](file, node, at);
}

/** NUL-terminated texts, followed by another NUL. */
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
