import fc from 'fast-check';
import { nextNumber } from '../../../core/act/numbering.ts';
import { type Field, indexTree, type Kind, type Provision, provision } from '../../../core/act/tree.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { isUndivided } from '../../../core/amend/edits/division.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { isPaired } from '../../../core/amend/instructions/write/tokens.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import { termOf } from '../../../core/amend/structure/definition-place.ts';

/** Words as a drafter puts in: short and long, with numbers, quotations and stops. */
const PHRASES = [
  'or a designated person',
  'may, after consultation,',
  'section 2A(1) or (3)',
  '12 months',
  'subject to subsection (2),',
  'not exceeding £10,000',
  'the “relevant period”',
  'without reasonable excuse',
  'and',
  'in writing (including by email)',
  'the appropriate national authority',
  'any conduct to which this section applies, whether or not it took place before the coming into force of this section',
  'Llywodraeth Cymru',
  'he or she',
] as const;
const SENTENCES = [
  'The Secretary of State may issue guidance about this section.',
  'Nothing in this section affects any other power to make such an order.',
  'In this section “authority” means a public authority within the meaning of section 6 of the Human Rights Act 1998.',
] as const;

const NUMBERED: ReadonlySet<Kind> = new Set([
  'section',
  'subsection',
  'paragraph',
  'subparagraph',
  'scheduleParagraph',
  'scheduleSubparagraph',
]);
const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph']);

const stroke = fc.tuple(fc.nat(19), fc.nat(99_999), fc.nat(999), fc.nat(11), fc.nat(13), fc.nat(2));
type Stroke = typeof stroke extends fc.Arbitrary<infer S> ? S : never;

interface Text {
  readonly all: readonly Provision[];
  readonly parentOf: ReadonlyMap<string, Provision>;
}

/** A second reading of a provision, for another place: it has no number of its own to be amended by. */
const SECOND_READING = /__oc_\d+$/;

/** Everything that an Act says itself: what it quotes for another Act is drafted there. */
function textOf(base: Provision): Text {
  const all: Provision[] = [];
  const visit = (node: Provision): void => {
    if (node.kind === 'quotation' || node.kind === 'block' || node.kind === 'enactingWords') return;
    if (SECOND_READING.test(node.eid ?? '')) return;
    if (!node.missing && !node.repealed && node.kind !== 'act') all.push(node);
    for (const child of node.children) visit(child);
  };
  visit(base);
  return { all, parentOf: indexTree(base).parentOf };
}

const pick = <T>(list: readonly T[], nth: number): T | undefined => list[nth % Math.max(list.length, 1)];

interface Word {
  readonly from: number;
  readonly to: number;
}
const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(/[^\s—,.;:“”()]+(?:\([\w]+\))*/gu)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
  }));

/** A field with enough words to be changed in. */
function wordy({ all }: Text, nth: number): { node: Provision; field: Field; text: string } | null {
  const node = pick(all, nth);
  const field =
    node &&
    (['content', 'intro', 'heading', 'wrapUp'] as const).find((name) => wordsOf(node[name]).length > 2);
  return node && field ? { node, field, text: node[field] } : null;
}

const textEdit = (node: Provision, field: Field, from: number, to: number, insert: string): Edit => ({
  type: 'text',
  pid: node.pid,
  field,
  from,
  to,
  insert,
  rank: 'V',
});

/** Words replaced, put in or struck out: `size` of them, from the word `at`. */
function wordChange(text: Text, [what, place, at, size, phrase]: Stroke): readonly Edit[] {
  const found = wordy(text, place);
  if (!found) return [];
  const { node, field, text: words } = found;
  const all = wordsOf(words);
  const first = at % all.length;
  const [a, b] = [all[first], all[Math.min(first + (what % 5 === 4 ? size + 8 : size % 4), all.length - 1)]];
  if (!a || !b) return [];
  const given = PHRASES[phrase] ?? '';
  switch (what % 5) {
    case 0:
      return [textEdit(node, field, a.to, a.to, ` ${given}`)];
    case 1:
      return [
        textEdit(
          node,
          field,
          a.from > 0 ? a.from - 1 : a.from,
          a.from > 0 ? b.to : Math.min(b.to + 1, words.length),
          '',
        ),
      ];
    default:
      return [textEdit(node, field, a.from, b.to, given)];
  }
}

/** One word changed wherever it stands. */
function everywhere(text: Text, [, place, at, , phrase]: Stroke): readonly Edit[] {
  const found = wordy(text, place);
  const word = found && pick(wordsOf(found.text), at);
  if (!found || !word) return [];
  const wanted = found.text.slice(word.from, word.to);
  return wordsOf(found.text)
    .filter(({ from, to }) => found.text.slice(from, to) === wanted)
    .map(({ from, to }) => textEdit(found.node, found.field, from, to, PHRASES[phrase] ?? ''));
}

