import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInIndex } from '../../../core/search/search.ts';
import { SEARCH_KINDS, type SearchDocument, searchIndex } from '../../../core/search/search-index.ts';
import { foldWord, searchTerms } from '../../../core/search/search-terms.ts';

const ALL = { kinds: new Set(SEARCH_KINDS), limit: 100 };
const thing = (
  id: string,
  name: string,
  text: string,
  kind: SearchDocument['kind'] = 'note',
): SearchDocument => ({
  kind,
  id,
  name,
  text,
  leads: `${kind}:${id}`,
});
const SOME = [
  thing('a', 'section 2A', 'Offence of stalking', 'provision'),
  thing('b', 'section 2A(3)', 'Stalking includes following a person.', 'provision'),
  thing('c', 'section 2', 'Offence of harassment, see section 2A.', 'provision'),
  thing('A-002', 'A-002 Stalking online', 'Names the café “harassment” forms.', 'amendment'),
  thing('n', 'N-001, A charity', 'The person was followed; stalking is a pattern, stalking is not an event.'),
];
const idsOf = (search: string, given = ALL) =>
  findInIndex(searchIndex(SOME), search, given).hits.map(({ id }) => id);

describe('the search', () => {
  it.each<[string, readonly string[]]>([
    ['section 2A', ['a', 'b', 'c']],
    ['2a', ['a', 'b', 'c']],
    ['A-002', ['A-002']],
    ['stalking', ['A-002', 'n', 'a', 'b']],
    ['"stalking is not"', ['n']],
    ['“offence of” ', ['a', 'c']],
    ['CAFE', ['A-002']],
    ['follow', ['b', 'n']],
    ['follow ', ['b', 'n']],
    ['fol ', []],
    ['nothing', []],
    ['—', []],
    ['', []],
  ])('for %s', (search, ids) => {
    expect(idsOf(search)).toEqual(ids);
  });

  it('tells where the words are, and counts what it doesn’t list', () => {
    const { hits, counts } = findInIndex(searchIndex(SOME), 'stalking', {
      kinds: new Set(['note'] as const),
      limit: 1,
    });
    expect(hits).toHaveLength(1);
    const [hit] = hits;
    expect(hit?.matches.map(({ from, to }) => hit.text.slice(from, to))).toEqual(['stalking', 'stalking']);
    expect(counts).toEqual({ provision: 2, amendment: 1, note: 1 });
  });

  it('finds what holds any of the words, and first what holds all of them', () => {
    const word = fc.constantFrom('law', 'Laws', 'act', 'Áct', '2A', 'x', 'stalking', 'stalk', '£10');
    const texts = fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.array(word, { minLength: 1, maxLength: 3 }), (all, asked) => {
        const things = all.map((words, at) => thing(String(at), `N-${at}`, words.join(' ')));
        const search = `${asked.join(' ')} `;
        const heldBy = ({ name, text }: SearchDocument): readonly boolean[] => {
          const words = (`${name} ${text}`.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(foldWord);
          // “stalk” is met in “stalking”; the other words here have no inflection of four letters.
          const same = (one: string, other: string) =>
            one === other || (one.startsWith('stalk') && other.startsWith('stalk'));
          return searchTerms(search).map(({ spellings }) =>
            words.some((word) => spellings.some((spelling) => same(word, spelling))),
          );
        };
        const held = new Map(things.map((item) => [item.id, heldBy(item)]));
        const found = findInIndex(searchIndex(things), search, ALL).hits.map(({ id }) => id);
        const expected = things.filter(({ id }) => held.get(id)?.some(Boolean)).map(({ id }) => id);
        expect(found.toSorted()).toEqual(expected.toSorted());
        const hasAll = found.map((id) => held.get(id)?.every(Boolean) ?? false);
        expect(hasAll).toEqual(hasAll.toSorted((one, other) => Number(other) - Number(one)));
      }),
    );
  });

  it('counts a word that few texts hold for more than a common one', () => {
    const many = Array.from({ length: 20 }, (_, at) => thing(`c${at}`, `N-${at}`, 'the order of the court'));
    const rare = thing('rare', 'N-99', 'a breach of what the magistrates said to the defendant on that day');
    expect(findInIndex(searchIndex([...many, rare]), 'breach order', ALL).hits[0]?.id).toBe('rare');
  });

  it('looks among the headings over a text, and not for words that are everywhere', () => {
    const under = {
      ...thing('u', 'section 108', 'Section 94 does not apply.'),
      headings: 'Qualifying periods',
    };
    const all = [thing('n', 'N-1', 'It is for the court.'), under];
    expect(
      findInIndex(searchIndex(all), 'what is the qualifying period for it', ALL).hits.map(({ id }) => id),
    ).toEqual(['u']);
    expect(findInIndex(searchIndex(all), 'for the', ALL).hits.map(({ id }) => id)).toEqual(['n']);
  });
});
