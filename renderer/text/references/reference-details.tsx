import { useCallback, useMemo } from 'react';
import type { Reference } from '../../../core/act/references/reference.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { count } from '../../../core/base/english.ts';
import { redlinesOf } from '../../state/review/draft.ts';
import { useReview } from '../../state/review/review.tsx';
import { MAC } from '../../ui/platform.ts';
import { useChecks, useReading } from '../checks/checks.tsx';
import type { Meaning } from '../checks/protocol.ts';
import type { Marked } from './pointed-words.tsx';
import { REFERENCE_STATUS_WORDS, referenceStatus } from './reference-status.ts';
import { type TargetWords, targetWords } from './target-words.ts';

/** The reference that an element stands for; null when it no longer exists. */
export function useReference({ reference, pid, original }: Marked): Reference | null {
  return useReading(
    original,
    ({ pointers }) => pointers.get(pid)?.references.find(({ key }) => key === reference) ?? null,
  );
}

/** The definition of a term in the text. */
function useMeaning({ term, original }: Marked): Meaning | null {
  return useReading(original, ({ meanings }) => meanings.get(term ?? '') ?? null);
}

/** A function that returns the words of a provision in a reading. */
export function useTargetWords(original: boolean): (pid: string) => TargetWords | null {
  const { instrument, draft } = useReview();
  const { shownAmendments } = draft;
  const act = useMemo(
    () => (original ? redline(instrument.root, []) : redlinesOf(instrument).of(shownAmendments)),
    [original, instrument, shownAmendments],
  );
  return useCallback((pid) => targetWords(act, pid, original ? 'original' : 'as-amended'), [act, original]);
}

function Words({ words }: { readonly words: TargetWords }) {
  return (
    <div className="target-words">
      {words.heading && <p className="target-heading">{words.heading}</p>}
      {words.lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity beyond their order
        <p key={at}>{line.replace('\t', ' ')}</p>
      ))}
      {words.isCut && <p className="soft">…</p>}
    </div>
  );
}

/** The tooltip of a reference: the words that it names, or why it leads nowhere. */
export function ReferenceBeside({ marked }: { readonly marked: Marked }) {
  const reference = useReference(marked);
  const { ignored } = useChecks();
  const wordsOf = useTargetWords(marked.original);
  if (!reference) return null;
  const { status, ignoredAs } = referenceStatus(reference, ignored);
  const [target] = reference.targets;
  const words = target === undefined ? null : wordsOf(target);
  const { range } = reference;
  return (
    <>
      {status !== 'valid' && <p className="target-standing">{REFERENCE_STATUS_WORDS[status]}</p>}
      {reference.reason && <p>{reference.reason}.</p>}
      {ignoredAs && (
        <p>
          <strong>Because:</strong> {ignoredAs.because} <span className="soft">({ignoredAs.by})</span>
        </p>
      )}
      {range && (
        <p className="soft">
          The {range.end} of {count(range.takesIn.length, 'provision')}.
        </p>
      )}
      {words && <Words words={words} />}
    </>
  );
}

/** The tooltip of a term: its definition and scope. */
export function TermBeside({ marked }: { readonly marked: Marked }) {
  const meaning = useMeaning(marked);
  const wordsOf = useTargetWords(marked.original);
  if (!meaning) return null;
  const words = wordsOf(meaning.pid);
  return (
    <>
      <p className="target-standing">
        “{meaning.term}” in {meaning.scopeWords}
      </p>
      {words && <Words words={words} />}
      <p className="soft">{MAC ? '⌘' : 'Ctrl'}+click for its uses, and to rename it.</p>
    </>
  );
}
