import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PASSED_OVER } from '../support/run/of-the-file.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

const root = join(import.meta.dirname, '../..');
const { runVitest, linesUnder } = await import(join(root, 'scripts/lib/vitest.mjs'));

/** What is said of a suite of its own, of which each file is given as its text. */
async function outcome(tests: Readonly<Record<string, string>>, allowSkips = false) {
  const folder = temporaryFolder();
  const at = (path: string) => JSON.stringify(join(root, path));
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    `import { OutcomeReporter } from ${at('test/support/run/outcome.ts')};
     export default { test: {
       name: 'made',
       include: ['*.test.js'],
       setupFiles: [${at('test/support/run/require-assertions.ts')}],
       reporters: [new OutcomeReporter(process.env.KEELING_OUTCOME ?? '')],
     } };`,
  );
  const given = `import fc from ${at('node_modules/fast-check/lib/fast-check.js')};
    import { describe, expect, it } from ${at('node_modules/vitest/dist/index.js')};
    import { steps } from ${at('test/support/windows/steps.ts')};`;
  for (const [name, text] of Object.entries(tests)) {
    writeFileSync(join(folder, `${name}.test.js`), `${given}\n${text}`);
  }
  return await runVitest(['--root', folder], { allowSkips, show: 'nowhere' });
}

const PASSES = `it('holds', () => expect(1).toBe(1));`;
const FAILS = `describe('a wait', () => it('ends', () => { throw new Error('too late\\nby far'); }));`;
const SKIPS = `it('prints', ({ skip }) => skip('no printer'));`;
const STEPS = `steps('a journey', {}, () => {
  it('sets out', () => expect(1).toBe(1));
  it('gets lost', () => { throw new Error('no map'); });
  it('arrives', () => { throw new Error('never reached'); });
});`;

it('passes what passes, and has nothing to say of it', async () => {
  expect(await outcome({ a: PASSES })).toEqual({ passed: true, notes: [] });
});

it('names what failed, with the first line of its reason', async () => {
  expect(await outcome({ a: PASSES, b: FAILS })).toEqual({
    passed: false,
    notes: ['failed: made b.test.js > a wait > ends: too late'],
  });
});

it('counts no test as left out that is about a file and is run on files', async () => {
  const passedOver = `it('copies itself', ({ skip }) => skip('${PASSED_OVER}: a disk'));`;
  expect(await outcome({ a: PASSES, b: passedOver })).toEqual({ passed: true, notes: [] });
  expect(await outcome({ a: PASSES, b: passedOver, c: SKIPS })).toEqual({
    passed: false,
    notes: ['SKIPPED: made c.test.js > prints: no printer'],
  });
});

it('fails a test that comes to no assertion', async () => {
  const early = `it('returns early', () => { if (1) return; expect(1).toBe(1); });`;
  const empty = `it('looks at an empty list', () => { for (const one of []) expect(one).toBe(1); });`;
  expect(await outcome({ a: early + empty + PASSES })).toEqual({
    passed: false,
    notes: [
      'failed: made a.test.js > returns early: expected any number of assertion, but got none',
      'failed: made a.test.js > looks at an empty list: expected any number of assertion, but got none',
    ],
  });
});

it('fails a property that passes over nearly all of its cases, or asserts nothing of them', async () => {
  const property = (of: string) => `fc.assert(fc.property(fc.nat(99), (n) => { ${of} }), { numRuns: 500 });`;
  const rarely = `it('asserts now and then', () => { ${property('if (n === 7) expect(n).toBe(7);')} });`;
  const never = `it('answers', () => { expect(1).toBe(1); ${property('return n < 100;')} });`;
  const mostly = `it('discards half', () => { ${property('fc.pre(n > 50); expect(n).toBeLessThan(100);')} });`;
  const waits = `it('waits', () => fc.assert(fc.asyncProperty(fc.nat(), async (n) => {
    await Promise.resolve(); expect(n).toBe(n); })));`;
  const { passed, notes } = await outcome({ a: rarely + never + mostly + waits });
  expect(passed).toBe(false);
  expect(notes).toEqual([
    expect.stringMatching(
      /asserts now and then: only \d+ of 500 cases of the property came to an assertion$/,
    ),
    'failed: made a.test.js > answers: only 0 of 500 cases of the property came to an assertion',
  ]);
});

it('names what was skipped, which fails a run that may skip nothing', async () => {
  const notes = ['SKIPPED: made a.test.js > prints: no printer'];
  expect(await outcome({ a: SKIPS, b: PASSES }, true)).toEqual({ passed: true, notes });
  expect(await outcome({ a: SKIPS, b: PASSES }, false)).toEqual({ passed: false, notes });
});

it('fails a file without a test, and a file that does not load', async () => {
  const { passed, notes } = await outcome({ a: '', b: `throw new Error('broken');` }, true);
  expect(passed).toBe(false);
  expect(notes.sort()).toEqual([
    expect.stringMatching(/^failed: made a\.test\.js > No test suite found/),
    'failed: made b.test.js > broken',
  ]);
});

it('does not try the steps of a journey after the one that failed', async () => {
  expect((await outcome({ a: STEPS })).notes).toEqual([
    'failed: made a.test.js > a journey > gets lost: no map',
    'SKIPPED: made a.test.js > a journey > arrives: not tried: the step “gets lost” failed',
  ]);
});

it('counts what would be too long a list', () => {
  const lines = Array.from({ length: 43 }, (_, at) => `${at}`);
  expect(linesUnder('failed', lines)).toHaveLength(41);
  expect(linesUnder('failed', lines).at(-1)).toBe('failed: 3 more');
});
