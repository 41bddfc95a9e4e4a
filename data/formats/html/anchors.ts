import type { Annex } from '../../../core/pack/blocks.ts';
import type { PackDocument } from '../../../core/pack/parts.ts';
import type { ChangeName } from './act.ts';

/** A page asks again and again, once an amendment: a document is looked through once. */
const annexes = new WeakMap<PackDocument, ReadonlySet<Annex>>();

function annexesOf(document: PackDocument): ReadonlySet<Annex> {
  const known = annexes.get(document);
  if (known) return known;
  const found = new Set(
    document.parts.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'annex' ? [block.what] : [])),
    ),
  );
  annexes.set(document, found);
  return found;
}

/** Whether a document shows an annex. */
export const shows = (document: PackDocument, annex: Annex): boolean => annexesOf(document).has(annex);

/** How the extracts of a paper name what changes them: by the proposal, where it is in the paper. */
export function proposalNames(document: PackDocument): (am: string) => ChangeName {
  const names = amendmentNames(document);
  const headings = new Map(document.parts.map(({ id, heading }) => [id, heading]));
  return (am) => {
    const id = `proposal:${am}`;
    const [name] = headings.get(id)?.split(':') ?? [];
    return name === undefined ? names(am) : { id, words: name };
  };
}

/** How a document names amendments, and where on its page it tells of each: in an annex, or else as a proposal. */
export function amendmentNames(document: PackDocument): (am: string) => ChangeName {
  const inAnnex = shows(document, 'amendments');
  const parts = new Set(document.parts.map(({ id }) => id));
  return (am) => {
    const proposal = `proposal:${am}`;
    return { id: inAnnex ? am : parts.has(proposal) ? proposal : null, words: am };
  };
}
