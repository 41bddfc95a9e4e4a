import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { readClml } from '../../../../data/formats/clml/read.ts';
import { fileWith, MADE_ELEMENTS, randomFile } from '../../../support/acts/made-clml.ts';
import { faultsOfFiles } from '../../../support/acts/xmllint.ts';
import { must } from '../../../support/reviews/review.ts';
import { amount } from '../../../support/run/amount.ts';
import { referencePath } from '../../support.ts';

const CLML_SCHEMA = ['clml', 'schema', 'legislation.xsd'];
/** The files of the schema that a file of legislation is made by, and not an impact assessment or an editor's task. */
const MODULES = /^(?!fragment|impactAssessment|publicationLog|schemaIA|schemaEN|en\.).*\.xsd$/;
/** Elements that none of them lets stand in legislation. */
const ELSEWHERE = new Set(['ENprelims', 'Legislation', 'div']);

function elementsOfSchema(): readonly string[] {
  const names = ['schema', 'schemaModules', join('schemaModules', 'mathml2')].flatMap((folder) => {
    const path = referencePath('schema', 'clml', folder);
    const files = readdirSync(path, { recursive: folder.includes('mathml2'), encoding: 'utf8' });
    return files
      .filter(
        (name) =>
          MODULES.test(name.split('/').at(-1) ?? '') &&
          !/[Mm]etadata|atom|dc|errors|Errors|Effects/.test(name),
      )
      .flatMap((name) => [
        ...readFileSync(join(path, name), 'utf8').matchAll(/<xsd?:element name="([\w-]+)"/g),
      ])
      .map(([, name = '']) => name);
  });
  return [...new Set(names)];
}

/** Writes files, asks what is wrong with them, and takes them away. */
function faultsOf(files: ReadonlyMap<string, string>, schema: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-made-'));
  try {
    const paths = [...files].map(([name, xml]) => {
      const path = join(folder, `${name.replace(':', '_')}.xml`);
      writeFileSync(path, xml);
      return path;
    });
    return faultsOfFiles(schema, paths);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const made = new Map([
  ...MADE_ELEMENTS.map((name) => [name, fileWith(name)] as const),
  ...Array.from({ length: amount(60, 1000) }, (_, at) => [`random-${at}`, randomFile(at, 250)] as const),
]);

describe('the made-up files of legislation.gov.uk', () => {
  it('have every element of its schema', () => {
    const known = new Set(MADE_ELEMENTS.map((name) => name.replace(/^\w+:|@\w+$/g, '')));
    expect(elementsOfSchema().length).toBeGreaterThan(330);
    expect(elementsOfSchema().filter((name) => !known.has(name) && !ELSEWHERE.has(name))).toEqual([]);
  });

  it('are accepted by its schema', () => {
    // In the formulae of some, an element of MathML stands where only others may: the words are what is looked at.
    const sound = new Map([...made].filter(([name]) => !name.startsWith('math:') || name === 'math:math'));
    expect(faultsOf(sound, CLML_SCHEMA)).toEqual([]);
  });

  it('are written as Akoma Ntoso that its schema accepts', () => {
    const written = new Map(
      [...made].map(([name, xml]) => [
        name,
        writeAkn(must(readClml(xml)).instrument, { ids: 'legislation' }),
      ]),
    );
    expect(faultsOf(written, ['akomantoso30.xsd'])).toEqual([]);
  });
});
