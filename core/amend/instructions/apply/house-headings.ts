import type { Kind, Provision } from '../../../act/tree.ts';
import type { Matter } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';

/** A full stop that ends a heading, and no word of it. */
const STOP = /(?<!\betc)\.$/;
const MAY_HOLD: ReadonlySet<Kind> = new Set(['schedule', 'part', 'chapter', 'crossheading']);

/**
 * What is put in, with the headings of its sections as they stand in an Act: the side-notes of older prints end with a
 * full stop, which is left out and noted.
 */
export function withHouseHeadings(doing: ApplyContext, matter: Matter): Matter {
  const fitted = (provision: Provision): Provision => {
    const { kind, num, heading, children } = provision;
    if (MAY_HOLD.has(kind)) return { ...provision, children: children.map(fitted) };
    if (kind !== 'section' || !STOP.test(heading)) return provision;
    const plain = heading.replace(STOP, '');
    doing.notes.push(`the heading of section ${num} is put in as “${plain}”, without the full stop after it`);
    return { ...provision, heading: plain };
  };
  return doing.isOwn ? matter : { ...matter, provisions: matter.provisions.map(fitted) };
}
