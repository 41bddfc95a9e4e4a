import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(join(import.meta.dirname, '../../../docs/server.md'), 'utf8');

const BLOCKS = [...page.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

/**
 * The one block of docs/server.md that holds some words, as whoever follows the page would type it, with what it calls by
 * a name or place of its own replaced by a test's. @throws RangeError where there is none, or more
 */
export function pageBlock(words: string, replaced: Readonly<Record<string, string>> = {}): string {
  const [block, ...more] = BLOCKS.filter((text) => text.includes(words));
  if (block === undefined || more.length > 0)
    throw new RangeError(`docs/server.md has no one block with ${words}`);
  return Object.entries(replaced).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new RangeError(`The block with ${words} has no ${from}`);
    return text.replaceAll(from, to);
  }, block);
}
