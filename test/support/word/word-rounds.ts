import { expect } from 'vitest';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import type { WordLook } from '../../../core/word-import/calls.ts';
import { isSuggested } from '../../../core/word-import/suggested.ts';
import type { ChangeAuthor } from '../../../core/word-import/word-document.ts';
import type { Opened } from '../reviews/review.ts';
import { acceptedLines } from './word-by-word.ts';
import { base64, inParagraph, type Rewrite, written } from './word-file.ts';

/** A review whose Word file is sent, worked on by somebody and imported, round after round. */

let exports = 0;
/** The file for a lawyer, as it is now. */
export async function sent(review: Opened): Promise<Uint8Array> {
  exports += 1;
  return written(await review.do('word.export', { to: `${review.path}-word-${exports}`, profile: 'lawyer' }));
}

/** The Act as amended, line by line. */
export const linesNow = async (review: Opened): Promise<readonly string[]> =>
  plainLines(linesOf(redline(review.act, await review.do('amendment.list', {}))), 'as-amended');

interface Back {
  readonly look: WordLook;
  readonly lines: readonly string[];
  readonly differences: readonly {
    readonly words: string;
    readonly why: readonly { readonly kind: string }[];
  }[];
}

/** Imports what is suggested of a file. */
export async function imported(review: Opened, bytes: Uint8Array): Promise<Back> {
  const file = { name: 'back.docx', base64: base64(bytes) };
  const look = await review.do('word.look', file);
  const items = look.items.filter(isSuggested).map(({ id }) => id);
  const { certificate } = await review.do('word.take', { ...file, head: look.head, items });
  return { look, lines: await linesNow(review), differences: certificate.differences };
}

/** What no reason is known for, in words: a false alarm where the draft is as it should be. */
export const unknownIn = ({ differences }: Back): readonly string[] =>
  differences.filter(({ why }) => why.some(({ kind }) => kind === 'unknown')).map(({ words }) => words);
export const doneIn = ({ look }: Back) => look.items.map(({ how, author, words }) => [how, author, words]);
export const listedIn = ({ look }: Back): readonly string[] => look.unplaced.map(({ words }) => words);

/** Imports a file, which then reads as the draft does, and of which nothing is left to say. */
export async function importedWhole(review: Opened, bytes: Uint8Array): Promise<Back> {
  const back = await imported(review, bytes);
  // A provision ends with no space.
  const ended = (lines: readonly string[]) => lines.map((line) => line.replace(/ +$/, ''));
  expect(ended(back.lines)).toEqual(ended(acceptedLines(bytes)));
  expect([unknownIn(back), listedIn(back)]).toEqual([[], []]);
  return back;
}

let ids = 41_000;
/** A tracked element of somebody’s. */
export const trackedBy = (element: string, { author, date }: ChangeAuthor, inner = ''): string =>
  `<w:${element} w:id="${ids++}" w:author="${author}" w:date="${date}">${inner}</w:${element}>`;
/** A run with words, in which a tab stands for itself. */
export const runOf = (text: string, element = 'w:t'): string =>
  `<w:r>${text
    .split('\t')
    .map((part) => (part === '' ? '' : `<${element} xml:space="preserve">${part}</${element}>`))
    .join('<w:tab/>')}</w:r>`;
export const insBy = (hand: ChangeAuthor, text: string): string => trackedBy('ins', hand, runOf(text));
export const delBy = (hand: ChangeAuthor, text: string): string =>
  trackedBy('del', hand, runOf(text, 'w:delText'));
/** Words of somebody’s that somebody else struck. */
export const struckIns = (writer: ChangeAuthor, striker: ChangeAuthor, text: string): string =>
  trackedBy('ins', writer, delBy(striker, text));

