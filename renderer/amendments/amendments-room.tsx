import { FilePlus2, FileText, ListChecks, Quote } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { AMENDMENT_STATES, type Amendment, type AmendmentState } from '../../core/amend/amendment.ts';
import { STATE_WORDS } from '../../core/amend/states.ts';
import { useReview } from '../state/review.tsx';
import { useStart } from '../state/use-amendments.ts';
import { useWordingDialog } from '../state/wording-dialog.ts';
import { Button } from '../ui/controls.tsx';
import { LongList } from '../ui/long-list.tsx';
import { AlternativeGroups } from './alternative-groups.tsx';
import { ChooseGroups } from './choose-shown.tsx';
import './amendments-room.css';
import { AmendmentCard } from './amendment-card.tsx';

/** How tall a card is, in pixels: a title, a line of reason, four of facts, and its buttons. */
const CARD_HEIGHT = 280;

function StateFilter(props: {
  readonly amendments: readonly Amendment[];
  readonly value: AmendmentState | 'all';
  readonly onChange: (value: AmendmentState | 'all') => void;
}) {
  const { amendments, value, onChange } = props;
  const states = AMENDMENT_STATES.filter((state) =>
    amendments.some((amendment) => amendment.state === state),
  );
  return (
    <ToggleButtonGroup
      aria-label="State"
      className="segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => onChange(states.find((state) => keys.has(state)) ?? 'all')}
    >
      <ToggleButton id="all">All {amendments.length}</ToggleButton>
      {states.map((state) => (
        <ToggleButton key={state} id={state}>
          {STATE_WORDS[state]} {amendments.filter((amendment) => amendment.state === state).length}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Every amendment of the review, as cards. */
export function AmendmentsRoom() {
  const { draft, dispatch } = useReview();
  const start = useStart();
  const wordingDialog = useWordingDialog();
  const [state, setState] = useState<AmendmentState | 'all'>('all');
  const { amendments } = draft;
  const listed = amendments.filter((amendment) => state === 'all' || amendment.state === state);
  return (
    <div className="room">
      <div className="room-body">
        <header className="room-head">
          <h2>Amendments</h2>
          {amendments.length > 0 && <StateFilter amendments={amendments} value={state} onChange={setState} />}
          <Button
            onPress={() => {
              void start().then((id) => id !== null && dispatch({ do: 'enter', room: 'act' }));
            }}
          >
            <FilePlus2 aria-hidden="true" /> New amendment
          </Button>
          <Button onPress={() => wordingDialog('apply-text')}>
            <Quote aria-hidden="true" /> Apply amending text…
          </Button>
          <Button onPress={() => wordingDialog('go-through')}>
            <ListChecks aria-hidden="true" /> Go through a Bill…
          </Button>
          {amendments.length > 0 && (
            <Button onPress={() => wordingDialog('as-bill')}>
              <FileText aria-hidden="true" /> Write as a Bill…
            </Button>
          )}
        </header>
        <AlternativeGroups />
        <ChooseGroups />
        {listed.length === 0 ? (
          <div className="empty">
            <p>
              {amendments.length === 0 ? 'There are no amendments yet.' : 'No amendment is in this state.'}
            </p>
            {amendments.length === 0 && (
              <p>
                Open the Act, click the section to change, and type. The first key starts an amendment, which
                you then name.
              </p>
            )}
          </div>
        ) : (
          <LongList key={state} items={listed} keyOf={({ id }) => id} height={CARD_HEIGHT} className="cards">
            {(amendment) => <AmendmentCard amendment={amendment} />}
          </LongList>
        )}
      </div>
    </div>
  );
}
