import { EyeOff, FlaskConical, Lock } from 'lucide-react';
import { noteFrom, wordingWords } from '../../core/evidence/describe.ts';
import type { Note } from '../../core/evidence/evidence.ts';
import { mayPublish } from '../../core/pack/links.ts';
import { AmendmentLinks } from '../amendments/amendment-links.tsx';
import { plainDate } from '../shared/words.ts';
import { useReview } from '../state/review.tsx';

interface MayMarksProps {
  readonly consent: boolean;
  readonly confidential: boolean;
  /** Where it may be published: said only where it is certain. */
  readonly publishable: boolean;
}

/** Whether what somebody said may be published, with the reason where it may not. */
export function MayMarks({ consent, confidential, publishable }: MayMarksProps) {
  return (
    <>
      {confidential && (
        <span className="chip warn">
          <Lock aria-hidden="true" /> Confidential: never published
        </span>
      )}
      {!consent && (
        <span className="chip warn">
          <EyeOff aria-hidden="true" /> No consent to publish
        </span>
      )}
      {publishable && <span className="chip">may be published</span>}
    </>
  );
}

/** That nobody said this. */
export function SampleMark() {
  return (
    <span className="chip warn">
      <FlaskConical aria-hidden="true" /> Sample: invented, nobody said this
    </span>
  );
}

function Marks({ note }: { readonly note: Note }) {
  return (
    <span className="note-marks">
      {note.wording === 'sample' ? (
        <SampleMark />
      ) : (
        <span className="chip">{wordingWords(note.wording)}</span>
      )}
      <MayMarks consent={note.consent} confidential={note.confidential} publishable={mayPublish(note)} />
    </span>
  );
}

/** A note with who said it, and the amendments that it is behind. */
export function NoteView({ note }: { readonly note: Note }) {
  const { links } = useReview();
  const used = links
    .filter(({ to }) => to === `note:${note.id}`)
    .map(({ from }) => from.slice('amendment:'.length));
  const heading = `note-${note.id}`;
  const who = noteFrom(note);
  return (
    <article className={`note ${note.wording}`} aria-labelledby={heading} tabIndex={-1}>
      <header>
        <span className="id">{note.id}</span>
        <h3 id={heading}>{who || 'Author not given'}</h3>
        <span className="soft">{plainDate(note.date)}</span>
        <Marks note={note} />
      </header>
      {note.question && <p className="question">{note.question}</p>}
      <p className="text">{note.text}</p>
      <p className="soft small">
        {note.found}
        {used.length > 0 && ' Behind '}
        <AmendmentLinks ids={used} />
      </p>
    </article>
  );
}
