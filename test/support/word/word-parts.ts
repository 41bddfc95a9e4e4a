import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** What is left of a Word file in the hands of people and programs that do more than type in it. */

const DOCUMENT = 'word/document.xml';
const PROPERTIES = 'docProps/custom.xml';

export interface HardWork {
  /** How many words in a hundred are others now, without tracking. */
  readonly changed: number;
  /** The paragraphs of the Act that are kept, as shares of all. */
  readonly from: number;
  readonly to: number;
  /** Whether what stands round the Act is gone, the bookmark round it, and the file's properties. */
  readonly isBare: boolean;
  readonly isUnmarked: boolean;
  readonly isStripped: boolean;
  readonly seed: number;
}

export const hardWork: fc.Arbitrary<HardWork> = fc.record({
  changed: fc.constantFrom(0, 5, 10, 15, 20),
  from: fc.constantFrom(0, 0, 0.1, 0.4, 0.7),
  to: fc.constantFrom(1, 1, 0.2, 0.3, 0.1),
  isBare: fc.boolean(),
  isUnmarked: fc.boolean(),
  isStripped: fc.boolean(),
  seed: fc.nat(),
});

const PARAGRAPH = /<w:p>.*?<\/w:p>/gs;

/** The fewest paragraphs of the Act that are kept. */
const LEAST = 12;

/** A file after hard work. */
export function workedHard(bytes: Uint8Array, work: HardWork): Uint8Array {
  const files = { ...unzipSync(bytes) };
  const xml = strFromU8(files[DOCUMENT] ?? new Uint8Array());
  const start = xml.search(/<w:bookmarkStart [^>]*w:name="Act"/);
  const end = xml.indexOf('<w:bookmarkEnd ', start);
  const act = xml.slice(start, end);
  const all = act.match(PARAGRAPH) ?? [];
  const from = Math.floor(Math.min(work.from, 1 - work.to / 2) * all.length);
  const kept = all.slice(from, from + Math.max(LEAST, Math.floor(work.to * all.length)));
  let at = work.seed;
  const next = () => {
    at = (at * 48_271 + 11) % 2_147_483_647;
    return at;
  };
  const reworded = kept.map((paragraph) =>
    paragraph.replaceAll(
      /(<w:t [^>]*>)([^<]*)/g,
      (_, open: string, text: string) =>
        open +
        text.replaceAll(/[A-Za-z]{3,}(?![^&\s]*;)/g, (word) =>
          next() % 100 < work.changed ? (['quite', 'another', 'wording', 'here'][next() % 4] ?? '') : word,
        ),
    ),
  );
  const opening = act.slice(0, act.indexOf('<w:p>'));
  const head = xml.slice(0, start);
  const rest = xml.slice(end);
  const bare = work.isBare
    ? `${head.slice(0, head.indexOf('<w:body>') + '<w:body>'.length)}${opening}${reworded.join('')}${rest.slice(0, rest.indexOf('>') + 1)}${rest.slice(rest.lastIndexOf('<w:sectPr'))}`
    : head + opening + reworded.join('') + rest;
  const made = work.isUnmarked ? bare.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '') : bare;
  if (work.isStripped) delete files[PROPERTIES];
  return zipSync({ ...files, [DOCUMENT]: strToU8(made) }, { level: 1 });
}
