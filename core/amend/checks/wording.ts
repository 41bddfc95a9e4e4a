import { cite } from '../../act/citation.ts';
import { walk } from '../../act/tree.ts';
import { capital } from '../../base/english.ts';
import type { RedlineNode } from '../redline/redline.ts';
import { type ChangedField, changedFields, insertionAt, isNew, wordsBefore } from './changed.ts';
import { type CheckContext, divisionOf } from './context.ts';
import type { Check, Fix, Severity, UnkeyedFinding } from './finding.ts';

/** A word to find in new text, the message about it, and the word to use instead. */
interface WordRule {
  readonly pattern: RegExp;
  readonly message: (word: string) => string;
  readonly instead?: (word: string) => string | null;
}

/** The ranges in quotation marks. Quoted words repeat other words, and are not checked. */
function quotedStretches(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/“[^”]*”/g)].map(({ index, 0: words }) => [index, index + words.length] as const);
}

const withCaseOf = (word: string, like: string): string => (/^\p{Lu}/u.test(like) ? capital(word) : word);

/** The words of a changed field that a rule names, if an amendment wrote them and they are not quoted. */
function wordsIn(change: ChangedField, lists: readonly WordRule[]) {
  const quoted = quotedStretches(change.text);
  return lists.flatMap(({ pattern, message, instead }) =>
    [...change.text.matchAll(pattern)].flatMap(({ index, 0: word }) => {
      const insertion = insertionAt(change, index, index + word.length);
      const isQuoted = quoted.some(([from, to]) => from <= index && index < to);
      return insertion && !isQuoted
        ? [
            {
              word,
              index,
              am: insertion.am,
              pattern,
              message: message(word),
              instead: instead?.(word) ?? null,
            },
          ]
        : [];
    }),
  );
}

/** Whether the section of a change already has such words. A new section has no such habit. */
function sectionWrites(context: CheckContext, pid: string, pattern: RegExp): boolean {
  const division = divisionOf(context, pid);
  if (!division || isNew(division)) return false;
  const plain = new RegExp(pattern.source, pattern.flags.replace('g', ''));
  for (const { intro, content, wrapUp } of walk(division.provision)) {
    if (plain.test(intro) || plain.test(content) || plain.test(wrapUp)) return true;
  }
  return false;
}

/** Makes a check of words. Its findings are cached for each node. */
function wordCheck(id: Check['id'], lists: readonly WordRule[], severity: Severity, mayEase: boolean): Check {
  const findingsByNode = new WeakMap<RedlineNode, readonly UnkeyedFinding[]>();
  const findingsOf = (context: CheckContext, node: RedlineNode): readonly UnkeyedFinding[] =>
    changedFields(node).flatMap((change) =>
      wordsIn(change, lists).map(({ word, index, am, pattern, message, instead }): UnkeyedFinding => {
        const { pid } = node.provision;
        const { field } = change;
        const isHabit = mayEase && sectionWrites(context, pid, pattern);
        const fix: Fix | null =
          instead === null
            ? null
            : {
                words: `Replace “${word}” with “${instead}”`,
                texts: [{ pid, field, splices: [{ at: index, remove: word.length, insert: instead }] }],
              };
        return {
          severity: isHabit ? 'information' : severity,
          pid,
          field,
          from: index,
          to: index + word.length,
          amendment: am,
          detail: word.toLowerCase(),
          message: isHabit ? `${message} The section already does this.` : message,
          ...(fix ? { fix } : {}),
        };
      }),
    );
  return {
    id,
    run: (context) =>
      context.touched.flatMap((node) => {
        if (node.changeStatus.state === 'deleted') return [];
        const earlier = findingsByNode.get(node);
        if (earlier) return earlier;
        const findings = findingsOf(context, node);
        findingsByNode.set(node, findings);
        return findings;
      }),
  };
}

/** D13. Finds "shall" in new words. */
export const D13: Check = wordCheck(
  'D13',
  [
    {
      pattern: /\bshall\b/gi,
      message: (word) =>
        `“${word}” is avoided in new text: an obligation is “must”, and a statement of the law is in the present tense.`,
      instead: (word) => withCaseOf('must', word),
    },
  ],
  'warning',
  true,
);

