import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord, searchTerms } from '../../../core/base/search-terms.ts';
import { type Findable, find, SEARCH_KINDS, searchIndex } from '../../../core/search/search.ts';

const ALL = { kinds: new Set(SEARCH_KINDS), limit: 100 };
const thing = (id: string, name: string, text: string, kind: Findable['kind'] = 'note'): Findable => ({
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
  find(searchIndex(SOME), search, given).hits.map(({ id }) => id);

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
    ['follow ', []],
    ['nothing', []],
    ['—', []],
    ['', []],
  ])('for %s', (search, ids) => {
    expect(idsOf(search)).toEqual(ids);
  });

  it('tells where the words are, and counts what it doesn’t list', () => {
    const { hits, counts } = find(searchIndex(SOME), 'stalking', {
      kinds: new Set(['note'] as const),
      limit: 1,
    });
    expect(hits).toHaveLength(1);
    const [hit] = hits;
    expect(hit?.matches.map(({ from, to }) => hit.text.slice(from, to))).toEqual(['stalking', 'stalking']);
    expect(counts).toEqual({ provision: 2, amendment: 1, note: 1 });
  });

  it('finds what holds all of the words, and nothing else', () => {
    const word = fc.constantFrom('law', 'Laws', 'act', 'Áct', '2A', 'x', 'stalking', 'stalk', '£10');
    const texts = fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.array(word, { minLength: 1, maxLength: 3 }), (all, asked) => {
        const things = all.map((words, at) => thing(String(at), `N-${at}`, words.join(' ')));
        const search = asked.join(' ');
        const terms = searchTerms(search);
        const expected = things.filter(({ name, text }) => {
          const words = (`${name} ${text}`.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(foldWord);
          return terms.every(({ text: wanted, beginning }) =>
            words.some((word) => (beginning ? word.startsWith(wanted) : word === wanted)),
          );
        });
        const found = find(searchIndex(things), search, ALL);
        expect(found.hits.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
        expect(found.counts.note ?? 0).toBe(expected.length);
      }),
    );
  });
});
