import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { indexTree } from '../../../core/act/tree.ts';
import { shownOf } from '../../../core/amend/commands/command.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { Button, Checkbox, Field } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { placesFor } from './places-for.ts';
import { type CommandInput, type Spot, spotAt } from './structural-command.ts';
import { type PendingCommand, useStructure } from './use-structure.ts';
import './commands.css';
import { unmet } from '../../ui/unmet.ts';

interface FormProps {
  readonly spot: Spot;
  readonly asking: PendingCommand;
  readonly give: (answer: CommandInput) => void;
}

function Actions({ words, whyNot = null }: { readonly words: string; readonly whyNot?: string | null }) {
  return (
    <div className="actions">
      <Button look="primary" type="submit" whyNot={whyNot}>
        {words}
      </Button>
    </div>
  );
}

/** The words that a command asks for: the label of its first field, and of its second where it has one. */
const WORD_FIELDS = {
  crossheading: { label: 'Words of the cross-heading', detail: null, action: 'Insert' },
  definition: { label: 'Term', detail: 'Meaning', action: 'Insert' },
  heading: { label: 'Heading', detail: null, action: 'Change' },
  number: { label: 'Number', detail: 'Reason', action: 'Change' },
} as const;

function WordsForm({ spot, asking, give }: FormProps) {
  const inputKind = asking.command.inputKind as keyof typeof WORD_FIELDS;
  const { label, detail, action } = WORD_FIELDS[inputKind];
  const { session, node } = spot;
  const [words, setWords] = useState(() => {
    if (inputKind === 'number') return node.num;
    if (inputKind !== 'heading') return '';
    return indexTree(asAmendedOf(redline(session.base, shownOf(session)))).byPid.get(node.pid)?.heading ?? '';
  });
  const [second, setSecond] = useState('');
  const isReasonNeeded = inputKind === 'number';
  return (
    <form
      className="command-form"
      onSubmit={(event) => {
        event.preventDefault();
        give({ words, detail: second });
      }}
    >
      <Field
        label={label}
        value={words}
        onChange={setWords}
        isRequired
        autoFocus
        help={
          inputKind === 'definition'
            ? 'Keeling puts the definition in alphabetical order.'
            : isReasonNeeded
              ? `As it is printed, like ${node.num}. Keeling keeps this number whatever is inserted beside it.`
              : undefined
        }
      />
      {detail !== null && (
        <Field
          label={detail}
          value={second}
          onChange={setSecond}
          lines={2}
          isRequired={isReasonNeeded}
          help={
            isReasonNeeded
              ? 'Why this number does not follow the numbering rules. The reason is saved with the amendment.'
              : 'The words after “means”. You can also type them in the text later.'
          }
        />
      )}
      <Actions
        words={action}
        whyNot={unmet(
          [words.trim() !== '', `${label} is missing.`],
          [!isReasonNeeded || second.trim() !== '', 'Give a reason.'],
        )}
      />
    </form>
  );
}

function SubstituteForm({ give }: FormProps) {
  const [keep, setKeep] = useState(true);
  return (
    <form
      className="command-form"
      onSubmit={(event) => {
        event.preventDefault();
        give({ keep });
      }}
    >
      <p>Omits the whole provision and inserts a new one with the same number, as one change.</p>
      <Checkbox isSelected={keep} onChange={setKeep} autoFocus>
        Start with the current words
      </Checkbox>
      <Actions words="Substitute" />
    </form>
  );
}

function PlaceForm({ spot, give }: FormProps) {
  const places = useMemo(() => placesFor(spot).map((place, id) => ({ id, ...place })), [spot]);
  const { contains } = useFilter({ sensitivity: 'base' });
  if (places.length === 0) return <p>There is no other place for this provision.</p>;
  return (
    <Autocomplete filter={contains}>
      <SearchField className="field" autoFocus>
        <Label>Move to</Label>
        <Input className="input" placeholder="after section 2A(3)" />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="place-list" tabIndex={0}>
        <ListBox
          aria-label="Places"
          items={places}
          selectionMode="single"
          onAction={(id) => {
            const place = places.find((one) => one.id === id);
            if (place) give({ at: place.at });
          }}
          renderEmptyState={() => <p className="help">No results</p>}
        >
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name}>
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </div>
    </Autocomplete>
  );
}

const FORMS = { place: PlaceForm, substitute: SubstituteForm } as const;

/** The dialog that asks for what a command needs first. */
export function CommandSheet() {
  const { asking, setAsking, run, session, comeBack } = useStructure();
  const spot = useMemo(() => asking && spotAt(session(), asking.pid), [asking, session]);
  if (!asking || !spot) return null;
  const { inputKind } = asking.command;
  const Form = inputKind === 'place' || inputKind === 'substitute' ? FORMS[inputKind] : WordsForm;
  const shut = () => {
    setAsking(null);
    requestAnimationFrame(comeBack);
  };
  return (
    <Sheet
      title={asking.command.title(spot).replace(/…$/, '')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && shut()}
    >
      {() => (
        <Form
          spot={spot}
          asking={asking}
          give={(answer) => {
            setAsking(null);
            // Run after the dialog has closed, since it holds the focus until then.
            requestAnimationFrame(() => run(asking.command, asking.pid, answer));
          }}
        />
      )}
    </Sheet>
  );
}
