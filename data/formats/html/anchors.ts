import type { Annex } from '../../../core/pack/blocks.ts';
import type { PackDocument, PackPart } from '../../../core/pack/parts.ts';
import { partSlug } from '../../../core/pack/published.ts';
import type { ChangeName } from './act.ts';

/** The parts of a document that are on one page. */
export type Page = readonly PackPart[];

/** A page asks again and again, once an amendment: its parts are looked through once. */
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

/** Whether a page shows an annex. */
export const shows = (page: Page, annex: Annex): boolean => partsOf(page).annexes.has(annex);

/** Where on a page an amendment is told of: in an annex, or else as a proposal; null where it isn’t. */
function placeOn(page: Page, am: string): string | null {
  if (shows(page, 'amendments')) return am;
  return [`proposal:${am}`, partSlug(am)].find((id) => partsOf(page).ids.has(id)) ?? null;
}

/** How a page names amendments, and where on it each is told of. */
export const amendmentNames =
  (page: Page): ((am: string) => ChangeName) =>
  (am) => ({ id: placeOn(page, am), words: am });

/** How the extracts of a paper name what changes them: by the proposal, where it is in the paper. */
export function proposalNames({ parts }: PackDocument, page: Page): (am: string) => ChangeName {
  const headings = new Map(parts.map(({ id, heading }) => [id, heading]));
  return (am) => {
    const [words = am] = headings.get(`proposal:${am}`)?.split(':') ?? [];
    return { id: placeOn(page, am), words };
  };
}
