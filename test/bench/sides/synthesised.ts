import type { Instrument } from '../../../core/act/instrument.ts';
import type { Provision } from '../../../core/act/tree.ts';

/** What a text that was made up must say of itself wherever it is shown. */
export const SYNTHESISED = 'Synthesised for measuring: no Act.';

/** Further on than any section of the Act, so that no two copies have a number in common. */
const ON = 1000;

const REPEATED: ReadonlySet<Provision['kind']> = new Set(['part', 'section', 'crossheading', 'schedule']);

/** The words of one copy: other people, and other sections, than those of every other copy. */
const inCopy = (text: string, copy: number): string =>
  text
    .replace(/\b(sections?) (\d+)/g, (_, word: string, n: string) => `${word} ${Number(n) + copy * ON}`)
    .replace(/\bthis Act\b/g, 'this Part')
    .replace(/\b(employ(?:er|ee)s?|workers?|keepers?|depositors?)\b/g, `$1 of class ${copy + 1}`);

function copied(node: Provision, copy: number): Provision {
  const { eid: _, ...kept } = node;
  const further = (num: string) => num.replace(/^\d+/, (n) => String(Number(n) + copy * ON));
  return {
    ...kept,
    pid: `${node.pid}-${copy}`,
    num: node.kind === 'section' ? further(node.num) : node.num,
    heading: inCopy(node.heading, copy),
    intro: inCopy(node.intro, copy),
    content: inCopy(node.content, copy),
    wrapUp: inCopy(node.wrapUp, copy),
    ...(node.spans && { spans: [] }),
    children: node.children.map((child) => copied(child, copy)),
  };
}

/** The outermost provisions of one copy, numbered on from those of the copies before it. */
function outermost(root: Provision, copy: number): readonly Provision[] {
  if (copy === 0) return root.children;
  const places = new Map<string, number>();
  const repeated = root.children.filter(({ kind }) => REPEATED.has(kind));
  const countOf = (kind: string) => repeated.filter((node) => node.kind === kind).length;
  return repeated.map((node) => {
    const place = (places.get(node.kind) ?? 0) + 1;
    places.set(node.kind, place);
    const made = copied(node, copy);
    const word = node.kind === 'part' ? 'Part' : 'Schedule';
    const isNamed = node.kind === 'part' || node.kind === 'schedule';
    return isNamed ? { ...made, num: `${word} ${countOf(node.kind) * copy + place}` } : made;
  });
}

/**
 * A text so many times as long as an Act, made of its Parts and Schedules: each copy with identities and numbers of its
 * own, and words that differ a little from every other’s, as an Act’s parallel Parts do. Plainly labelled as no Act, and
 * the same every time.
 */
export function timesOver(instrument: Instrument, times: number): Instrument {
  const { root } = instrument;
  const copies = Array.from({ length: times }, (_, copy) => outermost(root, copy));
  const all = copies.flat();
  const children = [
    ...all.filter(({ kind }) => kind !== 'schedule'),
    ...all.filter(({ kind }) => kind === 'schedule'),
  ];
  return {
    ...instrument,
    id: `${instrument.id}x${times}`,
    title: `${instrument.title}, ${times} times over`,
    description: SYNTHESISED,
    root: { ...root, pid: `${root.pid}-times-${times}`, children },
  };
}
