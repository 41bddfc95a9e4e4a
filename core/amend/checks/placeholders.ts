import { type ChangedField, insertionAt } from './changed.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

/** Common placeholders. "X" alone is a label for a person in many Acts, and "XX" may be a number. */
const EMPTY = String.raw`\[\]|\((?:\s*|[\s._…–—-]+|\?+)\)`;
const BRACKETED = String.raw`\[[^\[\]]{1,80}\]`;
/** Units with Roman numerals, in which XX is 20. */
const NUMBERED_UNITS =
  '[Pp]art|[Cc]hapter|[Ss]chedule|[Tt]itle|[Bb]ook|[Aa]rticle|[Aa]nnex|[Tt]able|[Cc]lass|[Rr]ule|[Vv]olume|PART|CHAPTER|SCHEDULE';
const PLACEHOLDER = new RegExp(
  [
    EMPTY,
    BRACKETED,
    String.raw`\b(?:TB[CDA]|TK|FIXME|TODO)\b`,
    // A small "xx" in round brackets is a label: (xx) follows (xix).
    String.raw`(?<!\b(?:${NUMBERED_UNITS})s?\s\(?(?:[IVXLC]+\)?\s(?:to|and|or)\s\(?)?)\b(?:X{2,}|(?<!\()x{2,}|x{2,}(?!\)))\b`,
    String.raw`(?<=£)[Xx]+\b`,
    String.raw`\bX\b(?=\s+(?:days?|weeks?|months?|years?|per\s+cent|pounds)\b)`,
    String.raw`\?{2,}`,
    '…+',
    String.raw`\.{3,}`,
    '_{2,}',
    '<[A-Za-z][A-Za-z ]{0,40}>',
    String.raw`\b[Ll]orem ipsum\b`,
  ].join('|'),
  'gu',
);

const isNotNumber = (change: ChangedField): boolean => change.field !== 'num';

/** D32. Finds placeholders that a drafter forgot to replace. */
export const D32: Check = {
  id: 'D32',
  run: ({ changed }) =>
    changed.filter(isNotNumber).flatMap((change): readonly UnkeyedFinding[] => {
      const { node, field, text } = change;
      return [...text.matchAll(PLACEHOLDER)].flatMap(({ index, 0: words }): readonly UnkeyedFinding[] => {
        const insertion = insertionAt(change, index, index + words.length);
        if (!insertion) return [];
        // A Bill may print words in square brackets that are to be settled later, so a person must decide.
        const isWords =
          /^\[[^\]]*\p{L}{2}/u.test(words) &&
          !/\b(?:TB[CDA]|X+|date|name|number|amount|insert)\b/iu.test(words);
        return [
          {
            severity: isWords ? 'warning' : 'error',
            pid: node.provision.pid,
            field,
            from: index,
            to: index + words.length,
            amendment: insertion.am,
            detail: words,
            message: isWords
              ? `“${words}” is in square brackets: are these words still to be settled?`
              : `“${words}” is a placeholder for words still to be written`,
          },
        ];
      });
    }),
};
