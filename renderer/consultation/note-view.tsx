import { EyeOff, FlaskConical, Lock } from 'lucide-react';
import { useState } from 'react';
import { count } from '../../core/base/english.ts';
import { isWithheld } from '../../core/disclosure/consent.ts';
import { linkWords, noteFrom, wordingWords } from '../../core/evidence/describe.ts';
import type { Note } from '../../core/evidence/evidence.ts';
import type { LinkWithStatus } from '../../core/evidence/link.ts';
import { AmendmentLinks } from '../amendments/amendment-links.tsx';
import { DragGrip } from '../links/drag-grip.tsx';
import { endpointName } from '../links/endpoint-name.ts';
import { isSuspect } from '../links/link-state.ts';
import { SuspectMark } from '../links/suspect-mark.tsx';
import { useWrite } from '../state/host/queries.ts';
import { useReview, useReviewOf } from '../state/review/review.tsx';
import { Comments } from '../text/comments/comments-section.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { plainDate } from '../ui/dates.ts';
import { OpenText } from './coding/open-text.tsx';
import { CorrectButton, CorrectionForm } from './correction.tsx';
import { lackOfNote, NoteFields } from './note-fields.tsx';

function CorrectForm({ was, close }: { readonly was: Note; readonly close: () => void }) {
  const [is, setIs] = useState(was);
  const linked = useReviewOf(({ links }) => links.filter(({ to }) => to === `note:${was.id}`).length);
  const revise = useWrite('note.revise');
  const { announce } = useAnnounce();
  return (
    <CorrectionForm
      lack={lackOfNote(is, was)}
      writing={revise}
      send="Correct the note"
      placeholder="For example: a typing mistake, or a fuller text arrived"
      close={close}
      onSend={(because) =>
        revise.mutate(
          { was, is: { ...is, date: is.date.trim() }, because },
          {
            onSuccess: () => {
              announce(`${was.id} is corrected.`);
              close();
            },
          },
        )
      }
    >
      <p className="help">
        The old text stays in the history.
        {linked > 0 && ` You will need to check ${count(linked, 'link')} to this note again.`}
      </p>
      <NoteFields note={is} was={was} set={(change) => setIs((now) => ({ ...now, ...change }))} />
    </CorrectionForm>
  );
}

/** The button and form that correct a note, with a reason. */
const CorrectNote = ({ note }: { readonly note: Note }) => (
  <CorrectButton call="note.revise" title={`Correct ${note.id}`}>
    {(close) => <CorrectForm was={note} close={close} />}
  </CorrectButton>
);

interface MayMarksProps {
  readonly consent: boolean;
  /** Whether consent to publication was asked for. */
  readonly isAsked?: boolean;
  readonly confidential: boolean;
  /** Whether it may certainly be published. */
  readonly publishable: boolean;
}

/** Says whether a statement may be published and, if not, why. */
export function MayMarks({ consent, isAsked = true, confidential, publishable }: MayMarksProps) {
  return (
    <>
      {confidential && (
        <span className="chip warn">
          <Lock aria-hidden="true" /> Confidential: never published
        </span>
      )}
      {!consent && (
        <span className="chip warn">
          <EyeOff aria-hidden="true" /> {isAsked ? 'No consent to publish' : 'Consent to publish not asked'}
        </span>
      )}
      {publishable && <span className="chip">may be published</span>}
    </>
  );
}

/** Marks a note as made up. */
function SampleMark() {
  return (
    <span className="chip warn">
      <FlaskConical aria-hidden="true" /> Sample: made up, nobody said this
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
      <MayMarks consent={note.consent} confidential={note.confidential} publishable={!isWithheld(note)} />
    </span>
  );
}

/** A note with its author and the amendments linked to it. */
export function NoteView({ note }: { readonly note: Note }) {
  const review = useReview();
  const { links } = review;
  const linkSaid = ({ from, type }: LinkWithStatus) =>
    `${endpointName(review, from)} ${linkWords(type)} ${note.id}`;
  const own = links.filter(({ to }) => to === `note:${note.id}`);
  const used = own.flatMap(({ from }) =>
    from.startsWith('amendment:') ? [from.slice('amendment:'.length)] : [],
  );
  const heading = `note-${note.id}`;
  const author = noteFrom(note);
  return (
    <article className={`note ${note.wording}`} aria-labelledby={heading} tabIndex={-1}>
      <header>
        <DragGrip of={`note:${note.id}`} name={note.id} />
        <span className="id">{note.id}</span>
        <h3 id={heading}>{author || 'Author not given'}</h3>
        <span className="soft">{note.date === '' ? 'date not known' : plainDate(note.date)}</span>
        <Marks note={note} />
        <OpenText of={`note:${note.id}`} title={author ? `${note.id}, ${author}` : note.id} />
      </header>
      {note.question && <p className="question">{note.question}</p>}
      <p className="text">{note.text}</p>
      <p className="soft small">
        {note.found}
        {used.length > 0 && ' Linked to '}
        <AmendmentLinks ids={[...new Set(used)]} /> <CorrectNote note={note} />
      </p>
      {own.filter(isSuspect).map((link) => (
        <div key={link.id} className="small">
          {linkSaid(link)}
          <SuspectMark link={link} name={linkSaid(link)} />
        </div>
      ))}
      <Comments on={`note:${note.id}`} of={note.id} isBrief />
    </article>
  );
}