/** Another end: a sentence more, or a linking word come or gone. */
function ending(text: Text, [what, place, , , , sentence]: Stroke): readonly Edit[] {
  const items = text.all.filter(({ content }) => content);
  const node = pick(items, place);
  if (!node) return [];
  const link = /\s+(?:and|or)$/.exec(node.content);
  if (link) return [textEdit(node, 'content', link.index, node.content.length, what % 2 ? '' : ' or')];
  if (ITEMS.has(node.kind))
    return [textEdit(node, 'content', node.content.length, node.content.length, ' and')];
  return [
    textEdit(node, 'content', node.content.length, node.content.length, ` ${SENTENCES[sentence] ?? ''}`),
  ];
}

let made = 0;
const newPid = () => `likely-${++made}`;

function fresh(kind: Kind, num: string, [, , at, size, phrase, sentence]: Stroke): Provision {
  const words = ITEMS.has(kind) ? `${PHRASES[phrase] ?? ''},` : (SENTENCES[sentence] ?? '');
  const heading = kind === 'section' ? `Provision about ${PHRASES[phrase] ?? ''}` : '';
  const below: Partial<Record<Kind, Kind>> = {
    section: 'subsection',
    subsection: 'paragraph',
    paragraph: 'subparagraph',
  };
  const inner = below[kind];
  if (!inner || size % 3 !== 0) return provision({ pid: newPid(), kind, num, heading, content: words });
  const one = nextNumber(inner, null, null);
  const two = nextNumber(inner, one, null);
  const children = [one, two].map((label, nth) =>
    provision({
      pid: newPid(),
      kind: inner,
      num: label,
      content: `${PHRASES[(at + nth) % PHRASES.length]}${nth ? '.' : ', and'}`,
    }),
  );
  return provision({
    pid: newPid(),
    kind,
    num,
    heading,
    intro: kind === 'section' ? '' : `${words.replace(/[.,]$/, '')}—`,
    children,
  });
}

const THROUGHOUT: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph']);

