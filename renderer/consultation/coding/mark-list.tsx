import { ShieldBan, Unlink } from 'lucide-react';
import type { CountedTheme, PlacedExcerpt, PlacedRedaction } from '../../../core/coding/calls.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { plainDate } from '../../ui/dates.ts';
import { OldContext } from '../../ui/old-context.tsx';
import { LinkedAmendments } from './linked-amendments.tsx';
import { shortened } from './shortened.ts';
import { stanceWords } from './stance-words.ts';
import { useCodingWrite } from './use-coding.ts';

interface MarkListProps {
  readonly excerpts: readonly (PlacedExcerpt & { readonly sign: string })[];
  readonly redactions: readonly PlacedRedaction[];
  readonly themes: readonly CountedTheme[];
  readonly opened: string | null;
  /** Whether words are selected on which a detached excerpt can be placed. */
  readonly isChosen: boolean;
  readonly onOpen: (excerpt: PlacedExcerpt) => void;
  readonly onPlace: (id: string) => void;
  /** Called after a redaction and its button are removed, so that the focus can move. */
  readonly onLifted: () => void;
}

function ExcerptLine({
  excerpt,
  ...props
}: Omit<MarkListProps, 'excerpts' | 'redactions' | 'onLifted'> & {
  excerpt: MarkListProps['excerpts'][number];
}) {
  const { themes, opened, isChosen, onOpen, onPlace } = props;
  const names = excerpt.themes.map((id) => themes.find((theme) => theme.id === id)?.name ?? id);
  const isDetached = excerpt.state === 'detached';
  return (
    <li className={`mark-line ${isDetached ? 'lost' : ''}`} aria-current={opened === excerpt.id || undefined}>
      {isDetached ? (
        <>
          <span className="chip warn">
            <Unlink aria-hidden="true" /> Detached: the words have changed or moved
          </span>
          <OldContext anchor={excerpt.anchor} />
        </>
      ) : (
        <Button look="link" onPress={() => onOpen(excerpt)}>
          <span className="sign">{excerpt.sign}</span> “{shortened(excerpt.anchor.quote)}”
        </Button>
      )}
      <p>
        {names.length === 0 ? <span className="soft">no theme yet</span> : names.join(' · ')}
        {excerpt.stance && `, ${stanceWords(excerpt.stance)}`}
        <span className="soft">
          {' '}
          {excerpt.by}, {plainDate(excerpt.at)}
        </span>
      </p>
      {excerpt.remark && <p className="small">{excerpt.remark}</p>}
      <LinkedAmendments to={`excerpt:${excerpt.id}`} />
      {isDetached && (
        <Button
          call="coding.placeExcerpt"
          whyNot={isChosen ? null : 'Select the words in the text first.'}
          onPress={() => onPlace(excerpt.id)}
        >
          {isChosen ? 'Place on the selected words' : 'Select the words in the text to place this excerpt'}
        </Button>
      )}
    </li>
  );
}

interface RedactionLineProps {
  readonly redaction: PlacedRedaction;
  readonly onLifted: () => void;
}

function RedactionLine({ redaction, onLifted }: RedactionLineProps) {
  const remove = useCodingWrite('redaction.remove');
  const { announce, fault } = useAnnounce();
  const { id, anchor, because, by, at, state } = redaction;
  return (
    <li className="mark-line">
      <p>
        <ShieldBan aria-hidden="true" /> Redacted: “
        <span className="redacted">{shortened(anchor.quote)}</span>”
      </p>
      {state === 'detached' && (
        <p className="fault">
          The redacted words have changed or moved. Nothing from this text is exported until you remove this
          redaction.
        </p>
      )}
      <p>
        {because}
        <span className="soft">
          {' '}
          {by}, {plainDate(at)}
        </span>
      </p>
      <Button
        call="redaction.remove"
        look="link"
        aria-label={`Remove the redaction of “${shortened(anchor.quote, 80)}”`}
        onPress={() =>
          !remove.isPending &&
          remove.mutate(
            { id },
            {
              onSuccess: () => {
                announce('The redaction is removed.');
                onLifted();
              },
              onError: fault,
            },
          )
        }
      >
        Remove redaction
      </Button>
    </li>
  );
}

/** The excerpts of a text in the order of the text, then its redactions. */
export function MarkList({ excerpts, redactions, ...props }: MarkListProps) {
  if (excerpts.length + redactions.length === 0)
    return (
      <p className="help">
        There are no excerpts yet. Select a passage and give it a theme, a stance or a remark to make it an
        excerpt.
      </p>
    );
  return (
    <ol className="mark-list" aria-label="Excerpts and redactions">
      {excerpts.map((excerpt) => (
        <ExcerptLine key={excerpt.id} excerpt={excerpt} {...props} />
      ))}
      {redactions.map((redaction) => (
        <RedactionLine key={redaction.id} redaction={redaction} onLifted={props.onLifted} />
      ))}
    </ol>
  );
}
