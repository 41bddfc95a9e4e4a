import type { ReactNode } from 'react';
import type { Reference } from '../../../core/act/references/reference.ts';
import type { Pid } from '../../../core/act/tree.ts';
import { useChecks, useReading } from '../checks/checks.tsx';
import { useOnlyTerm } from '../terms/terms-context.ts';
import { cutAtPointers, pointersAt, type TextPlace } from './cut-at-pointers.ts';
import { REFERENCE_STATUS_WORDS, referenceStatus } from './reference-status.ts';
import { useIsHeld } from './use-is-held.ts';
import './references.css';

/**
 * A cross-reference in the text. `PointerLayer` handles its click and tooltip. It has no `href`, because text copied
 * to another program must not contain an address of this computer.
 */
function ReferenceMark({
  reference,
  text,
  original,
}: {
  readonly reference: Reference;
  readonly text: string;
  readonly original: boolean;
}) {
  const { ignored } = useChecks();
  const { status } = referenceStatus(reference, ignored);
  if (status === 'other-act') return <OtherActMark reference={reference} text={text} />;
  return (
    // biome-ignore lint/a11y/useValidAnchor: see above
    <a
      role="link"
      tabIndex={-1}
      className={`reference ${status} ${/^this\b/i.test(reference.text) ? 'own' : ''}`}
      data-reference={reference.key}
      data-in={reference.pid}
      data-original={original || undefined}
    >
      {text}
      {status !== 'valid' && <span className="hidden-words"> [{REFERENCE_STATUS_WORDS[status]}]</span>}
    </a>
  );
}

/** A reference to another Act. It is a link if that Act is available here. */
function OtherActMark({ reference, text }: { readonly reference: Reference; readonly text: string }) {
  const { act, key, pid } = reference;
  const isHeld = useIsHeld(act);
  const name = act === null ? 'Another Act' : `Another Act: ${act}`;
  if (!isHeld) return <span title={`${name}. The text is not available here.`}>{text}</span>;
  return (
    // biome-ignore lint/a11y/useValidAnchor: see above
    <a
      role="link"
      tabIndex={-1}
      className="reference elsewhere"
      data-held-act={key}
      data-in={pid}
      title={`${name}. Click to read it beside this one.`}
    >
      {text}
    </a>
  );
}

/** Words of the law, with references and terms marked. */
export function PointedWords({
  text,
  place,
}: {
  readonly text: string;
  readonly place: TextPlace;
}): ReactNode {
  const { isOriginal } = place;
  const only = useOnlyTerm();
  const pointers = useReading(isOriginal, (reading) => pointersAt(reading.pointers, place));
  if (!pointers) return text;
  const cuts = cutAtPointers(text, place, pointers);
  if (cuts.length === 1 && !cuts[0]?.reference && !cuts[0]?.term) return text;
  return cuts.map(({ text: words, reference, term }, at) => {
    if (reference)
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity beyond their order
        <ReferenceMark key={at} reference={reference} text={words} original={isOriginal} />
      );
    if (!term) return words;
    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        key={at}
        className={term.definition === only?.key ? 'term sought' : 'term'}
        data-term={term.definition}
        data-original={isOriginal || undefined}
      >
        {words}
      </span>
    );
  });
}

/** What the data attributes of a reference or term name: its keys, and the provision that it is in. */
export interface Marked {
  readonly reference: string | null;
  readonly term: string | null;
  readonly pid: Pid;
  readonly original: boolean;
}

/** Reads the data attributes of a reference or term. */
export const markedBy = (element: HTMLElement): Marked => ({
  reference: element.dataset.reference ?? null,
  term: element.dataset.term ?? null,
  pid: element.dataset.in ?? '',
  original: element.dataset.original !== undefined,
});
