import { FileText } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Version } from '../../core/review/versions.ts';
import { Button, Checkbox } from '../ui/controls.tsx';
import { base64Of, MOST_BYTES } from '../ui/file-bytes.ts';
import { FilePick } from '../ui/file-pick.tsx';
import { Chooser } from '../ui/select.tsx';
import {
  type Chosen,
  type CompareFile,
  momentOf,
  momentOptions,
  type Now,
  optionsOf,
  type Sources,
} from './source-choice.ts';

interface Props {
  /** The accessible label of the file input. */
  readonly label: string;
  readonly file: CompareFile | null;
  readonly onChange: (file: CompareFile) => void;
}

let chosenSoFar = 0;

/** Chooses an Act's file for the comparison. The file is read but not saved. */
function FilePicker({ label, file, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const choose = async (chosen: File) => {
    const isTooLarge = chosen.size > MOST_BYTES;
    setTrouble(
      isTooLarge ? `${chosen.name} is larger than 40 MB. Use the command line to compare it.` : null,
    );
    if (isTooLarge) return;
    chosenSoFar += 1;
    const nth = chosenSoFar;
    try {
      onChange({ name: chosen.name, base64: await base64Of(chosen), nth });
    } catch {
      setTrouble(`${chosen.name} could not be read. Choose it again.`);
    }
  };
  return (
    <div>
      <Button onPress={() => input.current?.click()}>
        <FileText aria-hidden="true" /> {file ? file.name : 'Choose the file…'}
      </Button>
      <FilePick
        ref={input}
        label={label}
        accept=".xml,.akn,application/xml,text/xml"
        onChoose={(chosen) => void choose(chosen)}
      />
      {trouble !== null && <p role="alert">{trouble}</p>}
    </div>
  );
}

interface PickerProps {
  readonly label: string;
  readonly sources: Sources;
  readonly versions: readonly Version[];
  readonly now: Now;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

/** Chooses the amendments that are applied to the text. */
function SomeAmendments({ label, sources, chosen, onChange }: Omit<PickerProps, 'now' | 'versions'>) {
  const change = (id: string, isIn: boolean) => {
    const allIds = sources.amendments.map((each) => each.id);
    const ids = allIds.filter((each) => (each === id ? isIn : chosen.ids.includes(each)));
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

/** Chooses one of the two texts to compare. */
export function SourcePicker({ label, sources, versions, now, chosen, onChange }: PickerProps) {
  return (
    <div className="picker">
      <Chooser
        label={label}
        options={optionsOf(sources, versions)}
        value={chosen.source}
        onChange={(source) => {
          const ids = source === 'some' && chosen.ids.length === 0 ? now.shownIds : chosen.ids;
          onChange({ ...chosen, source, ids });
        }}
      />
      {chosen.source === 'moment' && (
        <Chooser
          label={`Moment of ${label.toLowerCase()}`}
          hideLabel
          options={momentOptions(sources, momentOf(chosen, now))}
          value={String(momentOf(chosen, now))}
          onChange={(at) => onChange({ ...chosen, at: Number(at) })}
        />
      )}
      {chosen.source === 'file' && (
        <FilePicker
          label={`File of ${label.toLowerCase()}: legislation.gov.uk’s XML, or Akoma Ntoso`}
          file={chosen.file}
          onChange={(file) => onChange({ ...chosen, file })}
        />
      )}
      {chosen.source === 'some' && (
        <SomeAmendments label={label} sources={sources} chosen={chosen} onChange={onChange} />
      )}
    </div>
  );
}
