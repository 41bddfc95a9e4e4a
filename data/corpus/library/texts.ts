import { titleKey } from '../../../core/act/references/titles.ts';
import { type HeldCitation, newestVersions, versionRank } from '../../../core/library/held-text.ts';
import type { ActVersion } from '../acts.ts';
import { withLibrary } from './library.ts';
import type { CitationRow, TextRow } from './tables.ts';

/** A text on this computer, with its title, description and hash. */
export interface DescribedAct extends ActVersion {
  readonly from: TextRow['origin'];
  readonly title: string;
  readonly description: string;
  /** Its SHA-256, as a review stores it. */
  readonly hash: string;
}

/** Sorts built-in texts first, then by id; of each Act the newest text first. */
const compareTexts = (a: TextRow, b: TextRow): number =>
  Number(b.origin === 'keeling') - Number(a.origin === 'keeling') ||
  (a.id === b.id ? (versionRank(a.version) < versionRank(b.version) ? 1 : -1) : a.id < b.id ? -1 : 1);

/** Every text of the library: first those of the corpus, then imported ones; of each Act the newest first. */
export const listTexts = (shelf: string): Promise<readonly DescribedAct[]> =>
  withLibrary(shelf, async (db) => {
    const rows: readonly TextRow[] = await db<TextRow>('texts');
    return rows.toSorted(compareTexts).map(({ id, version, origin, title, description, hash }) => ({
      ...{ id, version, title, description, hash },
      from: origin,
    }));
  });

/** A citation, with the text that it is in. */
type CitingRow = CitationRow & Pick<TextRow, 'id' | 'version' | 'title'>;

/** The citations of an Act in the newest text of each other Act on this computer. @param title by which the Act is cited */
export const citationsOf = (
  shelf: string,
  { id, title }: { readonly id: string; readonly title: string },
): Promise<readonly HeldCitation[]> =>
  withLibrary(shelf, async (db) => {
    const rows: readonly CitingRow[] = await db('citations')
      .join('texts', 'texts.key', 'citations.key')
      .where('citations.act', titleKey(title))
      .whereNot('texts.id', id)
      .select('citations.*', 'texts.id', 'texts.version', 'texts.title');
    const texts: readonly Pick<TextRow, 'id' | 'version' | 'key'>[] = await db('texts').select(
      'id',
      'version',
      'key',
    );
    const newestKeys = new Set(newestVersions(texts).map(({ key }) => key));
    return rows
      .filter(({ key }) => newestKeys.has(key))
      .map(({ pid, cite, field, text, from, to, path, range, amends, adopts, ...citingText }) => ({
        ...{
          id: citingText.id,
          version: citingText.version,
          title: citingText.title,
          pid,
          cite,
          text,
          from,
          to,
        },
        field: field as HeldCitation['field'],
        path: JSON.parse(path) as HeldCitation['path'],
        isRangeEnd: range === 1,
        amends: amends === 1,
        adopts: JSON.parse(adopts) as HeldCitation['adopts'],
      }));
  });
