import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { BackupsSheet } from '../../history/backups/backups-sheet.tsx';
import { useHost } from '../../state/host/queries.ts';
import { takeScreenTarget } from '../../state/window/screen-target.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { dayAndTime } from '../../ui/dates.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { FirstScreen, type FirstScreenProps } from './first-screen.tsx';
import { withoutExtension } from './names.ts';
import { NewReview } from './new-review.tsx';
import { OpenReceived } from './open-received.tsx';

type HostState = FirstScreenProps['state'];

function WhoYouAre({ person }: { readonly person: HostState['person'] }) {
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const [isTarget] = useState(() => takeScreenTarget('name'));
  const save = useHost('host.setPerson');
  const isChanged = name.trim() !== person.name || role.trim() !== person.role;
  return (
    <form
      className="who"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ name: name.trim(), role: role.trim() });
      }}
    >
      <h2>Who you are</h2>
      <p className="soft">
        Keeling records each change under your name. Anyone you share the review with can see it. A published
        pack shows only what part people had in the work.
      </p>
      <div className="pair">
        <Field label="Name" value={name} onChange={setName} isRequired autoFocus={isTarget} maxLength={200} />
        <Field
          label="Role"
          value={role}
          onChange={setRole}
          maxLength={200}
          placeholder="For example: policy official"
        />
      </div>
      {isChanged && (
        <Button type="submit" whyNot={name.trim() ? null : 'Enter your name.'} isBusy={save.isPending}>
          Save
        </Button>
      )}
      {save.isError && <Trouble thrown={save.error} />}
    </form>
  );
}

function Reviews({ state, onOpened }: { readonly state: HostState; readonly onOpened: () => void }) {
  const open = useHost('host.open');
  const sample = useHost('host.sample');
  const [areBackupsOpen, setBackupsOpen] = useState(false);
  const refusedName = open.isError ? open.variables?.name : undefined;
  return (
    <section aria-labelledby="reviews" className="reviews">
      <h2 id="reviews">Reviews in {state.folder}</h2>
      {state.reviews.length === 0 ? (
        <p className="soft">
          There are no reviews yet. Name one above to start. Each review is one file that you can copy or
          send.
        </p>
      ) : (
        <ul>
          {state.reviews.map((review) => (
            <li key={review.path}>
              <Button look="link" onPress={() => open.mutate({ name: review.name }, { onSuccess: onOpened })}>
                {withoutExtension(review.name)}
              </Button>
              <span className="soft small">changed {dayAndTime(review.changedAt)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {state.host === 'electron' && (
          <Button onPress={() => open.mutate({}, { onSuccess: onOpened })}>
            <FolderOpen aria-hidden="true" /> Open another file…
          </Button>
        )}
        <OpenReceived folder={state.folder} onOpened={onOpened} />
      </div>
      <p className="soft small">
        A colleague can send you a copy of a review (.keeling), or a package of their work (.keeling-package).
      </p>
      <p>
        <Button look="link" onPress={() => sample.mutate({}, { onSuccess: onOpened })}>
          Open the sample review
        </Button>{' '}
        <span className="soft">The sample has made-up amendments and a tour.</span>
      </p>
      {sample.isError && <Trouble thrown={sample.error} />}
      {open.isError && <Trouble thrown={open.error} />}
      {refusedName !== undefined && (
        <>
          <Button onPress={() => setBackupsOpen(true)}>Backups of {withoutExtension(refusedName)}…</Button>
          <BackupsSheet
            name={refusedName}
            isOpen={areBackupsOpen}
            onOpenChange={setBackupsOpen}
            onOpened={onOpened}
          />
        </>
      )}
    </section>
  );
}

/** The start screen on a person's own computer: new review, existing reviews and the person's name. */
export function StartScreen({ state, onBack, onOpened, help }: FirstScreenProps) {
  return (
    <FirstScreen
      onBack={onBack}
      help={help}
      head={
        <p>
          Draft changes to an Act as tracked amendments. Link each amendment to recommendations and evidence.
          Publish a consultation pack from the same draft.
        </p>
      }
    >
      <NewReview
        isNamed={state.isNamed}
        isFromWorkbench={onBack !== null}
        takenNames={state.reviews.map((review) => review.name)}
        onOpened={onOpened}
      />
      <Reviews state={state} onOpened={onOpened} />
      {state.isNamed && <WhoYouAre person={state.person} />}
    </FirstScreen>
  );
}
