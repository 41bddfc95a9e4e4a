import { type ChangedField, putAt } from './changed.ts';
import type { Check, UnkeyedFinding } from './finding.ts';

/** What people write where words are still to come. "X" alone is a person's label in many Acts, and "XX" may be a number. */
const EMPTY = String.raw`\[\]|\((?:\s*|[\s._…–—-]+|\?+)\)`;
const BRACKETED = String.raw`\[[^\[\]]{1,80}\]`;
/** What has a number that may be written so: twenty is XX. */
const NUMBERED =
  '[Pp]art|[Cc]hapter|[Ss]chedule|[Tt]itle|[Bb]ook|[Aa]rticle|[Aa]nnex|[Tt]able|[Cc]lass|[Rr]ule|[Vv]olume|PART|CHAPTER|SCHEDULE';
const PLACEHOLDER = new RegExp(
  [
    EMPTY,
    BRACKETED,
    String.raw`\b(?:TB[CDA]|TK|FIXME|TODO)\b`,
    // In small letters and round brackets it is a label: (xx) follows (xix).
    String.raw`(?<!\b(?:${NUMBERED})s?\s\(?(?:[IVXLC]+\)?\s(?:to|and|or)\s\(?)?)\b(?:X{2,}|(?<!\()x{2,}|x{2,}(?!\)))\b`,
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

const isIn = (change: ChangedField): boolean => change.field !== 'num';

/** Words still to come: what a drafter put in their place and forgot. */
export const D32: Check = {
  id: 'D32',
  run: ({ changed }) =>
    changed.filter(isIn).flatMap((change): readonly UnkeyedFinding[] => {
      const { node, field, text } = change;
      return [...text.matchAll(PLACEHOLDER)].flatMap(({ index, 0: words }): readonly UnkeyedFinding[] => {
        const insertion = putAt(change, index, index + words.length);
        if (!insertion) return [];
        // Words in square brackets may be meant to be settled later, as a Bill prints them: a person is to say.
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
