import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pathsUnder } from './support/run/paths-under.ts';

const WINDOW = 'test/browser';

/** What reads a window and may be read once: it waits by itself, or must find what is wrong at that very moment. */
const READ_ONCE =
  /^(faults\w*|clipboard|saved|read|keyboard\.read|accessibilityOf|ran|told|ask|session\.call)\(/;

interface Place {
  readonly file: string;
  readonly line: number;
  readonly words: string;
}

/** Every place in the tests of a window that matches. */
function places(pattern: RegExp): readonly Place[] {
  const files = pathsUnder(WINDOW).filter((name) => /\.tsx?$/.test(name));
  return files.flatMap((name) => {
    const text = readFileSync(`${WINDOW}/${name}`, 'utf8');
    return [...text.matchAll(pattern)].map(({ index, 1: words = '' }) => ({
      file: `${WINDOW}/${name}`,
      line: text.slice(0, index).split('\n').length,
      words,
    }));
  });
}

describe('the tests of a window', () => {
  it('look again until they see it: what a window shows comes a moment after what was done', () => {
    const once = places(/expect\(\s*await ([^\n]*)/g).filter(({ words }) => !READ_ONCE.test(words));
    expect(once).toEqual([]);
  });

  it('send the keyboard where a person could: to nothing that a closing dialog still lies over', () => {
    expect(places(/await [^;]*?(\.focus)\(\);/g).filter(({ file }) => !/support\//.test(file))).toEqual([]);
  });

  it('wait for no fixed time', () => {
    expect(places(/(waitForTimeout)\(/g)).toEqual([]);
    const timers = places(/setTimeout\([^;]*, *(\d+)\)/g).filter(({ words }) => words !== '0');
    expect(timers).toEqual([]);
  });

  it('are seen: the patterns find what they look for', () => {
    expect(places(/await expect(?:\s*)\.(poll)\(/g).length).toBeGreaterThan(300);
  });
});
