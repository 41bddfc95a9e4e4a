import { useState } from 'react';
import { textName } from '../../../core/act/instrument.ts';
import { useHeldActs, useHost, useOnServer } from '../../state/host/queries.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { Chooser } from '../../ui/select.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { unmet } from '../../ui/unmet.ts';
import { ImportAct } from './import-act.tsx';
import { ImportFolder } from './import-folder.tsx';
import { actKey, withoutExtension } from './names.ts';
import { WatchedFolder } from './watched-folder.tsx';
import { YourName } from './your-name.tsx';

const DEFAULT_ACT = 'ukpga/1997/40@current';

interface NewReviewProps {
  /** Whether the person has given their name. The form asks for it only once. */
  readonly isNamed: boolean;
  /** Whether the screen was opened from the workbench. The name field then takes the focus. */
  readonly isFromWorkbench: boolean;
  readonly takenNames: readonly string[];
  readonly onOpened: () => void;
}

/** The form that starts a review: its name, and the version of the Act that it amends. */
export function NewReview({ isNamed, isFromWorkbench, takenNames, onOpened }: NewReviewProps) {
  const [name, setName] = useState('');
  const [personName, setPersonName] = useState('');
  const setPerson = useHost('host.setPerson');
  const [chosen, setChosen] = useState(DEFAULT_ACT);
  const create = useHost('host.create');
  const acts = useHeldActs();
  const onServer = useOnServer();
  const isNameTaken = takenNames.some((takenName) => withoutExtension(takenName) === name.trim());
  const whyNot = unmet(
    [name.trim() !== '', 'Enter a name for the review.'],
    [!isNameTaken, 'A review with this name already exists.'],
    [isNamed || personName.trim() !== '', 'Enter your name.'],
  );
  const actIn = (heldActs: typeof acts.data) => heldActs?.find((one) => actKey(one) === chosen);
  const act = actIn(acts.data);
  const start = async () => {
    if (whyNot !== null) return;
    // A fast typist can press Enter before the list of texts has loaded.
    const chosenAct = act ?? actIn((await acts.refetch({ cancelRefetch: false })).data);
    if (!chosenAct) return;
    // If the name cannot be saved, no review is started, so that nothing is recorded under another name.
    if (!isNamed) await setPerson.mutateAsync({ name: personName.trim(), role: '' });
    create.mutate({ name: name.trim(), act: chosenAct.id, at: chosenAct.version }, { onSuccess: onOpened });
  };
  return (
    <form
      className="new-review"
      onSubmit={(event) => {
        event.preventDefault();
        // The mutations show their errors below the form.
        start().catch(() => undefined);
      }}
    >
      <h2>New review</h2>
      <Chooser
        label="Act"
        value={chosen}
        onChange={setChosen}
        options={(acts.data ?? []).map((each) => ({
          id: actKey(each),
          words: textName(each),
        }))}
      />
      <Field
        label="Name of the review"
        value={name}
        onChange={setName}
        autoFocus={isFromWorkbench}
        maxLength={120}
        placeholder="For example, the name of your project"
        isInvalid={isNameTaken}
        help={
          isNameTaken
            ? 'A review with this name already exists. Open it below or choose another name.'
            : undefined
        }
      />
      {!isNamed && <YourName value={personName} onChange={setPersonName} />}
      <div className="row">
        <Button type="submit" look="primary" whyNot={whyNot} isBusy={setPerson.isPending || create.isPending}>
          {create.isPending ? 'Starting…' : 'Start the review'}
        </Button>
        <ImportAct onSaved={(heldAct) => setChosen(actKey(heldAct))} />
        {!onServer && <ImportFolder />}
      </div>
      <WatchedFolder />
      {setPerson.isError && <Trouble thrown={setPerson.error} />}
      {create.isError && <Trouble thrown={create.error} />}
      {acts.isError && <Trouble thrown={acts.error} />}
    </form>
  );
}
