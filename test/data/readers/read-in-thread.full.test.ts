import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FileTask } from '../../../data/consultation/file-task.ts';
import { unpackFile } from '../../../data/consultation/packed-rows.ts';
import { xlsxOf } from '../../../data/formats/xlsx/write.ts';
import { readInThread } from '../../../data/readers/read-in-thread.ts';
import { readHere } from '../../../data/readers/readers.ts';
import { packed, pdfOf } from '../../support/papers/pdf-of.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { bundle } from '../../support/windows/bundle.ts';

const plenty = () => ({ timeMs: 60_000, silenceMs: 60_000, memoryMb: 1024 });
const refusal = (words: RegExp) => ({
  ok: false,
  error: expect.objectContaining({ kind: 'refused', message: expect.stringMatching(words) }),
});

const workbook = xlsxOf([{ name: 'S', header: ['Response ID', 'Do you agree?'], rows: [['1', 'Yes']] }]);
/** Sixteen megabytes that are read as they should be, and take a while and some memory. */
const long = Buffer.from(`id,answer\n${'1,"a ""few"" words"\n'.repeat(900_000)}`);

it('gives what is read here, and refuses what is refused here', async () => {
  const read = readInThread(await bundle('data/readers/thread.ts'), plenty);
  const inputs = [
    ['tables', { bytes: workbook, name: 'a.xlsx' }],
    ['responses', { bytes: workbook, sheet: undefined }],
    ['source', { bytes: Buffer.from('A person must not.'), name: 'a.txt' }],
    ['source', { bytes: Buffer.from('PK\u0003\u0004'), name: 'a.docx' }],
    ['act', { bytes: Buffer.from('<!DOCTYPE a><a/>') }],
  ] as const;
  for (const [name, input] of inputs) expect(await read(name, input)).toEqual(await readHere(name, input));
});

it('is given up when it takes too long or too much, and the next file is read', async () => {
  const script = await bundle('data/readers/thread.ts');
  const input = { bytes: long, sheet: undefined };
  expect(
    await readInThread(script, () => ({ timeMs: 1, silenceMs: 60_000, memoryMb: 1024 }))('responses', input),
  ).toEqual(refusal(/took longer than/));
  expect(
    await readInThread(script, () => ({ timeMs: 60_000, silenceMs: 60_000, memoryMb: 30 }))(
      'responses',
      input,
    ),
  ).toEqual(refusal(/more memory/));
  const after = await readInThread(script, plenty)('responses', { bytes: workbook, sheet: undefined });
  const file = after.ok ? await unpackFile(after.value, new FileTask('')) : after;
  expect(file).toMatchObject({ ok: true, value: { rows: [{ line: 1 }, { line: 2 }] } });
});

it('is given up when one page of it takes for ever', async () => {
  const read = readInThread(await bundle('data/readers/thread.ts'), () => ({ ...plenty(), silenceMs: 500 }));
  const page = '<</Type/Page/Parent 2 0 R/Contents 4 0 R>>';
  const bytes = pdfOf(page, packed(Buffer.from('q '.repeat(1_000_000))));
  expect(await read('source', { bytes, name: 'a.pdf' })).toEqual(refusal(/took longer than 0.5/));
});

it('is stopped by the person who waits for it', async () => {
  const read = readInThread(await bundle('data/readers/thread.ts'), plenty);
  const doing = new FileTask('long.csv');
  const reading = read('responses', { bytes: long, sheet: undefined }, doing);
  doing.stop();
  expect(await reading).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
});

it('may die', async () => {
  const script = (text: string) => {
    const path = join(temporaryFolder(), 'thread.mjs');
    writeFileSync(path, text);
    return readInThread(path, plenty)('act', { bytes: long });
  };
  expect(await script('process.exit(3)')).toEqual(refusal(/failed, and was stopped/));
  await expect(script('throw new RangeError("a mistake of ours")')).rejects.toThrow('a mistake of ours');
});
