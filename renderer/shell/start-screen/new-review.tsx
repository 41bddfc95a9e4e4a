import { useState } from 'react';
import { textName } from '../../../core/act/instrument.ts';
import { useHeldActs, useHost, useOnServer } from '../../state/host/queries.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { Chooser } from '../../ui/select.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { unmet } from '../../ui/unmet.ts';
import { ImportAct } from './import-act.tsx';
import { ImportFolder } from './import-folder.tsx';
import { actKey, bare } from './names.ts';
import { WatchedFolder } from './watched-folder.tsx';
import { YourName } from './your-name.tsx';

const USUAL = 'ukpga/1997/40@current';

interface NewReviewProps {
  /** Whether the person gave their name: it is asked for once. */
  readonly isNamed: boolean;
  /** Whether it was come to from elsewhere in the window, which the focus was left in. */
  readonly isComeTo: boolean;
  readonly takenNames: readonly string[];
  readonly onOpened: () => void;
}

/** Starts a review: its name, and the text that it is of. */
export function NewReview({ isNamed, isComeTo, takenNames, onOpened }: NewReviewProps) {
  const [name, setName] = useState('');
  const [own, setOwn] = useState('');
  const sign = useHost('host.setPerson');
  const [chosen, setChosen] = useState(USUAL);
  const create = useHost('host.create');
  const acts = useHeldActs();
  const onServer = useOnServer();
  const clash = takenNames.some((takenName) => bare(takenName) === name.trim());
  const whyNot = unmet(
    [name.trim() !== '', 'Enter a name for the review.'],
    [!clash, 'A review with this name already exists.'],
    [isNamed || own.trim() !== '', 'Enter your name.'],
  );
  const actIn = (heldActs: typeof acts.data) => heldActs?.find((one) => actKey(one) === chosen);
  const act = actIn(acts.data);
  const start = async () => {
    if (whyNot !== null) return;
    // A quick hand presses Enter before the texts are listed.
    const chosenAct = act ?? actIn((await acts.refetch({ cancelRefetch: false })).data);
    if (!chosenAct) return;
    // Nothing is started under another name where this one can't be kept.
    if (!isNamed) await sign.mutateAsync({ name: own.trim(), role: '' });
    create.mutate({ name: name.trim(), act: chosenAct.id, at: chosenAct.version }, { onSuccess: onOpened });
  };
  return (
    <form
      className="new-review"
      onSubmit={(event) => {
        event.preventDefault();
        // What went wrong is said under the form.
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
        autoFocus={isComeTo}
        maxLength={120}
        placeholder="For example, the name of your project"
        isInvalid={clash}
        help={
          clash ? 'A review with this name already exists. Open it below or choose another name.' : undefined
        }
      />
      {!isNamed && <YourName value={own} onChange={setOwn} />}
      <div className="row">
        <Button type="submit" look="primary" whyNot={whyNot} isBusy={sign.isPending || create.isPending}>
          {create.isPending ? 'Starting…' : 'Start the review'}
        </Button>
        <ImportAct onKept={(heldAct) => setChosen(actKey(heldAct))} />
        {!onServer && <ImportFolder />}
      </div>
      <WatchedFolder />
      {sign.isError && <Trouble thrown={sign.error} />}
      {create.isError && <Trouble thrown={create.error} />}
      {acts.isError && <Trouble thrown={acts.error} />}
    </form>
  );
}
