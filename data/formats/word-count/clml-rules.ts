import { INLINE, NOTE_REFS } from '../clml/names.ts';
import type { CountRules, StartedElement } from './rules.ts';

const NOT_TEXT = new Set(['Metadata', 'Error', 'Warning', 'FatalError', 'BinaryContent', 'Tasks']);
/** Inline elements, without namespace prefix: a word may continue across their tags. */
export const CLML_INLINE: ReadonlySet<string> = new Set(
  [...INLINE, ...NOTE_REFS].map((name) => name.slice(name.indexOf(':') + 1)),
);
const ROMAN_NUMERALS: readonly (readonly [string, number])[] = [
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

function romanNumeral(number: number): string {
  const [figure, worth] = ROMAN_NUMERALS.find(([, least]) => least <= number) ?? [];
  return figure === undefined || worth === undefined ? '' : figure + romanNumeral(number - worth);
}

/** The label that a list gives its item at a position, from 1. */
function listLabel(type: string, at: number): string {
  if (type === 'arabic') return String(at);
  if (/^roman/.test(type)) return romanNumeral(at);
  if (/^alpha/.test(type)) return String.fromCodePoint(97 + ((at - 1) % 26)).repeat(Math.ceil(at / 26));
  return '';
}

function itemNumber({ attributes, above, nth }: StartedElement): string {
  if (attributes.NumberOverride) return attributes.NumberOverride;
  const list = above.at(-1);
  if (list?.name !== 'OrderedList') return '';
  const start = Number.parseInt(list.attributes.Start ?? '1', 10) || 1;
  return listLabel(list.attributes.Type ?? '', start + nth - 1);
}

/**
 * The rules for legislation.gov.uk's XML. Everything but the metadata and the table of contents is words. This does not
 * use the reader's own functions, so that a fault of the reader is found.
 */
export const CLML_RULES: CountRules = {
  isSkipped: ({ name, above }) => NOT_TEXT.has(name) || (name === 'Contents' && above.length === 1),
  isWithin: ({ name }) => CLML_INLINE.has(name),
  isAside: () => false,
  before: (element) => {
    const { name, attributes } = element;
    if (name === 'ListItem') return ` ${itemNumber(element)} `;
    if (name === 'Pnumber') return ` ${attributes.PuncBefore ?? ''} `;
    return name === 'Character' ? (attributes.Name === 'Minus' ? '\u2212' : ' ') : '';
  },
  after: ({ name, attributes, above }) => {
    if (name === 'Pnumber') return ` ${attributes.PuncAfter ?? ''} `;
    return name === 'Key' ? ` ${above.at(-2)?.attributes.Separator ?? ''} ` : '';
  },
  isTitle: ({ name, above }) =>
    /^(?:Title|MultilineTitle|Number)$/.test(name) && /Prelims$/.test(above.at(-1)?.name ?? ''),
  id: 'id',
};
