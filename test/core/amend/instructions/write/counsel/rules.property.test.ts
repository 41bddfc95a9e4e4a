import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextNumber } from '../../../../../../core/act/numbering.ts';
import { type Provision, provision } from '../../../../../../core/act/tree.ts';
import { checkEdits } from '../../../../../../core/amend/edits/check.ts';
import type { Edit } from '../../../../../../core/amend/edits/edit.ts';
import { writeClause } from '../../../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../../../core/amend/instructions/write/clause-text.ts';
import { writeInstructions } from '../../../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../../../core/amend/instructions/write/prove.ts';
import { caseCount } from '../../../../../support/run/amount.ts';
import { act } from './draft.ts';

const { root, title } = act;

/** What is written of edits, proved; null where they can't be made together. */
function written(edits: readonly Edit[]) {
  if (!checkEdits(root, edits).ok) return null;
  const selection = [{ id: 'A-001', edits }];
  const { instructions, inexpressible } = writeInstructions(root, selection, { title });
  expect(inexpressible).toEqual([]);
  const clause = writeClause(instructions, 'uk', { actTitle: title });
  expect(faultsOf(root, selection, clause, title)).toEqual([]);
  return { instructions, text: clauseText(clause) };
}

const typed = (node: Provision, from: number, to: number, insert: string): Edit => ({
  type: 'text',
  pid: node.pid,
  field: 'content',
  from,
  to,
  insert,
  rank: 'V',
});

interface Word {
  readonly from: number;
  readonly to: number;
}
const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{N}’'-]+/gu)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
  }));

/** The Act's own provisions: what it quotes is another's. */
const own = (node: Provision): readonly Provision[] =>
  node.kind === 'quotation' ? [] : [node, ...node.children.flatMap(own)];

const isQuoting = (text: string): boolean => /[“”()]/.test(text);
const sentences = own(root).filter(
  ({ kind, content, missing, children }) =>
    ['subsection', 'paragraph'].includes(kind) &&
    !missing &&
    children.length === 0 &&
    wordsOf(content).length > 6 &&
    !isQuoting(content),
);

const PHRASES = ['the appropriate authority', 'a person', 'two persons', 'the conduct in question'] as const;
/** Words that nobody would end a quotation on while the word after them stays. */
const HALF = /(?:^|\s)(?:an?|the|of|to|in|by|for|with|from|and|or)$/i;

it('quotes no words, and puts none in, that end on an article or a preposition with its noun left outside', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sentences),
      fc.nat(99),
      fc.nat(3),
      fc.constantFrom(...PHRASES),
      (node, at, more, phrase) => {
        const words = wordsOf(node.content);
        const first = at % words.length;
        const [a, b] = [words[first], words[Math.min(first + more, words.length - 1)]];
        if (!a || !b || node.content.slice(a.from, b.to) === phrase) return;
        const made = written([typed(node, a.from, b.to, phrase)]);
        for (const { operation } of made?.instructions ?? []) {
          if (operation.type !== 'substituteWords') continue;
          const [target] = operation.targets;
          if (target?.type !== 'quoted') continue;
          const found = node.content.indexOf(target.words);
          const next = node.content.slice(found + target.words.length);
          const halves = [target.words, operation.newText.words].filter((one) => HALF.test(one));
          if (/^ [\p{L}\p{N}]/u.test(next)) expect(halves).toEqual([]);
        }
        expect(made).not.toBeNull();
      },
    ),
    { numRuns: caseCount(150, 1000) },
  );
});

const sections = own(root).filter(
  ({ kind, children }) =>
    kind === 'section' &&
    children.filter((child) => child.kind === 'subsection').length > 1 &&
    children.every(({ missing, repealed }) => !missing && !repealed),
);

it('says no label twice of paragraphs that are changed alike', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sections),
      fc.nat(40),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (section, nth, which) => {
        const parts = own(section).filter((node) => sentences.includes(node));
        const common = [...new Set(parts.flatMap(({ content }) => content.match(/\p{L}{5,}/gu) ?? []))];
        const word = common[nth % Math.max(common.length, 1)];
        if (word === undefined) return;
        const once = parts.filter(({ content }) => content.split(word).length === 2);
        const edits = once
          .filter((_, at) => which[at % which.length])
          .map((node) => {
            const from = node.content.indexOf(word);
            return typed(node, from, from + word.length, 'tincture');
          });
        if (edits.length === 0) return;
        const made = written(edits);
        expect(made?.text).not.toMatch(/(\(\w+\))\(\w+\)(?:,| and) \1\(/);
      },
    ),
    { numRuns: caseCount(80, 500) },
  );
});

const subsections = (section: Provision) => section.children.filter(({ kind }) => kind === 'subsection');
const fresh = (num: string): Provision =>
  provision({
    pid: `new-${num}`,
    kind: 'subsection',
    num,
    content: 'A person may appeal to the Crown Court.',
  });

it('renumbers the subsections after a new one, and sets none of them out anew', () => {
  const plain = sections.filter((section) =>
    subsections(section).every(({ num }, at) => num === `(${at + 1})`),
  );
  fc.assert(
    fc.property(fc.constantFrom(...plain), fc.nat(20), (section, nth) => {
      const all = subsections(section);
      const at = nth % all.length;
      const edits: readonly Edit[] = [
        {
          type: 'insert',
          parent: section.pid,
          after: all[at]?.pid ?? null,
          rank: 'V',
          provision: fresh(`(${at + 2})`),
        },
        ...all
          .slice(at + 1)
          .map(
            ({ pid, num }, more): Edit =>
              ({ ...typed(section, 0, num.length, `(${at + 3 + more})`), pid, field: 'num' }) as Edit,
          ),
      ];
      const types = written(edits)?.instructions.map(({ operation }) => operation.type);
      expect(types).toEqual([...all.slice(at + 1).map(() => 'renumber'), 'insert']);
    }),
    { numRuns: caseCount(40, 200) },
  );
});

it('substitutes what is put in at the place of what is left out', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sections), fc.nat(20), fc.nat(2), (section, nth, more) => {
      const all = subsections(section);
      const gone = all.slice(nth % all.length, (nth % all.length) + 1 + more);
      const [last] = gone.slice(-1);
      if (!last) return;
      const num = nextNumber('subsection', last.num, all[all.indexOf(last) + 1]?.num ?? null);
      const edits: readonly Edit[] = [
        ...gone.map(({ pid }): Edit => ({ type: 'omit', pid })),
        { type: 'insert', parent: section.pid, after: last.pid, rank: 'V', provision: fresh(num) },
      ];
      const types = written(edits)?.instructions.map(({ operation }) => operation.type);
      expect(types).toEqual(['substituteProvisions']);
    }),
    { numRuns: caseCount(40, 200) },
  );
});
