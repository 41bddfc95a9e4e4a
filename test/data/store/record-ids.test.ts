import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ID_PREFIXES } from '../../../data/store/records.ts';

const EVIDENCE = join(import.meta.dirname, '../../../data/corpus/evidence');

it('tells kinds of things apart by how their ids begin', () => {
  const evidence = readdirSync(EVIDENCE)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => [...readFileSync(join(EVIDENCE, name), 'utf8').matchAll(/"id": "([A-Z]+)-\d/g)])
    .map(([, prefix]) => prefix);
  expect(evidence).toEqual(expect.arrayContaining(['C', 'N']));
  const own = Object.values(ID_PREFIXES);
  expect(new Set(own).size).toBe(own.length);
  // Amendments are A-001.
  expect(own.filter((prefix) => ['A', ...evidence].includes(prefix))).toEqual([]);
});
