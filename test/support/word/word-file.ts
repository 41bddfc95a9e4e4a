import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A Word file as another program leaves it: its parts changed by hand. */

export type Rewrite = (xml: string) => string;

/** A file with some of its parts rewritten, added, or (null) gone. */
export function rewritten(
  bytes: Uint8Array,
  parts: Readonly<Record<string, Rewrite | string | null>>,
): Uint8Array {
  const files = { ...unzipSync(bytes) };
  for (const [path, how] of Object.entries(parts)) {
    const was = files[path];
    if (how === null) delete files[path];
    else if (typeof how === 'string') files[path] = strToU8(how);
    else if (was) files[path] = strToU8(how(strFromU8(was)));
    else throw new Error(`There is no part ${path} to rewrite`);
  }
  return zipSync(files);
}

/** A part of a file as text. */
export function unpacked(bytes: Uint8Array, path: string): string {
  const part = unzipSync(bytes)[path];
  if (!part) throw new Error(`There is no part ${path}`);
  return strFromU8(part);
}

/** Replaces words that must stand in a part just once. */
export const put =
  (old: string, now: string): Rewrite =>
  (xml) => {
    const at = xml.indexOf(old);
    if (at < 0) throw new Error(`There is no ${old}`);
    if (xml.indexOf(old, at + 1) >= 0) throw new Error(`There is more than one ${old}`);
    return xml.slice(0, at) + now + xml.slice(at + old.length);
  };

/** Rewrites the one paragraph that holds some words. */
export const inParagraph =
  (words: string, how: Rewrite): Rewrite =>
  (xml) => {
    const at = xml.indexOf(words);
    if (at < 0) throw new Error(`There is no ${words}`);
    const from = xml.lastIndexOf('<w:p>', at);
    const to = xml.indexOf('</w:p>', at) + '</w:p>'.length;
    return xml.slice(0, from) + how(xml.slice(from, to)) + xml.slice(to);
  };

export const all =
  (...rewrites: readonly Rewrite[]): Rewrite =>
  (xml) =>
    rewrites.reduce((now, rewrite) => rewrite(now), xml);

/**
 * What Word does to a file at its first save: every paragraph and revision is called anew, runs are parted wherever
 * somebody paused or the spelling was looked at, and each says in which session it was typed.
 */
export const savedByWord: Rewrite = (xml) => {
  let ids = 700;
  let sessions = 0;
  let paragraphs = 0;
  const session = () => `00${(0xa1b2c3 + sessions++).toString(16).toUpperCase()}`;
  return xml
    .replace(/(<w:(?:ins|del)) w:id="\d+"/g, (_, start) => `${start} w:id="${ids++}"`)
    .replace(
      /<w:p>/g,
      () =>
        `<w:p w14:paraId="${(0x5a000000 + paragraphs++).toString(16).toUpperCase()}" w14:textId="77777777" w:rsidR="${session()}" w:rsidRDefault="${session()}">`,
    )
    .replace('<w:document ', '<w:document xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ')
    .replace(
      /<w:r><w:(t|delText) xml:space="preserve">([^<]{12,})<\/w:\1><\/w:r>/g,
      (_, name: string, text: string) => {
        const at = /&[^;]*$/.test(text.slice(0, 7)) ? 0 : 7;
        const part = (words: string) =>
          words === ''
            ? ''
            : `<w:r w:rsidR="${session()}"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:lastRenderedPageBreak/><w:${name} xml:space="preserve">${words}</w:${name}></w:r>`;
        return `${part(text.slice(0, at))}<w:proofErr w:type="spellStart"/>${part(text.slice(at))}<w:proofErr w:type="spellEnd"/>`;
      },
    );
};

/** What Google Docs leaves of a file: its changes with their names and times, and no bookmark, style, field or property. */
export const savedByGoogle = (bytes: Uint8Array): Uint8Array =>
  rewritten(bytes, {
    'docProps/custom.xml': null,
    'word/document.xml': (xml) =>
      xml
        .replaceAll(/<w:bookmark(?:Start|End) [^>]*\/>/g, '')
        .replaceAll(/<w:pStyle [^>]*\/>/g, '')
        .replaceAll(/<w:r><w:(?:fldChar|instrText)(?:(?!<\/w:r>).)*<\/w:r>/gs, '')
        .replaceAll(
          /<w:(ins|del|moveFrom|moveTo) w:id="(\d+)" (w:author="[^"]*") (w:date="[^"]*")/g,
          '<w:$1 $3 w:id="$2" $4',
        )
        .replaceAll(
          /<w:r><w:/g,
          '<w:r w:rsidR="00000000" w:rsidDel="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:',
        ),
  });

const BY = 'w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z"';
let ids = 9000;
const run = (text: string, element = 'w:t') =>
  `<w:r><${element} xml:space="preserve">${text}</${element}></w:r>`;
/** A tracked insertion and a tracked deletion by Dana Counsel, as Word writes them. */
export const ins = (text: string): string => `<w:ins w:id="${ids++}" ${BY}>${run(text)}</w:ins>`;
export const del = (text: string): string => `<w:del w:id="${ids++}" ${BY}>${run(text, 'w:delText')}</w:del>`;
export const kept = (text: string): string => run(text);
/** The tracked end of a paragraph, for its properties. */
export const mark = (what: 'ins' | 'del'): string => `<w:rPr><w:${what} w:id="${ids++}" ${BY}/></w:rPr>`;
export const tracked = (element: string, inner: string): string =>
  `<w:${element} w:id="${ids++}" ${BY}>${inner}</w:${element}>`;

/** A paragraph moved after another as Word marks that: struck in a range of a name, and put in in another of the same. */
export const movedByWord =
  (words: string, after: string): Rewrite =>
  (xml) => {
    const start = xml.lastIndexOf('<w:p>', xml.indexOf(words));
    const end = xml.indexOf('</w:p>', start) + 6;
    const moved = xml.slice(start, end);
    const runs = /<w:r>.*<\/w:r>/.exec(moved)?.[0] ?? '';
    const props = /<w:pPr>.*?<\/w:pPr>/.exec(moved)?.[0] ?? '';
    const by = 'w:author="Dana Counsel" w:date="2026-12-01T09:00:00Z" w:name="move990"';
    const at = (how: 'From' | 'To', id: number) =>
      `<w:p>${props.replace('</w:pPr>', `<w:rPr>${tracked(`move${how}`, '')}</w:rPr></w:pPr>`)}<w:move${how}RangeStart w:id="${id}" ${by}/>${tracked(`move${how}`, runs)}</w:p><w:move${how}RangeEnd w:id="${id}"/>`;
    const rest = xml.slice(0, start) + at('From', 990) + xml.slice(end);
    const place = rest.indexOf('</w:p>', rest.indexOf(after)) + 6;
    return rest.slice(0, place) + at('To', 992) + rest.slice(place);
  };

/** A file that a call of the contract wrote. */
export const written = (made: { readonly folder: string; readonly files: readonly string[] }): Uint8Array =>
  readFileSync(join(made.folder, made.files.find((file) => file.endsWith('.docx')) ?? ''));

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
