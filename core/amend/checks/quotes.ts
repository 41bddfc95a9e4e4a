import { cite } from '../../act/citation.ts';
import { type ChangedField, changerOf, insertionAt, wordsBefore } from './changed.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '‘': '’' };

/** The quotation marks of a text without a partner. A ’ without an opening mark is an apostrophe. */
function unpairedMarks(text: string): readonly { readonly at: number; readonly mark: string }[] {
  const open: { at: number; mark: string }[] = [];
  const lone: { at: number; mark: string }[] = [];
  for (const { index: at, 0: mark } of text.matchAll(/[“”‘’]/g)) {
    const last = open.at(-1);
    if (PAIRS[mark] !== undefined) open.push({ at, mark });
    else if (last && PAIRS[last.mark] === mark) open.pop();
    else if (mark === '”') lone.push({ at, mark });
  }
  return [...lone, ...open].sort((a, b) => a.at - b.at);
}

/** One finding for all straight marks of a field, because each fixed alone would have no partner. */
function straightMarks(change: ChangedField, cited: string): readonly UnkeyedFinding[] {
  const { node, field, text } = change;
  const { pid } = node.provision;
  const marks = [...text.matchAll(/"/g)].map(({ index }) => index);
  const [from] = marks;
  const insertion = marks.map((at) => insertionAt(change, at, at + 1)).find((each) => each !== null);
  if (from === undefined || !insertion) return [];
  const splices = marks.map((at) => {
    const insert = /(?:^|[\s(—“])$/.test(text.slice(0, at)) ? '“' : '”';
    return { at, remove: 1, insert };
  });
  return [
    {
      severity: 'error',
      pid,
      field,
      from,
      to: (marks.at(-1) ?? from) + 1,
      amendment: insertion.am,
      detail: 'straight',
      message: `Straight quotation marks in ${cited}: the Act’s are curly`,
      fix: { words: 'Replace with curly marks', texts: [{ pid, field, splices }] },
    },
  ];
}

/** D17. Finds straight quotation marks, and marks that the draft leaves without a partner. */
export const D17: Check = {
  id: 'D17',
  run: ({ changed, amended }) =>
    changed.flatMap((change): readonly UnkeyedFinding[] => {
      const { node, field, text } = change;
      const { pid } = node.provision;
      if (!/["“”‘’]/.test(text)) return [];
      const cited = cite(amended, pid);
      const before = unpairedMarks(wordsBefore(node, field)).length;
      const lone = unpairedMarks(text);
      const [first] = lone;
      const am = first && (insertionAt(change, first.at, first.at + 1)?.am ?? changerOf(node));
      const odd: UnkeyedFinding[] =
        first && lone.length > before
          ? [
              {
                severity: 'error',
                pid,
                field,
                from: first.at,
                to: first.at + 1,
                amendment: am ?? null,
                detail: 'unpaired',
                message: `A ${first.mark} in ${cited} has no matching mark`,
              },
            ]
          : [];
      return [...odd, ...straightMarks(change, cited)];
    }),
};
