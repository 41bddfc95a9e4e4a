import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustHave } from '../run/programs.ts';
import { temporaryFolder } from '../run/temporary.ts';

/** What a program of poppler says of a PDF. */
function poppler(program: string, args: readonly string[], pdf?: Uint8Array): string {
  mustHave('Poppler');
  const run = spawnSync(program, [...args], { ...(pdf && { input: pdf }), encoding: 'utf8', maxBuffer: 1e9 });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`${program}: ${run.stderr}`);
  return run.stdout;
}

/** All words that its pages show. @param how `-layout` for words beside each other where they stand so */
export const wordsOfPdf = (pdf: Uint8Array, how: readonly '-layout'[] = []): string =>
  poppler('pdftotext', [...how, '-', '-'], pdf);

/** What it says of itself, by name: `Tagged: yes`. */
export const factsOfPdf = (pdf: Uint8Array): ReadonlyMap<string, string> =>
  new Map(
    [...poppler('pdfinfo', ['-'], pdf).matchAll(/^(.+?):\s*(.*)$/gm)].map(([, name = '', is = '']) => [
      name,
      is,
    ]),
  );

/** The width and height of each of its pages, in points. */
export const pageSizesOfPdf = (pdf: Uint8Array): readonly (readonly [number, number])[] =>
  [...poppler('pdfinfo', ['-l', '-1', '-'], pdf).matchAll(/^Page\s+\d+ size:\s*([\d.]+) x ([\d.]+)/gm)].map(
    ([, width, height]) => [Number(width), Number(height)],
  );

/** Its structure, an element a line. */
export const structureOfPdf = (pdf: Uint8Array): string => poppler('pdfinfo', ['-struct', '-'], pdf);

/** The headings of its outline, in order, and the sizes of the letters on its first pages, in points. */
export function lookOfPdf(pdf: Uint8Array): {
  readonly outline: readonly string[];
  readonly sizes: ReadonlySet<number>;
} {
  // It reads no pipe.
  const file = join(temporaryFolder(), 'outlined.pdf');
  writeFileSync(file, pdf);
  const said = poppler('pdftohtml', ['-xml', '-i', '-stdout', '-zoom', '1', '-l', '3', file]);
  const all = (pattern: RegExp) => [...said.matchAll(pattern)].map(([, found = '']) => found);
  return {
    outline: all(/<item page="\d+">(.*?)<\/item>/g),
    sizes: new Set(all(/<fontspec id="\d+" size="(\d+)"/g).map(Number)),
  };
}

/** The words of its first pages, and where on its page each stands, in points from the left and the top. */
export const placesOfPdf = (
  pdf: Uint8Array,
  pages: number,
): readonly {
  readonly word: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}[] =>
  [
    ...poppler('pdftotext', ['-bbox', '-l', `${pages}`, '-', '-'], pdf).matchAll(
      /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g,
    ),
  ].map(([, left, top, right, word = '']) => ({
    word,
    left: Number(left),
    right: Number(right),
    top: Number(top),
  }));
