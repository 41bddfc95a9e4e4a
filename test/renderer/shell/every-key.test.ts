import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pathsUnder } from '../../support/run/paths-under.ts';

const RENDERER = join(import.meta.dirname, '../../../renderer');
const LIST = 'shell/help/key-groups.ts';

const FILES = pathsUnder(RENDERER)
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => ({
    name,
    text: readFileSync(join(RENDERER, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
  }));

const listed = FILES.find(({ name }) => name === LIST)?.text ?? '';
const isListed = (keys: string): boolean =>
  new RegExp(`import \\{[^}]*\\b${keys}\\b`).test(listed) &&
  listed.split(new RegExp(`\\b${keys}\\b`)).length > 2;

/** The system's own, which a menu shows beside its commands. */
const SYSTEM = 'CLIPBOARD_KEYS';
/** Another key for what a listed one does. */
const ALSO = ['AMEND_TOO', 'DOWN', 'UP'];

it('every set of keys is in the list that the window shows', () => {
  const defined = FILES.flatMap(({ text }) =>
    [...text.matchAll(/export const (\w+)(?:: [^=]*Shortcut[^=]*)? = [{([][\s\S]*?;\n/g)]
      .filter(([all]) => all.includes('does:') && /Shortcut\b/.test(all))
      .map(([, name]) => name ?? ''),
  );
  expect(defined.length).toBeGreaterThan(10);
  expect(defined.filter((name) => name !== SYSTEM && !isListed(name))).toEqual([]);
});

it('every key that is handled as a shortcut is of a set in the list', () => {
  const handled = FILES.filter(({ name }) => name !== 'ui/shortcut.ts').flatMap(({ text }) =>
    [...text.matchAll(/isShortcut\(\s*\w+,\s*(\w+)/g)].map(([, name]) => name ?? ''),
  );
  expect(handled.length).toBeGreaterThan(10);
  expect([...new Set(handled)].filter((name) => !ALSO.includes(name) && !isListed(name))).toEqual([]);
});

/** Keys that do in a list, a field or a dialog what they do in any: nobody looks for them in a list of keys. */
const USUAL = /^(?:Escape|Enter| |Backspace|Delete|Tab|Home|End|PageUp|PageDown|Arrow\w+|Process)$/;
/** Undo and redo of the coding are the window's, and “a” selects all there, as anywhere. */
const ELSEWHERE = new Set(['a', 'z', 'y']);

it('no letter and no function key is handled by the way', () => {
  // A combination of a command is listed with the command.
  const others = FILES.filter(({ name }) => name !== 'text/commands/key-combinations.ts').flatMap(
    ({ name, text }) =>
      [...text.matchAll(/\bkey(?:\.toLowerCase\(\))? [!=]== '([^']+)'/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => !USUAL.test(key) && !ELSEWHERE.has(key) && /^(?:\w|F\d+|\p{P})$/u.test(key))
        .map((key) => `${name}: ${key}`),
  );
  expect(others).toEqual([]);
});
