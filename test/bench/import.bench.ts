import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { readActFile } from '../../data/formats/act-file.ts';
import { readAkn } from '../../data/formats/akn/read.ts';
import { writeAkn } from '../../data/formats/akn/write.ts';
import { amendAct } from '../../data/papers/amended-act/amend-act.ts';
import { amendFiles } from '../../data/papers/amended-act/files.ts';
import { LONG_ACT, longActXml } from '../support/acts/long-act/long-act.ts';
import { must } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';
import { LARGE_ACT } from './large.ts';
import { referenceFile } from './reference.ts';
import { spread, timed } from './support.ts';
import { parseAlone } from './xml.ts';

const akn = referenceFile('akn');

/** The made-up Act, and every file in Akoma Ntoso of the reference material. */
const files: readonly (readonly [string, Buffer])[] = [
  [LONG_ACT.title, Buffer.from(longActXml())],
  ...(akn === null ? [] : readdirSync(akn, { recursive: true, encoding: 'utf8' }))
    .filter((name) => name.endsWith('.xml'))
    .map((name) => [name, readFileSync(join(akn ?? '', name))] as const),
];

it('reads and writes Akoma Ntoso, against the XML parse alone', () => {
  const rows = files.map(([file, bytes]) => {
    const { instrument } = must(readAkn(bytes));
    const bare = spread(timed(15, () => parseAlone(bytes, false)));
    const named = spread(timed(15, () => parseAlone(bytes, true)));
    const read = spread(timed(15, () => readAkn(bytes)));
    const write = spread(timed(5, () => writeAkn(instrument, { ids: 'lawmaker' })));
    return {
      file,
      MB: (bytes.length / 1e6).toFixed(1),
      'parse p50 ms': bare.p50,
      'with namespaces': named.p50,
      'read p50 ms': read.p50,
      'times parse': (read.p50 / bare.p50).toFixed(1),
      'times with namespaces': (read.p50 / named.p50).toFixed(1),
      'write p50 ms': write.p50,
    };
  });
  console.table(rows);
});

it(`reads ${LARGE_ACT.title} over and over, nearly 50 MB of it, or refuses it, in bounded memory`, () => {
  const xml = LARGE_ACT.bytes().toString('utf8');
  const from = xml.indexOf('<body');
  const to = xml.indexOf('</body>');
  const inner = xml.slice(xml.indexOf('>', from) + 1, to);
  const times = Math.floor(47e6 / inner.length);
  const many = Buffer.from(xml.slice(0, to) + inner.repeat(times) + xml.slice(to));
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const result = readAkn(many);
  const [ms, MB] = [performance.now() - start, (process.memoryUsage().rss - before) / 1e6];
  const said = result.ok ? 'read' : result.error.message;
  console.info(
    `${(many.length / 1e6).toFixed(1)} MB: ${said}, ${ms.toFixed(0)} ms, ${MB.toFixed(0)} MB more`,
  );
});

const samples = referenceFile('clml', 'samples');

it.skipIf(samples === null)('reads legislation.gov.uk’s XML, against the XML parse alone', () => {
  const names = readdirSync(samples ?? '').filter((name) => !name.includes('feed'));
  const rows = names.map((file) => {
    const bytes = readFileSync(join(samples ?? '', file));
    const bare = spread(timed(15, () => parseAlone(bytes, false)));
    const read = spread(timed(15, () => must(readActFile(bytes))));
    return {
      file,
      KB: Math.round(bytes.length / 1000),
      'parse p50 ms': bare.p50,
      'read p50 ms': read.p50,
      'times parse': (read.p50 / bare.p50).toFixed(1),
    };
  });
  console.table(rows);
});

const [act, bill] = ['act.xml', 'bill.xml'].map((name) =>
  referenceFile('akn', 'employment-rights-act-1996', name),
);

it.skipIf(!act || !bill)('applies a large Bill to a large Act, and writes all that comes of it', () => {
  const paths = [act ?? '', bill ?? ''];
  const inProcess = spread(
    timed(5, () => {
      const [to, from] = paths.map((path) => must(readActFile(readFileSync(path))).instrument);
      return to && from && amendFiles(must(amendAct(to, from)), 'bench', '2026-01-01T00:00:00Z');
    }),
  );
  console.info(`in one process, warm: p50 ${inProcess.p50} ms, p95 ${inProcess.p95} ms`);
  const main = join(import.meta.dirname, '../../dist/cli/keeling.js');
  if (!existsSync(main)) {
    console.info('as a command: not measured, for the command line is not built');
    return;
  }
  const args = [main, 'amend', ...paths, '--out', temporaryFolder()];
  const command = spread(timed(5, () => spawnSync(process.execPath, args)));
  console.info(`as a command: p50 ${command.p50} ms, p95 ${command.p95} ms`);
});
