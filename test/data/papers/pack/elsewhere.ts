import { sha256 } from '../../../../data/base/hash.ts';
import { zipOf } from '../../../../data/formats/zip.ts';
import { packOf, sampleAmendments } from '../../../support/papers/pack.ts';
import { packFiles } from '../../../support/papers/pack-files.ts';
import { must } from '../../../support/reviews/review.ts';

/** Prints the hash of every file of a sample pack and of its zip, on whatever day KEELING_TODAY says it is. */
const today = Date.parse(process.env.KEELING_TODAY ?? '');
class OtherDay extends Date {
  constructor(...given: readonly [] | readonly [number | string]) {
    super(...(given.length === 0 ? ([today] as const) : (given as [number])));
  }
  static override now = () => today;
}
globalThis.Date = OtherDay as DateConstructor;

const { files } = must(await packFiles(packOf(sampleAmendments())));
const zip = { path: 'pack.zip', bytes: zipOf(files, 'stored') };
console.log([...files, zip].map(({ path, bytes }) => `${path} ${sha256(bytes)}`).join('\n'));
