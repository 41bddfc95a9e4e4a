import { INLINE, NOTE_REFERENCES } from '../clml/names.ts';
import type { CountRules, Met } from './rules.ts';

const ABOUT = new Set(['Metadata', 'Error', 'Warning', 'FatalError', 'BinaryContent', 'Tasks']);
/** Elements that words go on through, without their namespace: those that they are read through, and the marks in them. */
export const CLML_WITHIN: ReadonlySet<string> = new Set(
  [...INLINE, ...NOTE_REFERENCES].map((name) => name.slice(name.indexOf(':') + 1)),
);
const ROMANS: readonly (readonly [string, number])[] = [
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

function romanOf(value: number): string {
  const [figure, worth] = ROMANS.find(([, least]) => least <= value) ?? [];
  return figure === undefined || worth === undefined ? '' : figure + romanOf(value - worth);
}

/** The number or letter that a list gives an item at a place, from 1. */
function numberAt(type: string, at: number): string {
  if (type === 'arabic') return String(at);
  if (/^roman/.test(type)) return romanOf(at);
  if (/^alpha/.test(type)) return String.fromCodePoint(97 + ((at - 1) % 26)).repeat(Math.ceil(at / 26));
  return '';
}

function itemNumber({ attributes, above, nth }: Met): string {
  if (attributes.NumberOverride) return attributes.NumberOverride;
  const list = above.at(-1);
  if (list?.name !== 'OrderedList') return '';
  const start = Number.parseInt(list.attributes.Start ?? '1', 10) || 1;
  return numberAt(list.attributes.Type ?? '', start + nth - 1);
}

/** Of legislation.gov.uk's own XML: all that stands in it but what is said of it, and the contents made of its headings. */
export const CLML_RULES: CountRules = {
  isSkipped: ({ name, above }) => ABOUT.has(name) || (name === 'Contents' && above.length === 1),
  isWithin: ({ name }) => CLML_WITHIN.has(name),
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
