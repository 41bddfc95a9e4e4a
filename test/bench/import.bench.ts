import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { it } from 'vitest';
import { readAkn } from '../../data/formats/akn/read.ts';
import { writeAkn } from '../../data/formats/akn/write.ts';
import { AKN_FILES } from '../support/akn.ts';
import { referencePath } from '../support/reference.ts';
import { must } from '../support/review.ts';
import { spread, timed } from './support.ts';

const files = AKN_FILES.map((file) => [file, referencePath('akn', file)] as const);

/** The XML parse alone: every element and text handed over, and nothing made of them. */
function parse(bytes: Uint8Array, xmlns: boolean): number {
  const parser = new SaxesParser({ xmlns });
  let seen = 0;
  const count = () => {
    seen += 1;
  };
  parser.on('opentag', count);
  parser.on('closetag', count);
  parser.on('text', count);
  parser.write(Buffer.from(bytes).toString('utf8')).close();
  return seen;
}

it('reads and writes Akoma Ntoso, against the XML parse alone', () => {
  const rows = files.flatMap(([file, path]) => {
    if (path === null) return [];
    const bytes = readFileSync(path);
    const { instrument } = must(readAkn(bytes));
    const bare = spread(timed(15, () => parse(bytes, false)));
    const named = spread(timed(15, () => parse(bytes, true)));
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