/** The number for one before or after another, by the rules; null where they have none. */
function numberBeside(text: Text, node: Provision, side: 'before' | 'after'): string | null {
  const { kind } = node;
  const series = (THROUGHOUT.has(kind) ? text.all : siblingsOf(text, node)).filter(
    (one) => one.kind === kind,
  );
  const at = series.indexOf(node) + (side === 'after' ? 1 : 0);
  try {
    return nextNumber(kind, series[at - 1]?.num ?? null, series[at]?.num ?? null);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

const numbered = ({ all }: Text): readonly Provision[] => all.filter(({ kind }) => NUMBERED.has(kind));

function siblingsOf(text: Text, node: Provision): readonly Provision[] {
  return text.parentOf.get(node.pid)?.children ?? [];
}

/** Provisions put in beside one that is there. */
function insertion(text: Text, given: Stroke): readonly Edit[] {
  const [what, place] = given;
  const node = pick(numbered(text), place);
  const parent = node && text.parentOf.get(node.pid);
  if (!node || !parent) return [];
  const siblings = siblingsOf(text, node);
  const at = siblings.indexOf(node);
  const before = what % 3 === 0 ? siblings[at - 1] : node;
  const num = numberBeside(text, node, what % 3 === 0 ? 'before' : 'after');
  if (num === null) return [];
  const edit: Edit = {
    type: 'insert',
    parent: parent.pid,
    after: before?.pid ?? null,
    rank: 'V',
    provision: fresh(node.kind, num, given),
  };
  return [edit];
}

/** One provision left out, or several that stand together. */
function omission(text: Text, [, place, , size]: Stroke): readonly Edit[] {
  const node = pick(numbered(text), place);
  if (!node) return [];
  const siblings = siblingsOf(text, node);
  const at = siblings.indexOf(node);
  const gone = siblings
    .slice(at, at + 1 + (size > 8 ? size - 8 : 0))
    .filter(({ kind }) => kind === node.kind);
  return gone.map(({ pid }) => ({ type: 'omit', pid }));
}

function substitution(text: Text, given: Stroke): readonly Edit[] {
  const node = pick(numbered(text), given[1]);
  const parent = node && text.parentOf.get(node.pid);
  if (!node || !parent) return [];
  const pair = newPid();
  return [
    { type: 'omit', pid: node.pid, pair },
    {
      type: 'insert',
      parent: parent.pid,
      after: node.pid,
      rank: 'V',
      provision: fresh(node.kind, node.num, given),
      pair,
    },
  ];
}

function division(text: Text, given: Stroke): readonly Edit[] {
  const node = pick(
    text.all.filter((one) => one.kind === 'section' && isUndivided(one) && (one.content || one.intro)),
    given[1],
  );
  if (!node) return [];
  const part = newPid();
  const second = provision({
    pid: newPid(),
    kind: 'subsection',
    num: '(2)',
    content: SENTENCES[given[5]] ?? '',
  });
  return [
    { type: 'divide', pid: node.pid, num: '(1)', newPid: part },
    { type: 'insert', parent: node.pid, after: part, rank: 'V', provision: second },
  ];
}

/** A definition put in, or one left out. */
function definition(text: Text, [what, place, at, , phrase]: Stroke): readonly Edit[] {
  const definitions = text.all.filter((node) => node.kind === 'definition' && termOf(node) !== null);
  const node = pick(definitions, place);
  const parent = node && text.parentOf.get(node.pid);
  if (!node || !parent) return [];
  if (what % 2) return [{ type: 'omit', pid: node.pid }];
  const content = `“term ${String.fromCharCode(97 + (at % 26))}” means ${PHRASES[phrase]};`;
  const put = provision({ pid: newPid(), kind: 'definition', content });
  return [{ type: 'insert', parent: parent.pid, after: node.pid, rank: 'V', provision: put }];
}

/** A provision put elsewhere in its own list, or in another of the same sort, under a number that is free there. */
function move(text: Text, [, place, at]: Stroke): readonly Edit[] {
  const node = pick(numbered(text), place);
  const other =
    node &&
    pick(
      numbered(text).filter(({ kind }) => kind === node.kind),
      at,
    );
  const home = other && text.parentOf.get(other.pid);
  if (!node || !other || !home || other === node) return [];
  const num = numberBeside(text, other, 'after');
  return num === null
    ? []
    : [{ type: 'move', pid: node.pid, parent: home.pid, after: other.pid, rank: 'V', num }];
}

/** Words that go on into paragraphs. */
function runningOn(text: Text, given: Stroke): readonly Edit[] {
  const node = pick(
    text.all.filter(({ kind, content }) => kind === 'subsection' && wordsOf(content).length > 4),
    given[1],
  );
  if (!node) return [];
  const words = wordsOf(node.content);
  const at = words[Math.floor(words.length / 2)]?.to ?? 0;
  const items = ['(a)', '(b)'].map((num, nth) =>
    provision({
      pid: newPid(),
      kind: 'paragraph',
      num,
      content: `${PHRASES[(given[4] + nth) % PHRASES.length]}${nth ? '.' : ', or'}`,
    }),
  );
  return [
    textEdit(node, 'content', at, node.content.length, '—'),
    ...items.map(
      (item, nth): Edit => ({
        type: 'insert',
        parent: node.pid,
        after: null,
        rank: `V${nth + 1}`,
        provision: item,
      }),
    ),
  ];
}

function renumbering(text: Text, [, place]: Stroke): readonly Edit[] {
  const node = pick(numbered(text), place);
  if (!node) return [];
  const num = numberBeside(text, node, 'after');
  return num === null ? [] : [textEdit(node, 'num', 0, node.num.length, num)];
}

/** Whether an edit leaves every quotation mark its other half, as anyone's does who reads what they wrote. */
function keepsQuotes(base: Provision, edit: Edit): boolean {
  if (edit.type !== 'text') return true;
  const gone = indexTree(base).byPid.get(edit.pid)?.[edit.field].slice(edit.from, edit.to) ?? '';
  return isPaired(gone) && isPaired(edit.insert);
}

/** Two drafts in three change words; the rest change provisions. */
const KINDS_OF_CHANGE: readonly ((text: Text, given: Stroke) => readonly Edit[])[] = [
  wordChange,
  wordChange,
  wordChange,
  wordChange,
  wordChange,
  wordChange,
  wordChange,
  everywhere,
  ending,
  ending,
  insertion,
  insertion,
  insertion,
  omission,
  substitution,
  division,
  definition,
  move,
  runningOn,
  renumbering,
];

/** Amendments such as a person drafts: whole words, numbers by the rules, up to `most` changes in one to three of them. */
export function likelyDrafts(base: Provision, most = 5): fc.Arbitrary<readonly Drafted[]> {
  const text = textOf(base);
  return fc.array(fc.tuple(fc.nat(2), stroke), { minLength: 1, maxLength: most }).map((strokes) => {
    const edits = new Map<string, readonly Edit[]>();
    for (const [am, given] of strokes) {
      const id = `A-00${am + 1}`;
      const change = KINDS_OF_CHANGE[given[0]] ?? wordChange;
      const more = change(text, given);
      if (!more.every((edit) => keepsQuotes(base, edit))) continue;
      const extended = [...(edits.get(id) ?? []), ...more];
      if (checkEdits(base, extended).ok) edits.set(id, extended);
    }
    return [...edits].map(([id, own]) => ({ id, edits: own })).filter((one) => one.edits.length > 0);
  });
}
