import { cite } from '../../act/citation.ts';
import type { Kind } from '../../act/tree.ts';
import { NUMBER_WORD, numberOfWords } from '../../base/number-words.ts';
import { type RedlineNode, textOf } from '../redline/redline.ts';
import { changedFields, changerOf, isGone, isNew, putAt } from './changed.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

const WORDS = String.raw`(?:(?:a\s+)?(?:${NUMBER_WORD})(?:(?:[\s-]+|\s+and\s+)(?:${NUMBER_WORD}))*)`;
const FIGURES = String.raw`\d{1,3}(?:,\d{3})+|\d+`;
/** "28 (twenty-eight)", "twenty-eight (28)". A label in brackets follows a word that counts in no reference. */
const TWICE = new RegExp(
  String.raw`(?<![\d.,£])(${FIGURES})\s*\(\s*(${WORDS})\s*\)|\b(${WORDS})\s*\(\s*(${FIGURES})\s*\)`,
  'giu',
);

const figureOf = (text: string): number => Number(text.replaceAll(',', ''));

/** Numbers that are written twice, in words and figures, and differ. */
function differing(node: RedlineNode): readonly UnkeyedFinding[] {
  return changedFields(node).flatMap((change) =>
    [...change.text.matchAll(TWICE)].flatMap((match): readonly UnkeyedFinding[] => {
      const words = match[2] ?? match[3] ?? '';
      const figures = match[1] ?? match[4] ?? '';
      const from = match.index;
      const to = from + match[0].length;
      const insertion = putAt(change, from, to);
      const value = numberOfWords(words);
      if (!insertion || value === null || value === figureOf(figures)) return [];
      return [
        {
          severity: 'error',
          pid: node.provision.pid,
          field: change.field,
          from,
          to,
          amendment: insertion.am,
          detail: match[0],
          message: `“${words}” and “${figures}” are not the same number`,
        },
      ];
    }),
  );
}

/** "the following three conditions", where nothing says that not all of them count: a list of three must follow. */
const FOLLOWING = new RegExp(
  String.raw`\bthe\s+following\s+(${WORDS}|\d{1,2})\s+(?!of\b|(?:days?|weeks?|months?|years?|hours?)\b)\p{L}+s\b(?!.*\bof\s+the\s+following\b)`,
  'iu',
);
const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph']);

/** A list of another length than its opening words give, where the draft wrote that number or changed the list. */
function miscounted(node: RedlineNode, nameOf: () => string): readonly UnkeyedFinding[] {
  const intro = textOf(node.fields.intro, 'deleted');
  const match = FOLLOWING.exec(intro);
  if (!match || !/[—–:-]\s*$/u.test(intro)) return [];
  const stated = /^\d/u.test(match[1] ?? '') ? Number(match[1]) : numberOfWords(match[1] ?? '');
  const standing = node.children.filter(({ changeStatus }) => changeStatus.state !== 'deleted');
  const items = standing.filter(({ provision }) => ITEMS.has(provision.kind));
  if (stated === null || items.length === 0 || items.length !== standing.length || items.length === stated)
    return [];
  const own = changedFields(node).find(({ field }) => field === 'intro');
  const insertion = own ? putAt(own, match.index, match.index + match[0].length) : null;
  const changedItem = node.children.find((child) => isNew(child) || isGone(child));
  const am = insertion?.am ?? changerOf(changedItem);
  if (am === null) return [];
  return [
    {
      severity: 'warning',
      pid: node.provision.pid,
      field: 'intro',
      from: match.index,
      to: match.index + match[0].length,
      amendment: am,
      detail: match[0],
      message: `${nameOf()} says “${match[0]}”, and ${items.length} follow`,
    },
  ];
}

/** Numbers that don't match: in words and figures, and the number of what follows. */
export const D34: Check = {
  id: 'D34',
  run: ({ touched, nodes, parentOf, amended }) => {
    const standing = touched.filter(({ changeStatus }) => changeStatus.state !== 'deleted');
    const lists = new Set<RedlineNode>();
    for (const node of touched) {
      lists.add(node);
      const parent = parentOf.get(node.provision.pid);
      if (parent) lists.add(parent);
    }
    return [
      ...standing.flatMap(differing),
      ...[...lists].flatMap((node) =>
        nodes.get(node.provision.pid) === node && !isGone(node)
          ? miscounted(node, () => cite(amended, node.provision.pid))
          : [],
      ),
    ];
  },
};
