import type { Instrument } from '../../../core/act/instrument.ts';
import { type Provision, walk } from '../../../core/act/tree.ts';
import { readClml } from '../../../data/formats/clml/read.ts';
import type { ReadInstrument } from '../../../data/formats/read-instrument.ts';
import { must } from '../reviews/review.ts';

export const CLML_NAMESPACES =
  'xmlns="http://www.legislation.gov.uk/namespaces/legislation" xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:html="http://www.w3.org/1999/xhtml" xmlns:math="http://www.w3.org/1998/Math/MathML"';

export const CLML_METADATA = `<ukm:Metadata><dc:title>A Test Act 2001</dc:title>
  <ukm:PrimaryMetadata><ukm:DocumentClassification><ukm:DocumentMainType Value="UnitedKingdomPublicGeneralAct"/>
  <ukm:DocumentStatus Value="final"/></ukm:DocumentClassification><ukm:Year Value="2001"/><ukm:Number Value="9"/>
  <ukm:EnactmentDate Date="2001-05-11"/></ukm:PrimaryMetadata></ukm:Metadata>`;

/** A file of legislation.gov.uk's XML round the text of an Act: what is in it, and what follows it. */
const clmlFile = (text: string, rest = ''): string =>
  `<Legislation ${CLML_NAMESPACES}>${CLML_METADATA}<Primary>${text}</Primary>${rest}</Legislation>`;

/** The same of a body alone. */
export const clmlBody = (body: string, rest = ''): string => clmlFile(`<Body>${body}</Body>`, rest);

export const readClmlText = (text: string, rest = ''): ReadInstrument => must(readClml(clmlFile(text, rest)));

/** An Act as a person would read it out: one line for each provision, with the parts of its text apart. */
export const linesOf = ({ root }: Pick<Instrument, 'root'>): readonly string[] =>
  [...walk(root)].slice(1).map(lineOf);

function lineOf(node: Provision): string {
  const { kind, unit, num, heading, intro, content, wrapUp, quote, opaque } = node;
  const name = [kind, unit && ` (${unit})`, opaque && ` (${opaque.what})`].filter(Boolean).join('');
  const marks = quote ? `${quote.start}…${quote.end}` : '';
  const said = [node.extent, node.versionDate, node.repealed && 'repealed', node.remark].filter(Boolean);
  const about = said.length > 0 ? `{${said.join('; ')}}` : '';
  return [name, num, heading, marks, intro, content, wrapUp, about].filter((part) => part !== '').join(' | ');
}

/** All that is read of a file, for a person to check against it. */
export function described({ instrument, remarks }: ReadInstrument): string {
  const { id, version, title, number, date, dateOfEnactment, description, outstanding, root } = instrument;
  return [
    ...[id, version, title, number, date, dateOfEnactment, description, root.extent ?? ''],
    ...['', ...linesOf(instrument)],
    ...((instrument.prelims ?? []).length > 0 ? ['', 'Round the text'] : []),
    ...(instrument.prelims ?? []).map(({ part, name, text }) => `${part} | ${name} | ${text}`),
    ...['', 'Notes', ...placedNotes(instrument)],
    ...['', 'Outstanding', ...outstanding.map((effect) => JSON.stringify(effect))],
    ...['', 'Remarks', ...remarks],
  ]
    .map((line) => `${line.replaceAll('\n', '⏎').replaceAll('\t', '⇥')}\n`)
    .join('');
}

/** The editors' notes, each with the words that it is on. */
export function placedNotes({ root, notes }: Pick<Instrument, 'root' | 'notes'>): readonly string[] {
  const nodes = new Map([...walk(root)].map((node) => [node.pid, node]));
  return notes.map(({ mark, effect, pid, field, from, to, text }) => {
    const node = nodes.get(pid);
    if (!node) throw new Error(`${mark} is on ${pid}, which is not there`);
    const words = field === undefined ? 'all' : `${field} “${node[field].slice(from, to)}”`;
    return `${mark} ${effect}: ${[node.kind, node.num].filter(Boolean).join(' ')}, ${words}: ${text ?? '(no note)'}`;
  });
}
