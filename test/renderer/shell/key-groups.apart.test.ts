import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';

// The keys are said where they are handled, beside calls that leave a window; the widgets ask whether there is one.
await import('react-aria-components');
vi.stubGlobal('window', { keeling: {} });
const { keyGroups } = await import('../../../renderer/shell/help/key-groups.ts');
afterAll(() => {
  vi.unstubAllGlobals();
});

const PAGE = join(import.meta.dirname, '../../../docs/keys.md');

/** The list of keys as a page of the documentation. */
const asPage = (): string =>
  keyGroups(false)
    .map(
      ({ title, lines }) =>
        `## ${title}\n\n| | |\n|---|---|\n${lines.map(({ keyName: shown, does }) => `| ${shown} | ${does} |`).join('\n')}\n`,
    )
    .join('\n');

describe('the list of keys', () => {
  it('is the same in the documentation', () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(page.slice(page.indexOf('## '))).toBe(asPage());
  });

  it('gives no two things to one key in one place', () => {
    for (const { title, lines } of keyGroups(false)) {
      const keys = lines.map(({ keyName: shown }) => shown);
      expect([title, keys]).toEqual([title, [...new Set(keys)]]);
    }
  });

  it('names the keys that a Mac has in the place of Control', () => {
    const shown = keyGroups(true).flatMap(({ lines }) => lines.map((line) => line.keyName));
    expect(shown).toEqual(expect.arrayContaining(['⌘S', '⌥⌘A', '⇧⌘C', 'F1', '⌥⌘↩']));
    expect(shown.filter((key) => key.includes('Ctrl'))).toEqual([]);
  });
});
