import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { isDate } from '../../../core/base/date-parts.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { unmet } from '../../ui/unmet.ts';

const WORDING_LEVELS = ['wording', 'summary', 'nothing'] as const;
type WordingLevel = (typeof WORDING_LEVELS)[number];
const KNOWN_WORDS: Readonly<Record<WordingLevel, string>> = {
  wording: 'Exact words',
  summary: 'Summary only',
  nothing: 'Not available',
};

const isNumber = (no: string): boolean => /^([1-9]\d{0,4})?$/.test(no.trim());
const isDated = (date: string): boolean => date === '' || isDate(date, 'year');

interface RecommendationFormProps {
  /** The words quoted from a document and its title, as initial values. */
  readonly quoted?: { readonly text: string; readonly title: string };
  readonly close: () => void;
}

/** The form that records a recommendation: its number, its addressee, and its wording or a summary. */
export function RecommendationForm({ quoted, close }: RecommendationFormProps) {
  const [no, setNo] = useState('');
  const [addressee, setAddressee] = useState('');
  const [level, setLevel] = useState<WordingLevel>('wording');
  const [words, setWords] = useState(quoted?.text ?? '');
  const [gistFrom, setGistFrom] = useState('');
  const [deadline, setDeadline] = useState('');
  const [foundIn, setFoundIn] = useState(quoted?.title ?? '');
  const add = useWrite('recommendation.add');
  const { announce } = useAnnounce();
  const isWorded =
    level === 'nothing' || (words.trim() !== '' && (level === 'wording' || gistFrom.trim() !== ''));
  const whyNot = unmet(
    [isNumber(no), 'Enter the number as a number, or leave it empty.'],
    [addressee.trim() !== '', 'Enter who it was made to.'],
    [foundIn.trim() !== '', 'Enter where it was found.'],
    [isDated(deadline), 'Enter a date: at least its year, or none.'],
    [isWorded, 'Enter its words, or a summary and whose it is.'],
  );
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot !== null) return;
        add.mutate(
          {
            no: no.trim() === '' ? null : Number(no),
            addressee,
            text: level === 'wording' ? words : null,
            gist: level === 'summary' ? words : null,
            gistFrom: level === 'summary' ? gistFrom : null,
            deadline: deadline.trim() || null,
            found: foundIn,
          },
          {
            onSuccess: ({ id }) => {
              announce(`${no.trim() === '' ? id : `Recommendation ${no.trim()}`} is added.`);
              close();
            },
          },
        );
      }}
    >
      <div className="pair">
        <Field
          label="Number"
          value={no}
          onChange={setNo}
          isInvalid={!isNumber(no)}
          help="As the report numbers it. Leave empty if it has no number."
        />
        <Field
          label="Addressed to"
          isRequired
          value={addressee}
          onChange={setAddressee}
          maxLength={500}
          placeholder="For example: the Secretary of State"
        />
      </div>
      <RadioGroup
        className="field"
        value={level}
        onChange={(chosen) => setLevel(WORDING_LEVELS.find((one) => one === chosen) ?? 'wording')}
      >
        <Label className="field-label">Text that you have</Label>
        <div className="which">
          {WORDING_LEVELS.map((one) => (
            <Radio key={one} value={one} className="radio">
              {KNOWN_WORDS[one]}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {level !== 'nothing' && (
        <Field
          label={level === 'wording' ? 'Wording' : 'Summary'}
          isRequired
          lines={4}
          value={words}
          onChange={setWords}
          maxLength={20_000}
        />
      )}
      {level === 'summary' && (
        <Field
          label="Whose summary it is"
          isRequired
          value={gistFrom}
          onChange={setGistFrom}
          maxLength={1000}
        />
      )}
      <div className="pair">
        <Field
          label="Where it was found"
          isRequired
          value={foundIn}
          onChange={setFoundIn}
          maxLength={1000}
          placeholder="For example: the report’s title and page"
        />
        <DateField
          label="Deadline"
          value={deadline}
          onChange={setDeadline}
          precision="year"
          help="For example, 24 11 2026. Leave empty if there is no date."
        />
      </div>
      <FormEnd
        call="recommendation.add"
        writing={add}
        send="Add the recommendation"
        whyNot={whyNot}
        onCancel={close}
      />
    </form>
  );
}

/** The button that opens the form for a new recommendation. */
export function AddRecommendation() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button call="recommendation.add" onPress={() => setOpen(true)}>
        <Plus aria-hidden="true" /> Add a recommendation…
      </Button>
      <Sheet title="Add a recommendation" isOpen={isOpen} onOpenChange={setOpen}>
        {(close) => <RecommendationForm close={close} />}
      </Sheet>
    </>
  );
}
