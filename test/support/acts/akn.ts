import type { Instrument } from '../../../core/act/instrument.ts';
import type { Provision } from '../../../core/act/tree.ts';

/** The Akoma Ntoso files of the reference material. */
export const AKN_FILES = [
  'agricultural-holdings-scotland-act-2003/act.xml',
  'agricultural-holdings-scotland-act-2003/bill.xml',
  'bills/bail-and-release-from-custody-scotland-bill.xml',
  'bills/sentencing-bill-hl-159.xml',
  'employment-rights-act-1996/act.xml',
  'employment-rights-act-1996/bill.xml',
] as const;

/** The prefix that a file writes Akoma Ntoso's own names with: `a:`. */
const PREFIX = /xmlns:(\w+)="http:\/\/docs\.oasis-open\.org\/legaldocml\/ns\/akn\/3\.0"/;

/** A number that is raised after a number, in raised digits. */
const raised = (before: string, digits: string): string =>
  before + [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const INLINE =
  /^(?:ref|mref|rref|def|term|i|b|u|sup|sub|span|mod|inline|ins|del|a|docDate|docStage|docTitle|docNumber|quotedText|mi|mo|mn|mrow)$/;

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * The words of an Akoma Ntoso file's long title, enacting words and body, worked out with no part of the reader: by
 * cutting the text at its tags. Quotation marks that stand in attributes are words.
 */
export function wordsOfXml(file: string): string {
  const prefix = PREFIX.exec(file)?.[1];
  const xml = prefix === undefined ? file : file.replaceAll(new RegExp(`(</?)${prefix}:`, 'g'), '$1');
  const isInstrument = /<act\b[^>]*name="uksi"/.test(xml);
  const preface = /<preface[\s\S]*?<\/preface>/.exec(xml)?.[0] ?? '';
  const longTitle = /<longTitle[\s\S]*<\/longTitle>/.exec(preface)?.[0] ?? '';
  const preamble = /<preamble[\s\S]*?<\/preamble>/.exec(xml)?.[0] ?? '';
  // A Schedule's reference line is read as its first words, and so after its heading.
  const text = (longTitle + preamble + xml.slice(xml.indexOf('<body'), xml.indexOf('</body>')))
    .replace(/<authorialNote(?![^>]*referenceNote)[\s\S]*?<\/authorialNote>/g, '')
    .replace(/(\d)<sup>(\d+)<\/sup>/g, (_, before: string, digits: string) => raised(before, digits))
    .replace(
      /(<authorialNote[^>]*referenceNote[\s\S]*?<\/authorialNote>)(\s*<\/num>\s*<heading[\s\S]*?<\/heading>(?:\s*<subheading[\s\S]*?<\/subheading>)?)/g,
      '$2$1',
    )
    // A stop after the number of a regulation is layout.
    .replace(/(<num>\d+[A-Z]*)\.—?(?=<\/num>)/g, isInstrument ? '$1' : '$&')
    // Some provisions below a section have their heading above their number.
    .replace(/(<heading[^>]*>(?:(?!<\/heading>)[\s\S])*<\/heading>\s*)(<num[\s\S]*?<\/num>)/g, '$2$1');
  const open: string[] = [];
  let words = '';
  for (const [piece] of text.matchAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]+>|[^<]+/g)) {
    if (piece.startsWith('<!') || piece.startsWith('<?')) continue;
    if (!piece.startsWith('<')) {
      words += piece.replace(/&(#x?)?(\w+);/g, (_, code: string | undefined, name: string) =>
        code ? String.fromCodePoint(Number.parseInt(name, code === '#x' ? 16 : 10)) : (ENTITIES[name] ?? ''),
      );
      continue;
    }
    const name = /^<\/?(?:\w+:)?(\w+)/.exec(piece)?.[1] ?? '';
    const closing = piece.startsWith('</');
    const tag = closing ? (open.pop() ?? '') : piece;
    if (!closing && !piece.endsWith('/>')) open.push(piece);
    const quoted = name === 'quotedStructure' || name === 'quotedText' || name === 'def';
    const mark = quoted ? attribute(tag, closing ? 'endQuote' : 'startQuote') : '';
    words += name === 'quotedStructure' ? ` ${mark} ` : INLINE.test(name) ? mark : ' ';
  }
  return spaced(words);
}

/** All that the text of an instrument holds, in order, in one line. */
export function wordsOfTree({ root }: Pick<Instrument, 'root'>): string {
  const words = (node: Provision): string =>
    [
      node.num,
      node.heading,
      ` ${node.quote?.start ?? ''} `,
      node.intro,
      node.content,
      ...node.children.map(words),
      ` ${node.quote?.end ?? ''} `,
      node.wrapUp,
    ].join(' ');
  return spaced(words(root));
}
