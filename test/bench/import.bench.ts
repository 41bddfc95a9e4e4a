import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { amendAct } from '../../data/amend/amend.ts';
import { amendFiles } from '../../data/amend/files.ts';
import { readActFile } from '../../data/formats/act-file.ts';
import { readAkn } from '../../data/formats/akn/read.ts';
import { writeAkn } from '../../data/formats/akn/write.ts';
import { AKN_FILES } from '../support/akn.ts';
import { referencePath } from '../support/reference.ts';
import { must } from '../support/review.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { spread, timed } from './support.ts';
import { parseAlone } from './xml.ts';

const files = AKN_FILES.map((file) => [file, referencePath('akn', file)] as const);

it('reads and writes Akoma Ntoso, against the XML parse alone', () => {
  const rows = files.flatMap(([file, path]) => {
    if (path === null) return [];
    const bytes = readFileSync(path);
    const { instrument } = must(readAkn(bytes));
    const bare = spread(timed(15, () => parseAlone(bytes, false)));
    const named = spread(timed(15, () => parseAlone(bytes, true)));
    const read = spread(timed(15, () => readAkn(bytes)));
    const write = spread(timed(5, () => writeAkn(instrument, { ids: 'lawmaker' })));
    return [
      {
        file,
        MB: (bytes.length / 1e6).toFixed(1),
        'parse p50 ms': bare.p50,
        'with namespaces': named.p50,
        'read p50 ms': read.p50,
        'times parse': (read.p50 / bare.p50).toFixed(1),
        'times with namespaces': (read.p50 / named.p50).toFixed(1),
        'write p50 ms': write.p50,
      },
    ];
  });
  console.table(rows);
});

it('reads a file of nearly 50 MB, or refuses it, in bounded memory', () => {
  const path = referencePath('akn', 'employment-rights-act-1996/act.xml');
  if (path === null) return;
  const xml = readFileSync(path, 'utf8');
  const from = xml.indexOf('<body');
  const to = xml.indexOf('</body>');
  const inner = xml.slice(xml.indexOf('>', from) + 1, to);
  const many = Buffer.from(xml.slice(0, to) + inner.repeat(18) + xml.slice(to));
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const result = readAkn(many);
  const [ms, MB] = [performance.now() - start, (process.memoryUsage().rss - before) / 1e6];
  const said = result.ok ? 'read' : result.error.message;
  console.info(
    `${(many.length / 1e6).toFixed(1)} MB: ${said}, ${ms.toFixed(0)} ms, ${MB.toFixed(0)} MB more`,
  );
});

it('reads legislation.gov.uk’s XML, against the XML parse alone', () => {
  const folder = referencePath('clml', 'samples');
  const names = folder === null ? [] : readdirSync(folder).filter((name) => !name.includes('feed'));
  const rows = names.map((file) => {
    const bytes = readFileSync(join(folder ?? '', file));
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

it('applies a large Bill to a large Act, and writes all that comes of it', () => {
  const [act, bill] = ['act.xml', 'bill.xml'].map((name) =>
    referencePath('akn', join('employment-rights-act-1996', name)),
  );
  if (!act || !bill) return;
  const inProcess = spread(
    timed(5, () => {
      const [to, from] = [act, bill].map((path) => must(readActFile(readFileSync(path))).instrument);
      return to && from && amendFiles(amendAct(to, from), 'bench', '2026-01-01T00:00:00Z');
    }),
  );
  console.info(`in one process, warm: p50 ${inProcess.p50} ms, p95 ${inProcess.p95} ms`);
  const main = join(import.meta.dirname, '../../dist/cli/keeling.js');
  if (!existsSync(main)) {
    console.info('as a command: not measured, for the command line is not built');
    return;
  }
  const args = [main, 'amend', act, bill, '--out', temporaryFolder()];
  const command = spread(timed(5, () => spawnSync(process.execPath, args)));
  console.info(`as a command: p50 ${command.p50} ms, p95 ${command.p95} ms`);
});
