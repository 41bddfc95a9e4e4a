import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ChangeAuthor, WordRun } from '../../../core/word-import/word-document.ts';

/** A Word file with paragraphs as Word writes them once people typed in them. */

const DOCUMENT = 'word/document.xml';
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The words of a run, parted as Word parts them wherever somebody paused. */
const parted = (text: string): readonly string[] => text.match(/[\s\S]{1,9}(?![\uDC00-\uDFFF])/g) ?? [];

let ids = 5000;
const within = (element: string, { author, date }: ChangeAuthor, inner: string): string =>
  `<w:${element} w:id="${ids++}" w:author="${author}" w:date="${date}">${inner}</w:${element}>`;

/** A run as Word writes it: struck words that another put in stand in both. */
function written({ text, inserted, deleted }: WordRun): string {
  const element = deleted ? 'w:delText' : 'w:t';
  const runs = parted(text)
    .map((part) => `<w:r><${element} xml:space="preserve">${escaped(part)}</${element}></w:r>`)
    .join('<w:proofErr w:type="spellStart"/>');
  const inner = deleted ? within('del', deleted, runs) : runs;
  return inserted ? within('ins', inserted, inner) : inner;
}

/** A file in which the paragraphs after the one that is all of `heading` have these words after their numbers. */
export function typedFile(
  bytes: Uint8Array,
  heading: string,
  lines: readonly (readonly WordRun[])[],
): Uint8Array {
  const files = unzipSync(bytes);
  const xml = strFromU8(files[DOCUMENT] ?? new Uint8Array());
  let at = xml.indexOf(`>${heading}<`);
  if (at < 0) throw new RangeError(`There is no ${heading}`);
  let made = '';
  let from = 0;
  for (const [index, runs] of lines.entries()) {
    const start = xml.indexOf('<w:p>', at);
    const end = xml.indexOf('</w:p>', start);
    const words = xml.indexOf('</w:pPr>', start) + '</w:pPr>'.length;
    const number = `<w:r><w:t xml:space="preserve">(${index + 1})</w:t><w:tab/></w:r>`;
    made += xml.slice(from, words) + number + runs.map(written).join('');
    [from, at] = [end, end];
  }
  return zipSync({ ...files, [DOCUMENT]: strToU8(made + xml.slice(from)) });
}
