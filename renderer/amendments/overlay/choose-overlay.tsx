import { FileUp, ListChecks, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { MAX_INPUT_CHARACTERS } from '../../../core/amend/instructions/read/limits.ts';
import { useAnswer, useWrite } from '../../state/host/queries.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { FilePick } from '../../ui/file-pick.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { unmet } from '../../ui/unmet.ts';
import { useAddOverlay } from './use-overlay.ts';

interface ChooseProps {
  readonly onOpen: (id: string) => void;
}

/** The Bills opened before, each with the number of its instructions that are decided. */
function OpenedBills({ onOpen }: ChooseProps) {
  const { data: bills = [] } = useAnswer('overlay.list', {});
  const remove = useWrite('overlay.remove');
  const { announce, fault } = useAnnounce();
  const [removingId, setRemovingId] = useState<string | null>(null);
  if (bills.length === 0) return null;
  return (
    <ul className="overlays" aria-label="Opened before">
      {bills.map(({ id, name, decided, by, at }) => (
        <li key={id}>
          <Button look="link" onPress={() => onOpen(id)}>
            {name}
          </Button>
          <span className="soft">
            {decided} decided · opened by {by}, {dayAndTime(at)}
          </span>
          {removingId === id ? (
            <div className="actions">
              <Button
                call="overlay.remove"
                onPress={() =>
                  remove.mutate(
                    { id },
                    { onSuccess: () => announce(`${name} is removed from the list.`), onError: fault },
                  )
                }
              >
                Remove {name}
              </Button>
              <Button onPress={() => setRemovingId(null)}>Cancel</Button>
              <span className="help">
                The amendments that came from it stay. Your list of skipped items is lost.
              </span>
            </div>
          ) : (
            <Button
              call="overlay.remove"
              look="icon"
              aria-label={`Remove ${name} from this list…`}
              onPress={() => setRemovingId(id)}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Opens a Bill from a file or pasted text, or continues with one opened before. */
export function ChooseOverlay({ onOpen }: ChooseProps) {
  const isReadOnly = useReviewOf(({ review }) => review.readOnly !== undefined);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const add = useAddOverlay(onOpen);
  return (
    <>
      <p className="help">
        Open a Bill, an Act, other amending text or another review of this Act. You see each instruction or
        amendment beside the text, and you apply or skip each one. Nothing changes until you apply.
      </p>
      <OpenedBills onOpen={onOpen} />
      {!isReadOnly && (
        <form
          className="overlay-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '' && name.trim() !== '' && !add.isPending)
              add.mutate({ name, source: text });
          }}
        >
          <Field
            label="Name of the Bill or review"
            value={name}
            onChange={setName}
            maxLength={300}
            placeholder="Crime and Policing Bill"
          />
          <div className="actions">
            <Button call="overlay.add" isBusy={add.isPending} onPress={() => file.current?.click()}>
              <FileUp aria-hidden="true" /> Choose a file…
            </Button>
            <span className="help">
              XML (from legislation.gov.uk, or Akoma Ntoso), Word, PDF, HTML, text or a review (.keeling)
            </span>
          </div>
          <FilePick
            ref={file}
            label="File of a Bill or review"
            accept=".xml,.akn,.docx,.pdf,.html,.htm,.txt,.keeling,.keeling-package"
            onChoose={(source) =>
              add.mutate({ name: name.trim() || source.name.replace(/\.[^.]+$/, '') || source.name, source })
            }
          />
          <Field
            label="Or paste the text"
            value={text}
            onChange={setText}
            lines={4}
            maxLength={MAX_INPUT_CHARACTERS}
            placeholder="In section 2A(3), after paragraph (g) insert— “(h) …”"
          />
          {add.error && <Trouble thrown={add.error} />}
          <div className="actions">
            <Button
              call="overlay.add"
              look="primary"
              type="submit"
              whyNot={unmet(
                [name.trim() !== '', 'Enter a name.'],
                [text.trim() !== '', 'Paste the text first.'],
              )}
              isBusy={add.isPending}
            >
              <ListChecks aria-hidden="true" /> {add.isPending ? 'Reading…' : 'Open pasted text'}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
