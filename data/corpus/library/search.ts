import type { Knex } from 'knex';
import { parseCitation } from '../../../core/act/citation.ts';
import { titleKey } from '../../../core/act/references/titles.ts';
import { pathTo } from '../../../core/act/tree.ts';
import { searchTerms, withoutStopWords } from '../../../core/search/search-terms.ts';
import type { ActVersion } from '../acts.ts';
import { findAct } from '../held-texts.ts';
import { withLibrary } from './library.ts';
import type { DivisionRow, TextRow } from './tables.ts';

/** A provision that a search of the library found. */
interface LibraryHit extends ActVersion {
  readonly title: string;
  readonly pid: string;
  readonly cite: string;
  readonly heading: string;
  /** The words around a match, at most 40; for a cited provision, its first 300 characters. */
  readonly words: string;
}

/** The most hits that a search returns. */
const MAX_HITS = 100;
/** The most texts in which a cited provision is looked up. */
const MAX_ACTS = 10;

/** The words and phrases of a search, each as an expression of SQLite's full-text search (FTS5). */
const matchExpressionsOf = (searchText: string): readonly string[] =>
  withoutStopWords(searchTerms(searchText)).map(({ spellings, isPrefix }) => {
    const phrases = spellings.map((spelling) => `"${spelling}"${isPrefix ? '*' : ''}`);
    return `(${phrases.join(' OR ')})`;
  });

/** A citation: the provision in group 1 (“s. 4(1)”), and the title of its Act in group 2 (“Theft Act 1968”), if there is one. */
const CITATION =
  /^\s*((?:s(?:ection)?s?\.?|sch(?:edule)?\.?|para(?:graph)?\.?|art(?:icle)?\.?|reg(?:ulation)?\.?|r(?:ule)?\.?)?\s*\d+[A-Z]*\d*(?:\s*\([^)\s]{1,6}\))*)(?:\s*,?\s*(?:of|to|in)?\s+(?:the\s+)?(.+?))?\s*$/i;

/** The texts with exactly this title, or else those whose title has all of its words. */
async function findByTitle(db: Knex, words: string): Promise<readonly TextRow[]> {
  const titleWords = titleKey(words);
  const rows: readonly TextRow[] = await db<TextRow>('texts').where((query) => {
    for (const word of titleWords.split(/\s+/))
      query.whereILike('title', `%${word.replaceAll(/[%_]/g, '')}%`);
  });
  const exact = rows.filter(({ title }) => titleKey(title) === titleWords);
  return (exact.length > 0 ? exact : rows).slice(0, MAX_ACTS);
}

/** Finds the provisions that a search cites: “section 4(1) of the Theft Act 1968”, “s. 4 Theft Act”. */
async function findCited(db: Knex, shelf: string, searchText: string): Promise<readonly LibraryHit[]> {
  const [, provisionWords = '', act] = CITATION.exec(searchText) ?? [];
  if (provisionWords === '' || act === undefined) return [];
  const hits: LibraryHit[] = [];
  for (const { key, id, version, title } of await findByTitle(db, act)) {
    const text = await findAct(id, version, shelf);
    if (!text.ok) continue;
    const pid = parseCitation(text.value.root, provisionWords);
    if (pid === null) continue;
    // The division of the index is the cited provision, or contains it.
    const path = pathTo(text.value.root, pid);
    const pathPids = path.map((node) => node.pid);
    const division = await db<DivisionRow>('divisions').where({ key }).whereIn('pid', pathPids).first();
    hits.push({
      ...{ id, version, title, pid },
      cite: provisionWords.trim(),
      heading: division?.heading ?? path.at(-1)?.heading ?? '',
      words: (division?.words ?? '').slice(0, 300),
    });
  }
  return hits;
}

/** A hit with the key of its text. */
type FoundRow = LibraryHit & { readonly key: string };

/** The provisions that match, best first. A word of the heading has four times the weight of one of the text. */
const findMatching = (db: Knex, matchExpression: string, limit: number): Promise<readonly FoundRow[]> =>
  db.raw(
    `SELECT texts.id, texts.version, texts.title, divisions.pid, divisions.cite, divisions.heading,
            snippet(searched, 1, '', '', '…', 40) AS words, divisions.key
       FROM searched JOIN divisions ON divisions.place = searched.rowid JOIN texts ON texts.key = divisions.key
      WHERE searched MATCH ? ORDER BY bm25(searched, 4.0, 1.0) LIMIT ?`,
    [matchExpression, limit],
  );

/**
 * Searches the library. Returns the provisions that the search cites, then those with all of its words. If it cites none,
 * those with some of its words follow. Each group begins with the best match.
 */
export const searchLibrary = (shelf: string, searchText: string): Promise<readonly LibraryHit[]> =>
  withLibrary(shelf, async (db) => {
    const citedHits = await findCited(db, shelf, searchText);
    const matchExpressions = matchExpressionsOf(searchText);
    if (matchExpressions.length === 0) return citedHits;
    const fullMatches = await findMatching(db, matchExpressions.join(' AND '), MAX_HITS);
    const needsPartialMatches = citedHits.length === 0 && matchExpressions.length > 1;
    const partialMatches = needsPartialMatches
      ? await findMatching(db, matchExpressions.join(' OR '), MAX_HITS)
      : [];
    const keyOf = ({ key, pid }: FoundRow): string => `${key} ${pid}`;
    const foundKeys = new Set(fullMatches.map(keyOf));
    const rows = [...fullMatches, ...partialMatches.filter((row) => !foundKeys.has(keyOf(row)))].slice(
      0,
      MAX_HITS,
    );
    return [...citedHits, ...rows.map(({ key: _, ...hit }) => hit)];
  });
