import { indexTree, type Pid, type Provision, pathTo } from '../../act/tree.ts';
import { provisionName } from '../describe-item.ts';
import { plainWords } from '../outside-prints.ts';
import type { SentChangeAuthor } from '../sent-lines.ts';
import type { ChangeAuthor } from '../word-document.ts';
import { type AcceptedFile, type AcceptedParagraph, acceptedText, actParts } from './accepted-text.ts';
import { compareLines } from './compare-lines.ts';
import { differenceWords } from './difference-words.ts';
import type { DraftLine } from './draft-lines.ts';
import { type FoundDifference, lineDifferences } from './line-differences.ts';
import { type KnownDifference, type Reason, UNKNOWN } from './reasons.ts';
import { type Certificate, LONGEST_SHOWN, MOST_DIFFERENCES } from './records.ts';
import { otherSignatures, SET_BY_KEELING } from './whose-words.ts';

interface LeftComment {
  readonly text: string;
  readonly reason: Reason;
}

/** What a certificate is computed from. */
export interface Certified {
  readonly file: AcceptedFile;
  /** The exported lines between the heading of the Act and its first line. */
  readonly enactment: readonly string[];
  /** The printed lines of the draft, with the amendments of the file and those made from it. */
  readonly draft: readonly DraftLine[];
  readonly amendments: readonly string[];
  readonly base: Provision;
  /** The Act as the draft has it. */
  readonly text: Provision;
  /** All differences that are expected: left out, refused, or waiting for a decision. */
  readonly knownDifferences: readonly KnownDifference[];
  /** The amendments that were made from the file. */
  readonly newAmendments: ReadonlySet<string>;
  readonly nameOf: (author: string) => string;
  /** How the draft's own changes were signed in the file, and whether by people's names. */
  readonly ownSignatures: { readonly hands: readonly SentChangeAuthor[]; readonly isNamed: boolean };
  /** Every comment of the review, each in all forms that a file may have it in. */
  readonly comments: readonly (readonly string[])[];
  /** Why a comment of the file is not in the review. */
  readonly commentsLeft: readonly LeftComment[];
}

function lostComments({ file, comments, commentsLeft }: Certified): readonly FoundDifference[] {
  const reviewComments = comments.map((forms) => new Set(forms.map(plainWords)));
  return file.comments.flatMap(({ author, text }): readonly FoundDifference[] => {
    const key = plainWords(text);
    if (key === '') return [];
    const at = reviewComments.findIndex((forms) => forms.has(key));
    if (at >= 0) {
      reviewComments.splice(at, 1);
      return [];
    }
    const reason = commentsLeft.find((one) => plainWords(one.text) === key)?.reason ?? UNKNOWN;
    const words = `${author || 'Somebody'}: ${text}`;
    return [
      {
        kind: 'comment',
        line: null,
        file: words,
        draft: '',
        shownRuns: [{ kind: 'inserted', text: words }],
        reasons: [reason],
      },
    ];
  });
}

const OUTSIDE: Reason = {
  kind: 'outside',
  words: 'These words stand outside the Act, so the draft has no place for them.',
};

/** Tracked changes outside the Act. */
const outsideOf = (paragraphs: readonly AcceptedParagraph[]): readonly FoundDifference[] =>
  paragraphs.flatMap((paragraph): readonly FoundDifference[] => {
    const insertedTexts = paragraph.runs.filter(({ by }) => by !== null).map(({ text }) => text);
    const went = paragraph.struck.map(({ text }) => text);
    if (insertedTexts.length + went.length === 0) return [];
    const shownRuns = paragraph.runs.map(({ text, by }) => ({
      kind: by === null ? ('kept' as const) : ('inserted' as const),
      text,
    }));
    return [
      {
        kind: 'outside',
        line: null,
        file: insertedTexts.join(' … '),
        draft: went.join(' … '),
        shownRuns: [...went.map((text) => ({ kind: 'deleted' as const, text })), ...shownRuns],
        reasons: [OUTSIDE],
      },
    ];
  });

const RENAMED: Reason = {
  kind: 'set-by-keeling',
  words:
    'The program that saved the file put other names or dates on the draft’s own changes. Keeling keeps those that it knows.',
};

const handKey = ({ author, date }: ChangeAuthor): string => `${author} ${date}`;

