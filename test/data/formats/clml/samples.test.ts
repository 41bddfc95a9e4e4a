import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { FIELDS, type Provision, walk } from '../../../../core/act/tree.ts';
import { readClml } from '../../../../data/formats/clml/read.ts';
import { referencePath } from '../../../support/reference.ts';
import { must } from '../../../support/review.ts';

const folder = referencePath('clml', 'samples');
const files = folder === null ? [] : readdirSync(folder).filter((name) => !name.includes('feed'));

/** Not the text of the law: what the editors say of it, and what other versions of pieces of it are. */
const BESIDE =
  /^(?:ukm:Metadata|Contents|Commentaries|Versions|Resources|MarginNotes|Footnotes|MarginNote|Footnote)$/;
const PRELIMS = /^(?:Primary|Secondary)Prelims$/;
const SERIES: Readonly<Record<string, readonly string[]>> = {
  alpha: [...'abcdefghijklmnopqrstuvwxyz'],
  roman: ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'],
};
const bare = (text: string): string => text.replace(/[\s()]+/g, '');

/** Every word of the law in a file, read by a parser of its own, in the order of the file. */
function wordsInFile(xml: string): string {
  const parser = new SaxesParser({ xmlns: false });
  const open: string[] = [];
  const words: string[] = [];
  const lists: { readonly series: readonly string[]; items: number }[] = [];
  const isBeside = () =>
    open.some((name) => BESIDE.test(name)) ||
    !open.some((name) => name === 'Primary' || name === 'Secondary') ||
    // The word printed over the first Schedule is the printer's.
    (open[2] === 'Schedules' && open[3] === 'Title') ||
    (PRELIMS.test(open[2] ?? '') && /^(?:Title|Number|DateOfEnactment|MadeDate)$/.test(open[3] ?? ''));
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    if (isBeside()) return;
    const { NumberOverride, PuncBefore = '', PuncAfter = '' } = attributes as Record<string, string>;
    if (/List$/.test(name)) lists.push({ series: SERIES[String(attributes.Type)] ?? [], items: 0 });
    const list = name === 'ListItem' ? lists.at(-1) : undefined;
    if (list) list.items += 1;
    if (NumberOverride !== undefined) words.push(NumberOverride);
    else if (list) words.push(list.series[list.items - 1] ?? '');
    if (name === 'Pnumber') words.push(PuncBefore, PuncAfter);
  });
  parser.on('text', (text) => {
    if (!isBeside()) words.push(text);
  });
  parser.on('closetag', ({ name }) => {
    if (/List$/.test(name)) lists.pop();
    open.pop();
  });
  parser.write(xml).close();
  return bare(words.join(' '));
}

function wordsInTree(root: Provision): string {
  const words: string[] = [];
  const visit = (node: Provision): void => {
    words.push(node.num, node.heading, node.intro, node.content);
    for (const child of node.children) visit(child);
    words.push(node.wrapUp);
  };
  visit(root);
  return bare(words.join(' '));
}

/** The characters of a text, counted: what a reader must neither lose nor invent, wherever the parts stand. */
function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

describe.skipIf(folder === null).each(files)('legislation.gov.uk’s file %s', (name) => {
  const xml = readFileSync(join(folder ?? '', name), 'utf8');
  const { instrument, remarks } = must(readClml(xml));

  it('is read without losing or inventing a word', () => {
    const [theirs, ours] = [wordsInFile(xml), wordsInTree(instrument.root)];
    expect(ours.length).toBeGreaterThan(500);
    expect([...counted(ours)].sort()).toEqual([...counted(theirs)].sort());
  });

  it('has each mark of the editors on text that is there', () => {
    const nodes = new Map([...walk(instrument.root)].map((node) => [node.pid, node]));
    for (const note of instrument.notes) {
      const node = nodes.get(note.pid);
      expect(node, note.id).toBeDefined();
      if (note.field !== undefined)
        expect(node?.[note.field].length, note.id).toBeGreaterThanOrEqual(note.to ?? 0);
    }
  });

  it('says which instrument it is', () => {
    expect(instrument.id).toMatch(/^[a-z]+\/\d{4}\/\d+$/);
    expect(instrument.title).not.toBe('');
    expect(instrument.number).toMatch(/\d{4}/);
  });

  it('tells what it did not understand', () => {
    expect(remarks).toMatchSnapshot();
  });

  it('names no field after white space of the file', () => {
    for (const node of walk(instrument.root)) {
      for (const field of FIELDS) expect(node[field], `${node.pid} ${field}`).toBe(node[field].trim());
    }
  });
});
