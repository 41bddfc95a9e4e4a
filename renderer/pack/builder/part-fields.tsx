import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Builder } from '../../../core/pack/builder-calls.ts';
import type { ConsultationField } from '../../../core/pack/consultation-fields.ts';
import { write } from '../../state/host/answers.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useKeptText } from './use-kept-text.ts';
import { useDo } from './use-paper.ts';

interface FieldText {
  readonly label: string;
  readonly help?: string;
  readonly lines?: number;
  readonly isDate?: true;
}

const FIELDS: Readonly<Record<ConsultationField, FieldText>> = {
  title: { label: 'Title', help: 'Do not include the word “consultation”.' },
  department: { label: 'Department' },
  audience: { label: 'Audience', lines: 2 },
  opens: { label: 'Opens', isDate: true },
  closes: { label: 'Closes', isDate: true },
  respondBy: { label: 'Response to be published by', isDate: true },
  website: { label: 'Online form' },
  email: { label: 'Email address' },
  address: { label: 'Postal address', lines: 3 },
  enquiries: { label: 'Enquiries', lines: 2 },
  formats: {
    label: 'Other formats',
    lines: 2,
    help: 'For example: large print, Braille, Easy Read or Welsh.',
  },
  complaints: { label: 'Complaints', lines: 2 },
  controller: { label: 'Data controller', lines: 2 },
  protectionOfficer: { label: 'Data protection officer', lines: 2 },
  longTitle: { label: 'Long title', lines: 2, help: '“A Bill to make provision about …”' },
  shortTitle: { label: 'Short title', help: 'As people will cite it: “… Act 2027”.' },
  extent: { label: 'Extent clause', lines: 2, help: 'Leave empty to use the usual wording.' },
  commencement: { label: 'Commencement clause', lines: 2 },
};

/** The fields that each part of a paper prints, and in which they are edited. */
const WRITTEN_IN: Readonly<Record<string, readonly ConsultationField[]>> = {
  about: ['title', 'department', 'audience', 'opens', 'closes', 'respondBy', 'enquiries', 'formats'],
  respond: ['website', 'email', 'address', 'complaints'],
  privacy: ['controller', 'protectionOfficer'],
  'draft-bill': ['longTitle', 'shortTitle', 'extent', 'commencement'],
  introduction: ['title', 'department', 'opens', 'closes'],
};

export const fieldsOf = (part: string): readonly ConsultationField[] => WRITTEN_IN[part] ?? [];

/** Returns the first of the parts in which a field is edited. */
export const partWith = (field: ConsultationField, parts: readonly string[]): string | undefined =>
  parts.find((part) => fieldsOf(part).includes(field));

interface OfProps {
  readonly field: ConsultationField;
  readonly value: string;
}

function WordsOf({ field, value }: OfProps) {
  const client = useQueryClient();
  const { label, help, lines } = FIELDS[field];
  const keptText = useKeptText({
    text: value,
    saveText: (text) => write(client, 'pack.describe', { [field]: text }),
  });
  return (
    <div data-slot={field}>
      <Field
        call="pack.describe"
        label={label}
        {...(help !== undefined && { help })}
        {...(lines !== undefined && { lines })}
        placeholder="Not written yet"
        value={keptText.text}
        onChange={keptText.type}
        onBlur={() => void keptText.save()}
      />
      {keptText.trouble !== null && (
        <>
          <Trouble thrown={keptText.trouble} onRetry={() => void keptText.save(true)} />
          <Button onPress={keptText.drop}>Discard my typing</Button>
        </>
      )}
    </div>
  );
}

function DateOf({ field, value }: OfProps) {
  const act = useDo();
  const [typed, setTyped] = useState<string | null>(null);
  const { label } = FIELDS[field];
  return (
    <div data-slot={field}>
      <DateField
        label={label}
        precision="day"
        value={typed ?? value}
        onChange={(date) => {
          setTyped(date);
          // An incomplete date stays on screen but is not saved.
          if (date !== '' && !/^\d{4}-\d\d-\d\d$/.test(date)) return;
          void act('pack.describe', { [field]: date || null }).then(
            (saved) => saved && setTyped((now) => (now === date ? null : now)),
          );
        }}
      />
    </div>
  );
}

interface PartFieldsProps {
  readonly builder: Builder;
  readonly part: string;
}

/** The fields about the consultation itself, edited in the part that prints them. */
export const PartFields = ({ builder: { fields }, part }: PartFieldsProps) =>
  fieldsOf(part).map((field) => {
    const Of = FIELDS[field].isDate ? DateOf : WordsOf;
    return <Of key={field} field={field} value={fields[field] ?? ''} />;
  });

/** Describes how many of the texts and dates of a paper are written. */
export function writtenWords({ parts }: Pick<Builder, 'parts'>): string {
  const included = parts.filter(({ isIncluded }) => isIncluded);
  const missing = included.reduce((sum, { gaps }) => sum + gaps.length, 0);
  const writtenCount = included.reduce(
    (sum, { items }) =>
      sum + items.filter((item) => item.kind === 'text' && item.state !== 'not-written').length,
    0,
  );
  return `${writtenCount} of ${writtenCount + missing} texts written`;
}
