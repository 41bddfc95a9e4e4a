import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { FIELDS, type Provision, walk } from '../../core/act/tree.ts';
import { readAkn } from '../../data/formats/akn/read.ts';
import { writeAkn } from '../../data/formats/akn/write.ts';
import { readClml } from '../../data/formats/clml/read.ts';
import { must } from './review.ts';

/** Not the text of the law: what the editors say of it, and what other versions of pieces of it are. */
const BESIDE = /^(?:Commentaries|Versions|Resources|MarginNotes|Footnotes|MarginNote)$/;
const PRELIMS = /^(?:Primary|Secondary)Prelims$/;
const SERIES: Readonly<Record<string, readonly string[]>> = {
  alpha: [...'abcdefghijklmnopqrstuvwxyz'],
  alphaUpper: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  roman: ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'],
  romanUpper: ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'],
};
const bare = (text: string): string => text.replace(/[\s()]+/g, '');

/** Every word of the law in a file, read by a parser of its own, in the order of the file. */
function wordsInFile(xml: string): string {
  const parser = new SaxesParser({ xmlns: false });
  const open: string[] = [];
  const words: string[] = [];
  const lists: { readonly series: readonly string[]; readonly stop: string; items: number }[] = [];
  const isBeside = () =>
    open.some((name) => BESIDE.test(name)) ||
    !open.some((name) => name === 'Primary' || name === 'Secondary') ||
    // The word printed over the first Schedule is the printer's.
    (open[2] === 'Schedules' && open[3] === 'Title') ||
    (PRELIMS.test(open[2] ?? '') && /^(?:Title|Number|DateOfEnactment|MadeDate)$/.test(open[3] ?? ''));
  parser.on('opentag', ({ name: given, attributes }) => {
    const name = given.replace(/^\w+:/, '');
    open.push(name);
    if (isBeside()) return;
    const {
      NumberOverride,
      PuncBefore = '',
      PuncAfter = '',
      Start = '1',
    } = attributes as Record<string, string>;
    if (/List$/.test(name)) {
      const series = SERIES[String(attributes.Type)] ?? [];
      const stop = series.length > 0 && attributes.Decoration === 'period' ? '.' : '';
      lists.push({ series, stop, items: Number(Start) - 1 });
    }
    const list = name === 'ListItem' ? lists.at(-1) : undefined;
    if (list) {
      list.items += 1;
      words.push(NumberOverride ?? list.series[list.items - 1] ?? '', list.stop);
    }
    // A stop after the number of a section is layout.
    const stop = open.at(-2)?.endsWith('P1') === true && /^\.—?$/.test(PuncAfter);
    if (name === 'Pnumber') words.push(PuncBefore, stop ? '' : PuncAfter);
    if (name === 'Character' && attributes.Name === 'Minus') words.push('\u2212');
  });
  const said = (text: string) => {
    if (isBeside()) return;
    // A number raised after a number is written in raised digits.
    if (open.at(-1)?.endsWith('Superior') && /^\d+$/.test(text) && /\d$/.test(words.at(-1) ?? ''))
      words.push([...text].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join(''));
    else words.push(text);
  };
  parser.on('text', said);
  parser.on('cdata', said);
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

/**
 * Without identifiers, which a file that lacks them is given when it is written, remarks, which are ours, and the markup
 * of what can't be edited: of that the other format has what it can hold, and all the words.
 */
const carried = ({ eid: _, remark: _r, opaque, children, content, ...node }: Provision): unknown => ({
  ...node,
  // The cells of a table are set apart in whichever way its own format has them.
  content: opaque || node.kind === 'block' ? content.replace(/\s+/g, ' ') : content,
  children: children.map(carried),
});

/** What holds for every file of legislation.gov.uk's XML. */
export function holdsForClml(name: string, xml: string): void {
  describe(`legislation.gov.uk’s file ${name}`, () => {
    const { instrument } = must(readClml(xml));

    it('is read without losing or inventing a word', () => {
      const [theirs, ours] = [wordsInFile(xml), wordsInTree(instrument.root)];
      expect(ours.length).toBeGreaterThan(150);
      expect([...counted(ours)].sort()).toEqual([...counted(theirs)].sort());
    });

    it('has each mark of the editors on text that is there', () => {
      const nodes = new Map([...walk(instrument.root)].map((node) => [node.pid, node]));
      const isThere = ({ pid, field, to = 0 }: (typeof instrument.notes)[number]) =>
        (nodes.get(pid)?.[field ?? 'content'].length ?? -1) >= (field === undefined ? 0 : to);
      expect(instrument.notes.filter((note) => !isThere(note))).toEqual([]);
    });

    it('says which instrument it is', () => {
      expect(instrument.id).toMatch(/^[a-z]+\/\d{4}\/\d+$/);
      expect(instrument.title).not.toBe('');
      expect(instrument.number).toMatch(/\d{4}/);
    });

    it('names no field after white space of the file', () => {
      for (const node of walk(instrument.root)) {
        // The cells of a table may be empty, and stay apart.
        for (const field of FIELDS)
          if (!node.opaque) expect(node[field], `${node.pid} ${field}`).toBe(node[field].trim());
      }
    });

    it('is the same tree when it is written as Akoma Ntoso and read again', () => {
      const again = must(readAkn(writeAkn(instrument, { ids: 'legislation' }))).instrument;
      expect(carried(again.root)).toEqual(carried(instrument.root));
      const third = must(readAkn(writeAkn(again, { ids: 'legislation' }))).instrument;
      expect(third.root).toEqual(again.root);
    });
  });
}
