import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { dateWords } from '../../../core/base/date-words.ts';
import type { Builder } from '../../../core/pack/builder-calls.ts';
import type { ConsultationField, ConsultationFields } from '../../../core/pack/consultation-fields.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import type { AskedPlace } from './finding-place.ts';
import { useDo } from './use-paper.ts';

interface Asked {
  readonly field: ConsultationField;
  readonly label: string;
  readonly help?: string;
  readonly lines?: number;
  readonly isDate?: boolean;
}

const GROUPS: readonly { readonly name: string; readonly fields: readonly Asked[] }[] = [
  {
    name: 'The paper',
    fields: [
      { field: 'title', label: 'Title', help: 'Do not include the word “consultation”.' },
      { field: 'department', label: 'Department' },
      { field: 'audience', label: 'Audience', lines: 2 },
    ],
  },
  {
    name: 'Dates',
    fields: [
      { field: 'opens', label: 'Opens', isDate: true },
      { field: 'closes', label: 'Closes', isDate: true },
      { field: 'respondBy', label: 'Response to be published by', isDate: true },
    ],
  },
  {
    name: 'Where responses go',
    fields: [
      { field: 'website', label: 'Online form' },
      { field: 'email', label: 'Email address' },
      { field: 'address', label: 'Postal address', lines: 3 },
    ],
  },
  {
    name: 'Contacts',
    fields: [
      { field: 'enquiries', label: 'Enquiries', lines: 2 },
      {
        field: 'formats',
        label: 'Other formats',
        lines: 2,
        help: 'For example: large print, Braille, Easy Read or Welsh.',
      },
      { field: 'complaints', label: 'Complaints', lines: 2 },
    ],
  },
  {
    name: 'Personal data',
    fields: [
      { field: 'controller', label: 'Data controller', lines: 2 },
      { field: 'protectionOfficer', label: 'Data protection officer', lines: 2 },
    ],
  },
  {
    name: 'The draft Bill',
    fields: [
      { field: 'longTitle', label: 'Long title', lines: 2, help: '“A Bill to make provision about …”' },
      { field: 'shortTitle', label: 'Short title', help: 'As people will cite it: “… Act 2027”.' },
      { field: 'extent', label: 'Extent clause', lines: 2, help: 'Leave empty to use the usual wording.' },
      { field: 'commencement', label: 'Commencement clause', lines: 2 },
    ],
  },
];

interface DetailsFormProps {
  readonly builder: Builder;
  /** The field to begin with. */
  readonly first: ConsultationField | null;
  readonly close: () => void;
}

function DetailsForm({ builder, first, close }: DetailsFormProps) {
  const act = useDo();
  const [given, setGiven] = useState<Partial<ConsultationFields>>({});
  const now = { ...builder.fields, ...given };
  return (
    <Form
      className="paper-details"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await act('pack.describe', given, 'The consultation details are saved.')) close();
      }}
    >
      {GROUPS.map(({ name, fields }) => (
        <fieldset key={name}>
          <legend>{name}</legend>
          {fields.map(({ field, label, help, lines, isDate }) => (
            <Field
              key={field}
              label={label}
              {...(help !== undefined && { help })}
              {...(lines !== undefined && { lines })}
              {...(isDate && { type: 'date' })}
              autoFocus={field === first}
              value={now[field] ?? ''}
              onChange={(value) =>
                setGiven((before) => ({ ...before, [field]: isDate ? value || null : value }))
              }
            />
          ))}
        </fieldset>
      ))}
      <div className="actions">
        <Button look="primary" type="submit">
          Save
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </Form>
  );
}

/** Which version of the draft people are consulted on. */
export function ConsultedOn({ builder }: { readonly builder: Builder }) {
  const act = useDo();
  const { consulted } = builder;
  return (
    <p className="consulted-on">
      {consulted
        ? `The consultation is on the draft as of ${dateWords(consulted.at)} (history entry ${consulted.seq}).`
        : 'When you publish the paper, record the version here. The response can then list what changed in the draft after that.'}{' '}
      <Button
        call="pack.consulted"
        onPress={() =>
          void act(
            'pack.consulted',
            { consulted: consulted === null },
            consulted ? 'Undone.' : 'The consultation is on the draft as it is now.',
          )
        }
      >
        {consulted ? 'Undo' : 'Record this as the consultation version'}
      </Button>
    </p>
  );
}

/** Dates, contacts and the rest of what is known of the consultation itself. */
export function Details({
  builder,
  asked,
}: {
  readonly builder: Builder;
  readonly asked: AskedPlace | null;
}) {
  const [open, setOpen] = useState(false);
  const [first, setFirst] = useState<ConsultationField | null>(null);
  const lastTurn = useRef(asked?.turn);
  useEffect(() => {
    if (asked?.place.kind !== 'field' || lastTurn.current === asked.turn) return;
    lastTurn.current = asked.turn;
    setFirst(asked.place.field);
    setOpen(true);
  }, [asked]);
  return (
    <>
      <Button
        call="pack.describe"
        onPress={() => {
          setFirst(null);
          setOpen(true);
        }}
      >
        Title, dates, contacts and Bill…
      </Button>
      <Sheet title="Title, dates, contacts and Bill" isOpen={open} onOpenChange={setOpen}>
        {(close) => <DetailsForm builder={builder} first={first} close={close} />}
      </Sheet>
    </>
  );
}
