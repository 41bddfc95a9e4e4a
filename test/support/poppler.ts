import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary.ts';

/** What a program of poppler says of a PDF; null (said aloud) where it is not on this machine. */
function poppler(program: string, args: readonly string[], pdf?: Uint8Array): string | null {
  const run = spawnSync(program, [...args], { ...(pdf && { input: pdf }), encoding: 'utf8', maxBuffer: 1e9 });
  if (run.error) {
    console.warn(`SKIPPED: ${program} is not on this machine`);
    return null;
  }
  if (run.status !== 0) throw new Error(`${program}: ${run.stderr}`);
  return run.stdout;
}

/** All words that its pages show. */
export const wordsOfPdf = (pdf: Uint8Array): string | null => poppler('pdftotext', ['-', '-'], pdf);

/** What it says of itself, by name: `Tagged: yes`. */
export function factsOfPdf(pdf: Uint8Array): ReadonlyMap<string, string> | null {
  const told = poppler('pdfinfo', ['-'], pdf);
  return told === null
    ? null
    : new Map([...told.matchAll(/^(.+?):\s*(.*)$/gm)].map(([, name = '', is = '']) => [name, is]));
}

/** Its structure, an element a line. */
export const structureOfPdf = (pdf: Uint8Array): string | null => poppler('pdfinfo', ['-struct', '-'], pdf);

/** The headings of its outline, in order, and the sizes of the letters on its first pages, in points. */
export function lookOfPdf(
  pdf: Uint8Array,
): { readonly outline: readonly string[]; readonly sizes: ReadonlySet<number> } | null {
  // It reads no pipe.
  const file = join(temporaryFolder(), 'outlined.pdf');
  writeFileSync(file, pdf);
  const told = poppler('pdftohtml', ['-xml', '-i', '-stdout', '-zoom', '1', '-l', '3', file]);
  if (told === null) return null;
  const all = (pattern: RegExp) => [...told.matchAll(pattern)].map(([, found = '']) => found);
  return {
    outline: all(/<item page="\d+">(.*?)<\/item>/g),
    sizes: new Set(all(/<fontspec id="\d+" size="(\d+)"/g).map(Number)),
  };
}
