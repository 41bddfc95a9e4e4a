import { describe, expect, it } from 'vitest';
import { provision } from '../../../../core/act/tree.ts';
import type { Drafted } from '../../../../core/amend/edits/edit-index.ts';
import { comesBefore, definitionPlace, termOf } from '../../../../core/amend/structure/definition-place.ts';

const definition = (pid: string, term: string) =>
  provision({ pid, kind: 'definition', content: `“${term}” means something;` });
const base = provision({
  pid: 'root',
  kind: 'act',
  children: [
    provision({
      pid: 's1',
      kind: 'section',
      num: '1',
      intro: 'In this Act—',
      children: [
        definition('conduct', 'conduct'),
        definition('court', 'the court'),
        definition('harm', 'Harm'),
      ],
    }),
    provision({ pid: 's2', kind: 'section', num: '2', content: 'Nothing is defined here.' }),
  ],
});

describe('the place of a new definition', () => {
  it.each([
    ['action', { firstIn: 's1' }],
    ['the Commissioner', { firstIn: 's1' }],
    ['consent', { after: 'conduct' }],
    ['Élan', { after: 'court' }],
    ['harm', { after: 'harm' }],
    ['the victim', { after: 'harm' }],
  ])('of “%s” is alphabetical', (term, where) => {
    expect(definitionPlace(base, [], 's1', term)).toEqual(where);
  });

  it('counts those that amendments insert', () => {
    const drafts: readonly Drafted[] = [
      {
        id: 'A-001',
        edits: [
          {
            type: 'insert',
            parent: 's1',
            after: 'conduct',
            rank: 'V',
            provision: definition('consent', 'consent'),
          },
        ],
      },
    ];
    expect(definitionPlace(base, drafts, 's1', 'consultation')).toEqual({ after: 'consent' });
    expect(definitionPlace(base, drafts, 's1', 'conjecture')).toEqual({ after: 'conduct' });
  });

  it('is first where nothing is defined yet, and nowhere in what is not there', () => {
    expect(definitionPlace(base, [], 's2', 'action')).toEqual({ firstIn: 's2' });
    expect(definitionPlace(base, [], 'nowhere', 'action')).toBeNull();
  });

  it('is sorted without “the”, capitals, accents and hyphens', () => {
    expect(termOf(definition('d', 'the court'))).toBe('the court');
    expect(comesBefore('the appeal', 'Bench')).toBe(true);
    expect(comesBefore('Bench', 'the appeal')).toBe(false);
    expect(comesBefore('Éa', 'eb')).toBe(true);
  });
});