const propsIn = (p: string): string => /<w:pPr>.*?<\/w:pPr>/s.exec(p)?.[0] ?? '';
const endedBy = (props: string, what: string, by: ChangeAuthor): string =>
  props
    .replace(/<w:rPr>.*<\/w:rPr>/s, '')
    .replace('</w:pPr>', `<w:rPr>${trackedBy(what, by)}</w:rPr></w:pPr>`);

/** A paragraph divided before some words of a plain run, as Word does at Enter; its second part begins with what is typed. */
export const splitBefore = (words: string, by: ChangeAuthor, typed: string, isTracked = true): Rewrite =>
  inParagraph(words, (p) => {
    const at = p.indexOf(words);
    const props = propsIn(p);
    const first = isTracked ? p.slice(0, at).replace(props, endedBy(props, 'ins', by)) : p.slice(0, at);
    const number = typed === '' ? '' : isTracked ? insBy(by, typed) : runOf(typed);
    const parted = `${first}</w:t></w:r></w:p><w:p>${props}${number}<w:r><w:t xml:space="preserve">${p.slice(at)}`;
    return parted.replaceAll('<w:r><w:t xml:space="preserve"></w:t></w:r>', '');
  });

/** A paragraph run together with the next, whose number goes, as Word does at Delete; some words are typed between them. */
export const joinedToNext =
  (words: string, number: string, by: ChangeAuthor, typed: string): Rewrite =>
  (xml) => {
    const marked = inParagraph(words, (p) => p.replace(propsIn(p), endedBy(propsIn(p), 'del', by)))(xml);
    const to = marked.indexOf('</w:p>', marked.indexOf(words)) + '</w:p>'.length;
    const label = `<w:t xml:space="preserve">${number}</w:t><w:tab/>`;
    const at = marked.indexOf(label, to);
    if (at < 0) throw new RangeError(`No number ${number} after ${words}`);
    const struck = `</w:r>${trackedBy('del', by, runOf(`${number}\t`, 'w:delText'))}${typed === '' ? '' : insBy(by, typed)}<w:r>`;
    return (marked.slice(0, at) + struck + marked.slice(at + label.length)).replaceAll('<w:r></w:r>', '');
  };

/** A paragraph moved after another, as Word marks that. @param to what is done to its runs there */
export const movedBy =
  (by: ChangeAuthor, words: string, after: string, name: string, to: Rewrite = (xml) => xml): Rewrite =>
  (xml) => {
    const start = xml.lastIndexOf('<w:p>', xml.indexOf(words));
    const end = xml.indexOf('</w:p>', start) + '</w:p>'.length;
    const moved = xml.slice(start, end);
    const props = propsIn(moved);
    const inner = moved.slice('<w:p>'.length + props.length, -'</w:p>'.length);
    const parts = (how: 'From' | 'To') =>
      inner.replaceAll(/(<w:(ins|del) [^>]*>)(.*?)<\/w:\2>|<w:r>.*?<\/w:r>/gs, (run, open, kind, inside) => {
        if (kind === 'del') return how === 'From' ? run : '';
        if (!kind) return trackedBy(`move${how}`, by, run);
        return how === 'To'
          ? run.replace(/ w:id="\d+"/, ` w:id="${ids++}"`)
          : `${open}${trackedBy('moveFrom', by, inside)}</w:ins>`;
      });
    const at = (how: 'From' | 'To', id: number, edit: Rewrite) =>
      `<w:p>${endedBy(props, `move${how}`, by)}<w:move${how}RangeStart w:id="${id}" w:author="${by.author}" w:date="${by.date}" w:name="${name}"/>${edit(parts(how))}</w:p><w:move${how}RangeEnd w:id="${id}"/>`;
    const id = ids;
    ids += 2;
    const rest = xml.slice(0, start) + at('From', id, (same) => same) + xml.slice(end);
    const place = rest.indexOf('</w:p>', rest.indexOf(after)) + '</w:p>'.length;
    return rest.slice(0, place) + at('To', id + 1, to) + rest.slice(place);
  };
