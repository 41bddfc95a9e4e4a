import type { Annex } from '../../../core/pack/blocks.ts';
import type { PackDocument, PackPart } from '../../../core/pack/parts.ts';
import { partSlug } from '../../../core/pack/published.ts';
import type { ChangeName } from './act.ts';

/** The parts of a document on one page. */
export type Page = readonly PackPart[];

/** Caches the annexes and ids of a page, which are needed once for each amendment. */
const partsByPage = new WeakMap<
  Page,
  { readonly annexes: ReadonlySet<Annex>; readonly ids: ReadonlySet<string> }
>();

function partsOf(page: Page) {
  const cached = partsByPage.get(page);
  if (cached) return cached;
  const pageParts = {
    annexes: new Set(
      page.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'annex' ? [block.annex] : []))),
    ),
    ids: new Set(page.map(({ id }) => id)),
  };
  partsByPage.set(page, pageParts);
  return pageParts;
}

/** Whether a page contains an annex. */
export const hasAnnex = (page: Page, annex: Annex): boolean => partsOf(page).annexes.has(annex);

/**
 * The id of the place on a page that describes an amendment: in an annex, or else as a proposal. Null if it has none.
 */
function placeOn(page: Page, am: string): string | null {
  if (hasAnnex(page, 'amendments')) return am;
  return [`proposal:${am}`, partSlug(am)].find((id) => partsOf(page).ids.has(id)) ?? null;
}

/** Names amendments by their number, with the id of their description on the page. */
export const amendmentNames =
  (page: Page): ((am: string) => ChangeName) =>
  (am) => ({ id: placeOn(page, am), words: am });

/** Names amendments by their proposal, if that is in the paper. */
export function proposalNames({ parts }: PackDocument, page: Page): (am: string) => ChangeName {
  const headings = new Map(parts.map(({ id, heading }) => [id, heading]));
  return (am) => {
    const [words = am] = headings.get(`proposal:${am}`)?.split(':') ?? [];
    return { id: placeOn(page, am), words };
  };
}
