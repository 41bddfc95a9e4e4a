import { cite } from '../../act/citation.ts';
import type { Kind } from '../../act/tree.ts';
import { NUMBER_WORD, numberOfWords } from '../../base/number-words.ts';
import { type RedlineNode, textOf } from '../redline/redline.ts';
import { changedField, changedFields, changerOf, insertionAt, isNew, isOmitted } from './changed.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

const WORDS = String.raw`(?:(?:a\s+)?(?:${NUMBER_WORD})(?:(?:[\s-]+|\s+and\s+)(?:${NUMBER_WORD}))*)`;
const FIGURES = String.raw`\d{1,3}(?:,\d{3})+|\d+`;
/** A number in words and figures: "28 (twenty-eight)", "twenty-eight (28)". */
const WORDS_AND_FIGURES = new RegExp(
  String.raw`(?<![\d.,£])(${FIGURES})\s*\(\s*(${WORDS})\s*\)|\b(${WORDS})\s*\(\s*(${FIGURES})\s*\)`,
  'giu',
);

const figureOf = (text: string): number => Number(text.replaceAll(',', ''));

/** Finds numbers whose words and figures differ. */
function differingNumbers(node: RedlineNode): readonly UnkeyedFinding[] {
  return changedFields(node).flatMap((change) =>
    [...change.text.matchAll(WORDS_AND_FIGURES)].flatMap((match): readonly UnkeyedFinding[] => {
      const words = match[2] ?? match[3] ?? '';
      const figures = match[1] ?? match[4] ?? '';
      const from = match.index;
      const to = from + match[0].length;
      const insertion = insertionAt(change, from, to);
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

/** "the following three conditions": a list of three must follow. "Any two of the following" is excluded. */
const STATED_COUNT = new RegExp(
  String.raw`\bthe\s+following\s+(${WORDS}|\d{1,2})\s+(?!of\b|(?:days?|weeks?|months?|years?|hours?)\b)\p{L}+s\b(?!.*\bof\s+the\s+following\b)`,
  'iu',
);
const ITEMS: ReadonlySet<Kind> = new Set(['paragraph', 'subparagraph', 'subsubparagraph']);

/** Finds a list of another length than its opening words state, if the draft wrote the number or changed the list. */
function miscountedList(node: RedlineNode, nameOf: () => string): readonly UnkeyedFinding[] {
  const intro = textOf(node.fields.intro, 'deleted');
  const match = STATED_COUNT.exec(intro);
  if (!match || !/[—–:-]\s*$/u.test(intro)) return [];
  const stated = /^\d/u.test(match[1] ?? '') ? Number(match[1]) : numberOfWords(match[1] ?? '');
  const present = node.children.filter(({ changeStatus }) => changeStatus.state !== 'deleted');
  const items = present.filter(({ provision }) => ITEMS.has(provision.kind));
  if (stated === null || items.length === 0 || items.length !== present.length || items.length === stated)
    return [];
  const changedIntro = changedField(node, 'intro');
  const insertion = changedIntro
    ? insertionAt(changedIntro, match.index, match.index + match[0].length)
    : null;
  const changedItem = node.children.find((child) => isNew(child) || isOmitted(child));
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

/** D34. Finds numbers that don't match: words and figures, and the stated length of a list. */
export const D34: Check = {
  id: 'D34',
  run: ({ touched, nodes, parentOf, amended }) => {
    const present = touched.filter(({ changeStatus }) => changeStatus.state !== 'deleted');
    const lists = new Set<RedlineNode>();
    for (const node of touched) {
      lists.add(node);
      const parent = parentOf.get(node.provision.pid);
      if (parent) lists.add(parent);
    }
    return [
      ...present.flatMap(differingNumbers),
      ...[...lists].flatMap((node) =>
        nodes.get(node.provision.pid) === node && !isOmitted(node)
          ? miscountedList(node, () => cite(amended, node.provision.pid))
          : [],
      ),
    ];
  },
};
