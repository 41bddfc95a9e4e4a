import { describe, expect, it } from 'vitest';
import { cite, parseCitation } from '../../../../core/act/citation.ts';
import { indexTree, type Provision, walk } from '../../../../core/act/tree.ts';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { readEditFile } from '../../../../core/amend/edits/plain-edit.ts';
import { resolvePlainEdits } from '../../../../core/amend/edits/resolve-edits.ts';
import { asAmendedOf, redline } from '../../../../core/amend/redline/redline.ts';
import type { Result } from '../../../../core/base/result.ts';
import { loadAct } from '../../../../data/corpus/acts.ts';

const loaded = loadAct('ukpga/1997/40', 'current');
if (!loaded.ok) throw new Error(loaded.error.message);
const base = loaded.value.root;

function resolve(json: unknown): Result<readonly Edit[]> {
  const file = readEditFile(json);
  if (!file.ok) return file;
  let next = 0;
  return resolvePlainEdits(base, file.value.edits, { newPid: () => `n-${next++}`, rank: 'V1' });
}

/** The Act with the edits made. */
function amended(json: unknown): Provision {
  const edits = resolve(json);
  if (!edits.ok) throw new Error(`${edits.error.message} (${edits.error.place})`);
  expect(checkEdits(base, edits.value)).toMatchObject({ ok: true });
  return asAmendedOf(redline(base, [{ id: 'A-001', edits: [...edits.value] }]));
}

function at(tree: Provision, citation: string): Provision {
  const node = indexTree(tree).byPid.get(parseCitation(tree, citation) ?? '');
  if (!node) throw new Error(`${citation} is not there`);
  return node;
}

const refusal = (json: unknown) => {
  const result = resolve(json);
  return result.ok ? null : result.error;
};

const G = 'section 2A(3)(g)';
const words = (tree: Provision) => at(tree, G).content;

describe('an edit by citation and quoted words', () => {
  it.each([
    [{ in: G, replace: 'watching', with: 'observing' }, 'observing or spying on a person.'],
    [
      { in: G, after: 'spying on', insert: ', or tracking,' },
      'watching or spying on, or tracking, a person.',
    ],
    [{ in: G, before: 'watching', insert: 'following, ' }, 'following, watching or spying on a person.'],
    [{ in: G, omit: 'or spying on ' }, 'watching a person.'],
    [{ in: 'section 2A', replace: 'watching', with: 'observing' }, 'observing or spying on a person.'],
    [{ in: 's. 2A(3)', omit: ' or spying on' }, 'watching a person.'],
  ])('%j', (edit, expected) => {
    expect(words(amended([edit]))).toBe(expected);
  });

  it('leaves a provision out', () => {
    const tree = amended([{ in: 'section 2A(4)', omit: true }]);
    expect(parseCitation(tree, 'section 2A(4)')).toBeNull();
    expect(at(tree, 'section 2A(5)').content).toBe(at(base, 'section 2A(5)').content);
  });

  it('keeps the order of several at one place', () => {
    const tree = amended([
      { in: G, after: 'watching', insert: ', one' },
      { in: G, after: 'watching', insert: ', two' },
      { in: G, before: ' or spying', insert: ', three' },
    ]);
    expect(words(tree)).toBe('watching, one, two, three or spying on a person.');
  });

  it('is taken as it is where it has a type', () => {
    const { pid } = at(base, G);
    const edit = { type: 'text', pid, field: 'content', from: 0, to: 8, insert: 'observing', rank: 'V' };
    expect(resolve([edit])).toEqual({ ok: true, value: [edit] });
  });
});

describe('a provision to insert', () => {
  it('stands after or before the one that is named, as one of its kind', () => {
    const tree = amended([
      { after: G, insertProvision: { num: '(h)', text: 'one' } },
      { after: G, insertProvision: { num: '(i)', text: 'two' } },
      { before: 'section 2A(3)(a)', insertProvision: { num: '(za)', text: 'nought' } },
    ]);
    const { children } = at(tree, 'section 2A(3)');
    expect(children.map(({ num }) => num)).toEqual([
      '(za)',
      '(a)',
      '(b)',
      '(c)',
      '(d)',
      '(e)',
      '(f)',
      '(g)',
      '(h)',
      '(i)',
    ]);
    expect(new Set(children.map(({ kind }) => kind))).toEqual(new Set(['paragraph']));
  });

  it('may hold others, whose kinds are seen from their numbers', () => {
    const tree = amended([
      {
        after: 'section 2A',
        insertProvision: {
          num: '2AA',
          heading: 'Example',
          children: [
            {
              num: '(1)',
              text: 'If—',
              children: [{ num: '(a)', text: 'x', children: [{ num: '(i)', text: 'y' }] }],
            },
            { num: '(2)', text: 'z', wrapUp: '' },
          ],
        },
      },
    ]);
    const section = at(tree, 'section 2AA');
    expect([...walk(section)].map(({ kind, num, intro, content }) => [kind, num, intro, content])).toEqual([
      ['section', '2AA', '', ''],
      ['subsection', '(1)', 'If—', ''],
      ['paragraph', '(a)', 'x', ''],
      ['subparagraph', '(i)', '', 'y'],
      ['subsection', '(2)', '', 'z'],
    ]);
    expect(new Set([...walk(section)].map(({ pid }) => pid)).size).toBe(5);
  });

  it('must be able to stand where it is put', () => {
    const inside = { num: '(1)', text: 'x', children: [{ num: '(2)', text: 'y' }] };
    expect(refusal([{ after: 'section 2A(1)', insertProvision: inside }])?.message).toContain('cannot stand');
  });
});

describe('what is refused, and nothing is done', () => {
  it.each([
    ['a place that is not there', { in: 'section 99', omit: true }, 'not-found', 'section 99'],
    ['words that are not there', { in: G, omit: 'stalking' }, 'not-found', 'does not say'],
    ['words that stand there twice', { in: 'section 2A(3)', omit: 'a person' }, 'clash', 'quote more'],
    ['an edit of no known shape', { in: G }, 'invalid', 'replace'],
    ['a key too many', { in: G, replace: 'a', with: 'b', note: 'c' }, 'invalid', 'note'],
    ['a key too few', { in: G, insert: 'x' }, 'invalid', 'a key missing'],
    [
      'two places at once',
      { after: G, before: G, insertProvision: { num: '', text: '' } },
      'invalid',
      'too many',
    ],
    ['empty words', { in: G, replace: '', with: 'x' }, 'invalid', 'replace'],
    ['no edit at all', 7, 'invalid', 'replace'],
    ['the Act itself', { in: 'this Act', omit: 'no such words at all' }, 'not-found', 'does not say'],
  ])('%s', (_, edit, kind, message) => {
    const error = refusal([{ in: G, replace: 'watching', with: 'observing' }, edit]);
    expect(error?.kind).toBe(kind);
    expect(error?.message).toContain(message);
    expect(error?.place).toBe('edit 2');
  });

  it('says where words that stand twice are', () => {
    const message = refusal([{ in: 'section 2A(3)', omit: 'a person' }])?.message ?? '';
    expect(message).toContain(cite(base, at(base, 'section 2A(3)(a)').pid));
  });

  it.each([null, 'x', 7, {}, { edits: {} }, { edits: [], tilte: 'x' }, { edits: [], title: 7 }])(
    'a file that is %j',
    (json) => {
      expect(refusal(json)?.kind).toBe('invalid');
    },
  );
});