/** D14. Finds words for one sex in new text. Drafters repeat the noun, use a letter, or write “they”. */
export const D14: Check = wordCheck(
  'D14',
  [
    {
      pattern:
        /\b(?:he|him|his|himself|she|her|hers|herself|chairman|chairmen|policeman|policewoman|workman|workmen)\b/gi,
      message: (word) => `“${word}” is for one sex: repeat the noun, use a letter, or write “they”.`,
    },
  ],
  'warning',
  true,
);

const PLAIN_WORDS: Readonly<Record<string, string | null>> = {
  notwithstanding: 'despite',
  aforesaid: null,
  'the said': 'the',
  hereinafter: null,
  'in the case where': 'where',
};

/** D15. Finds words that drafting manuals list as archaic. */
export const D15: Check = wordCheck(
  'D15',
  [
    {
      pattern: /\b(?:notwithstanding|the said|aforesaid|hereinafter|in the case where)\b/gi,
      message: (word) => {
        const plainer = PLAIN_WORDS[word.toLowerCase()];
        return plainer ? `“${word}” is archaic: “${plainer}” says it.` : `“${word}” is archaic.`;
      },
      instead: (word) => {
        const plainer = PLAIN_WORDS[word.toLowerCase()];
        return plainer ? withCaseOf(plainer, word) : null;
      },
    },
  ],
  'information',
  false,
);

const MAX_SENTENCE_WORDS = 60;
const MAX_SUBSECTIONS = 10;

const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)?.length ?? 0;

function* sentences(
  text: string,
): Generator<{ readonly from: number; readonly to: number; readonly words: number }> {
  let from = 0;
  for (const { index } of [...text.matchAll(/[.!?](?=\s+\p{Lu}|\s*$)/gu), { index: text.length }]) {
    const to = Math.min(index + 1, text.length);
    if (to > from) yield { from, to, words: countWords(text.slice(from, to)) };
    from = to;
  }
}

const longSentencesByNode = new WeakMap<RedlineNode, readonly UnkeyedFinding[]>();

/** The sentences of a provision that the draft makes too long, cached for each node. */
function longSentences(node: RedlineNode): readonly UnkeyedFinding[] {
  const cached = longSentencesByNode.get(node);
  if (cached) return cached;
  const { pid } = node.provision;
  const findings = changedFields(node).flatMap((change): UnkeyedFinding[] => {
    const { field, text } = change;
    const longest = Math.max(0, ...[...sentences(wordsBefore(node, field))].map(({ words }) => words));
    return [...sentences(text)].flatMap(({ from, to, words }): UnkeyedFinding[] => {
      const insertion = insertionAt(change, from, to);
      if (!insertion || words <= MAX_SENTENCE_WORDS || words <= longest) return [];
      const at = { severity: 'information', pid, field, from, to, amendment: insertion.am } as const;
      return [{ ...at, detail: 'sentence', message: `A sentence of ${words} words` }];
    });
  });
  longSentencesByNode.set(node, findings);
  return findings;
}

/** D16. Finds sentences and sections that the draft makes too long. */
export const D16: Check = {
  id: 'D16',
  run: (context) => {
    const present = context.touched.filter(({ changeStatus }) => changeStatus.state !== 'deleted');
    const long = present.flatMap((node) => longSentences(node));
    const sections = new Set(
      context.touched.flatMap(({ provision: { pid } }) => divisionOf(context, pid) ?? []),
    );
    const many = [...sections].flatMap((section): UnkeyedFinding[] => {
      const count = (children: readonly { kind: string }[]) =>
        children.filter(({ kind }) => kind === 'subsection').length;
      const total = count(context.index.byPid.get(section.provision.pid)?.children ?? []);
      const before = isNew(section) ? 0 : count(section.provision.children);
      const added = section.children.find(({ changeStatus }) => changeStatus.state === 'inserted');
      if (total <= MAX_SUBSECTIONS || total <= before || added?.changeStatus.state !== 'inserted') return [];
      const { pid } = section.provision;
      const message = `${total} subsections in ${cite(context.amended, pid)}: could it be two sections?`;
      return [
        { severity: 'information', pid, amendment: added.changeStatus.am, detail: 'subsections', message },
      ];
    });
    return [...long, ...many];
  },
};
