import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { CountedCampaign } from '../../../core/consultation/campaigns/campaign-calls.ts';
import { useWrite } from '../../state/host/queries.ts';
import { Button } from '../../ui/controls.tsx';
import { keepFormFocus } from '../../ui/form-focus.ts';
import { Trouble } from '../../ui/trouble.tsx';

/** The name of a campaign, with a form to change it. */
export function CampaignName({ campaign: { id, name } }: { readonly campaign: CountedCampaign }) {
  const [typed, setTyped] = useState<string | null>(null);
  const rename = useWrite('campaign.rename');
  if (typed === null)
    return (
      <h4>
        {name}{' '}
        <Button look="quiet" aria-label={`Rename the campaign ${name}`} onPress={() => setTyped(name)}>
          <Pencil aria-hidden="true" />
        </Button>
      </h4>
    );
  return (
    <form
      ref={keepFormFocus}
      className="campaign-rename"
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ id, name: typed }, { onSuccess: () => setTyped(null) });
      }}
    >
      <TextField autoFocus value={typed} onChange={setTyped} className="field">
        <Label className="field-label">Name of the campaign</Label>
        <Input className="input" maxLength={300} />
      </TextField>
      <Button
        call="campaign.rename"
        type="submit"
        whyNot={typed.trim() === '' ? 'Enter a name.' : null}
        isBusy={rename.isPending}
      >
        Save
      </Button>
      <Button look="quiet" onPress={() => setTyped(null)}>
        Cancel
      </Button>
      {rename.isError && <Trouble thrown={rename.error} />}
    </form>
  );
}
