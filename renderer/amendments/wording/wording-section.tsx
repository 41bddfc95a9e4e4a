import { Copy, PenLine, Quote, Undo2 } from 'lucide-react';
import { memo, type ReactNode, useRef, useState } from 'react';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import { WORDING_STYLES, type WordingStyle } from '../../../core/amend/edits/wording-style.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { putOnClipboard } from '../../text/copy/use-copy-redline.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { clauseHtml, STYLE_NAMES } from './clause.ts';
import { ClauseView } from './clause-view.tsx';
import { EditWording } from './edit-wording.tsx';
import { Mark, Proof } from './proof.tsx';
import { useKeepWording } from './use-keep-wording.ts';
import { useWritten } from './use-wording.ts';
import { WordingCheck } from './wording-check.tsx';
import './wording.css';

interface StylesProps {
  readonly value: WordingStyle;
  readonly onChange: (style: WordingStyle) => void;
}

const Styles = memo(function Styles(props: StylesProps) {
  return (
    <Segments
      label="Style of the wording"
      options={WORDING_STYLES}
      words={(style) => STYLE_NAMES[style]}
      value={props.value}
      onChange={props.onChange}
    />
  );
});

/** Returns a function that copies a clause as plain text and as indented HTML. */
function useCopyClause(): (text: string) => void {
  const { announce, fault } = useAnnounce();
  return (text) => {
    if (putOnClipboard(text, clauseHtml(text))) announce('Copied the wording.');
    else fault(new Error('Keeling could not use the clipboard, so nothing was copied. Try again.'));
  };
}

/**
 * Marks the wording as busy while typed changes to the amendment are not saved, since it is generated from saved
 * edits.
 */
function Following({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const waiting = useReviewOf(({ saving }) => saving.unsaved.has(id));
  return (
    <div className="wording-body" aria-busy={waiting}>
      {children}
    </div>
  );
}

/**
 * Whether some changes to the amendment failed to save. Stays true during a retry, when the phase is no longer
 * 'failed'.
 */
function useIsBehind(id: string): boolean {
  const now = useReviewOf(({ saving }) =>
    !saving.unsaved.has(id) ? 'no' : saving.phase === 'failed' ? 'yes' : 'perhaps',
  );
  const [last, setLast] = useState(now);
  if (now !== 'perhaps' && now !== last) setLast(now);
  return (now === 'perhaps' ? last : now) === 'yes';
}

/** The check of the wording. If the latest changes are not saved, only a warning. */
function Worth({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return useIsBehind(id) ? (
    <Mark good={false} words="Your latest changes are not saved, so this wording does not have them." />
  ) : (
    children
  );
}

const Wording = memo(function Wording({ amendment }: { readonly amendment: Amendment }) {
  const { id, revision, edits, state, wording } = amendment;
  const [style, setStyle] = useState<WordingStyle>(wording?.style ?? 'uk');
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const { data: clause, error, refetch } = useWritten(id, revision, style);
  const word = useKeepWording();
  const copy = useCopyClause();
  const text = wording?.text ?? clause?.text ?? '';
  const leave = () => {
    setEditing(false);
    requestAnimationFrame(() => edit.current?.focus());
  };
  if (edits.length === 0 && !wording) {
    return <p className="help">Wording appears here when you make a change.</p>;
  }
  if (error) return <Trouble thrown={error} onRetry={() => void refetch()} />;
  if (!clause) return <p className="help">Writing the wording…</p>;
  if (editing) {
    return (
      <EditWording
        id={id}
        revision={revision}
        text={text}
        onKeep={(text) => void word(id, { style, text }).then((isSaved) => isSaved && leave())}
        onCancel={leave}
      />
    );
  }
  return (
    <Following id={id}>
      {wording ? (
        <p className="edited">
          <PenLine aria-hidden="true" /> Edited by hand, based on the {STYLE_NAMES[wording.style]} style
        </p>
      ) : (
        <Styles value={style} onChange={setStyle} />
      )}
      {text !== '' && <ClauseView text={text} label={`Wording of ${id}`} />}
      <Worth id={id}>
        {wording ? <WordingCheck id={id} revision={revision} text={text} /> : <Proof clause={clause} />}
      </Worth>
      <div className="actions">
        {text !== '' && (
          <Button onPress={() => copy(text)}>
            <Copy aria-hidden="true" /> Copy<span className="hidden-words"> the wording</span>
          </Button>
        )}
        {canRevise(state) && text !== '' && (
          <Button call="amendment.word" ref={edit} onPress={() => setEditing(true)}>
            <PenLine aria-hidden="true" /> Edit<span className="hidden-words"> the wording</span>
          </Button>
        )}
        {canRevise(state) && wording && (
          <Button call="amendment.word" onPress={() => void word(id, null).then(leave)}>
            <Undo2 aria-hidden="true" /> Back to the automatic wording
          </Button>
        )}
      </div>
    </Following>
  );
});

/**
 * The wording of an amendment and its check. It is generated from saved edits, so it follows typing with a short
 * delay.
 */
export const WordingSection = memo(function WordingSection({ id }: { readonly id: string }) {
  const amendment = useReviewOf((review) => review.amendments.find((each) => each.id === id));
  if (!amendment) return null;
  return (
    <section className="wording" aria-labelledby={`wording-${id}`}>
      <h3 id={`wording-${id}`}>
        <Quote aria-hidden="true" /> Wording
      </h3>
      <Wording amendment={amendment} />
    </section>
  );
});
