import type { Version } from '../../core/review/versions.ts';
import { Checkbox } from '../ui/controls.tsx';
import { Chooser } from '../ui/select.tsx';
import { type Chosen, momentOf, momentOptions, type Now, optionsOf, type Sources } from './choice.ts';
import { FilePicker } from './file-picker.tsx';

interface PickerProps {
  readonly label: string;
  readonly sources: Sources;
  readonly versions: readonly Version[];
  readonly now: Now;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

/** Which amendments a text is made with. */
function SomeAmendments({ label, sources, chosen, onChange }: Omit<PickerProps, 'now' | 'versions'>) {
  const change = (id: string, isIn: boolean) => {
    const wanted = sources.amendments.map((each) => each.id);
    const ids = wanted.filter((each) => (each === id ? isIn : chosen.ids.includes(each)));
    onChange({ ...chosen, ids });
  };
  return (
    <fieldset className="some-amendments">
      <legend className="hidden-words">Amendments of {label.toLowerCase()}</legend>
      {sources.amendments.map(({ id, title }) => (
        <Checkbox key={id} isSelected={chosen.ids.includes(id)} onChange={(isIn) => change(id, isIn)}>
          {id} <span className="soft">{title}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** One of the two texts to compare. */
export function SourcePicker({ label, sources, versions, now, chosen, onChange }: PickerProps) {
  return (
    <div className="picker">
      <Chooser
        label={label}
        options={optionsOf(sources, versions)}
        value={chosen.which}
        onChange={(which) => {
          const ids = which === 'some' && chosen.ids.length === 0 ? now.shown : chosen.ids;
          onChange({ ...chosen, which, ids });
        }}
      />
      {chosen.which === 'moment' && (
        <Chooser
          label={`Moment of ${label.toLowerCase()}`}
          hideLabel
          options={momentOptions(sources, momentOf(chosen, now))}
          value={String(momentOf(chosen, now))}
          onChange={(at) => onChange({ ...chosen, at: Number(at) })}
        />
      )}
      {chosen.which === 'file' && (
        <FilePicker
          label={`File of ${label.toLowerCase()}: legislation.gov.uk’s XML, or Akoma Ntoso`}
          file={chosen.file}
          onChange={(file) => onChange({ ...chosen, file })}
        />
      )}
      {chosen.which === 'some' && (
        <SomeAmendments label={label} sources={sources} chosen={chosen} onChange={onChange} />
      )}
    </div>
  );
}
