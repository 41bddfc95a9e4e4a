import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary.ts';

const root = join(import.meta.dirname, '../..');
const { runTests } = await import(join(root, 'scripts/lib/again.mjs'));

/** A suite of its own, with one project of waiting tests and one of others. */
async function outcome(tests: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    `import { Failures } from ${JSON.stringify(join(root, 'test/support/failures.ts'))};
     const of = (name) => ({ test: { name, globals: true, include: [name + '*.test.js'] } });
     export default { test: {
       reporters: [new Failures(process.env.KEELING_FAILURES ?? '')],
       projects: [of('unit'), of('slow')],
     } };`,
  );
  for (const [name, text] of Object.entries(tests)) writeFileSync(join(folder, `${name}.test.js`), text);
  return await runTests({ args: ['--root', folder], show: 'nowhere' });
}

const PASSES = `it('holds', () => expect(1).toBe(1));`;
const FAILS = `describe('a wait', () => it('ends', () => { throw new Error('too late\\nby far'); }));`;
const FAILS_ONCE = `
  import { existsSync, writeFileSync } from 'node:fs';
  const met = import.meta.filename + '.met';
  it('follows from the first', () => {
    if (existsSync(met)) return;
    writeFileSync(met, '');
    throw new Error('too busy');
  });`;

it('passes what passes, and has nothing to tell of it', async () => {
  expect(await outcome({ unit: PASSES, slow: PASSES })).toEqual({ passed: true, notes: [] });
});

it('runs a file that waits once more, and tells that it did', async () => {
  expect(await outcome({ unit: PASSES, slow: FAILS_ONCE })).toEqual({
    passed: true,
    notes: ['failed at first, passed by itself: slow.test.js > follows from the first: too busy'],
  });
});

it('fails what fails again', async () => {
  expect(await outcome({ slow: FAILS, 'slow-too': FAILS_ONCE })).toEqual({
    passed: false,
    notes: [
      'failed at first: slow-too.test.js > follows from the first: too busy',
      'failed at first: slow.test.js > a wait > ends: too late',
      'failed again: slow.test.js > a wait > ends: too late',
    ],
  });
});

it('gives nothing else a second chance, nor what never began', async () => {
  expect(await outcome({ unit: FAILS_ONCE, slow: PASSES })).toEqual({
    passed: false,
    notes: ['failed: unit.test.js > follows from the first: too busy'],
  });
  const stray = `it('ends early', () => { setTimeout(() => { throw new Error('stray'); }); });
    it('is there', () => new Promise((resolve) => setTimeout(resolve, 50)));`;
  expect(await outcome({ slow: FAILS_ONCE, 'slow-too': stray })).toMatchObject({ passed: false });
  expect(await outcome({ slow: `throw new Error('no such thing');` })).toEqual({
    passed: false,
    notes: ['failed at first: slow.test.js > no such thing', 'failed again: slow.test.js > no such thing'],
  });
});