function signedOtherwise(
  { file, draft, newAmendments, nameOf, ownSignatures }: Certified,
  lines: readonly AcceptedParagraph[],
  changed: { readonly file: ReadonlySet<number>; readonly draft: ReadonlySet<number> },
): readonly FoundDifference[] {
  const own = new Set(ownSignatures.hands.map(handKey));
  const isOwn = (hand: ChangeAuthor | null) => hand !== null && own.has(handKey(hand));
  const isRenamed = !file.paragraphs.some(({ runs, struck }) =>
    [...runs, ...struck].some(({ by }) => isOwn(by)),
  );
  const ownWords = new Set(ownSignatures.hands.flatMap(({ text = '' }) => text.split(SET_BY_KEELING)));
  const sameLines = lines.filter((_, at) => !changed.file.has(at));
  return draft
    .filter((_, at) => !changed.draft.has(at))
    .flatMap((line, at) => {
      const paragraph = sameLines[at];
      if (!paragraph || acceptedText(paragraph) !== line.text) return [];
      const isOurs = (hand: ChangeAuthor) => !ownSignatures.isNamed && isOwn(hand);
      return otherSignatures({ paragraph, line, nameOf, isOurs }).map(
        (signed): FoundDifference => ({
          kind: 'author',
          line,
          file: signed.text,
          draft: signed.text,
          signed,
          shownRuns: [{ kind: 'kept', text: signed.text }],
          reasons: [
            (isRenamed && !newAmendments.has(signed.am)) || ownWords.has(signed.text) ? RENAMED : UNKNOWN,
          ],
        }),
      );
    });
}

/** As many differences as the record keeps, unexplained ones first. */
function first(differences: readonly FoundDifference[]): readonly FoundDifference[] {
  if (differences.length <= MOST_DIFFERENCES) return differences;
  const isUnknown = ({ reasons }: FoundDifference) => reasons.some(({ kind }) => kind === 'unknown');
  return [...differences.filter(isUnknown), ...differences.filter((one) => !isUnknown(one))].slice(
    0,
    MOST_DIFFERENCES,
  );
}

const brief = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;

/**
 * Compares a draft with a file read with everything accepted, to the character.
 *
 * The comparison uses only the file's text and the draft's printed lines. What is known of the import only explains a
 * difference, and never hides one. Paragraphs without a character are ignored.
 */
export function certify(certified: Certified): Certificate {
  const { file, enactment, draft, base, text, knownDifferences, newAmendments } = certified;
  const { lines, outside } = actParts(file, enactment);
  const texts = lines.map(acceptedText);
  const blocks = compareLines(
    texts,
    draft.map((line) => line.text),
  );
  const tailsOf = ({ pid }: DraftLine) =>
    [text, base].flatMap((root) =>
      pathTo(root, pid).flatMap(({ kind, wrapUp }) => (kind === 'quotation' ? [wrapUp] : [])),
    );
  const compared = {
    file: texts,
    draft,
    knownDifferences,
    isMade: (am: string | null) => am !== null && newAmendments.has(am),
    tailsOf,
  };
  const at = (side: 'file' | 'draft') =>
    new Set(blocks.flat().flatMap((pair) => (pair[side] === null ? [] : [pair[side]])));
  const differences = [
    ...lineDifferences(compared, blocks),
    ...signedOtherwise(certified, lines, { file: at('file'), draft: at('draft') }),
    ...lostComments(certified),
    ...outsideOf(outside),
  ];
  const pidOf = (line: DraftLine | null): Pid | null =>
    line && [text, base].some((root) => indexTree(root).byPid.has(line.pid)) ? line.pid : null;
  return {
    amendments: certified.amendments,
    lines: lines.length,
    characters: texts.reduce((sum, one) => sum + one.length, 0),
    comments: file.comments.length,
    count: differences.length,
    differences: first(differences).map((one) => {
      const pid = pidOf(one.line);
      const place = provisionName(text, base, pid);
      return {
        what: one.kind,
        place,
        pid,
        words: brief(differenceWords(one, place)),
        shown: one.shownRuns.map((run) => ({ ...run, text: brief(run.text) })),
        why: one.reasons.map(({ kind, words }) => ({ kind, words: brief(words) })),
      };
    }),
  };
}
