import { FileText } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../ui/controls.tsx';
import { base64Of, MOST_BYTES } from '../ui/file-bytes.ts';
import { FilePick } from '../ui/file-pick.tsx';
import type { ChosenFile } from './choice.ts';

interface Props {
  /** Whose file it is, as in `File of before`. */
  readonly label: string;
  readonly file: ChosenFile | null;
  readonly onChange: (file: ChosenFile) => void;
}

let chosenSoFar = 0;

/** An Act's file to compare with; it is read, and not kept. */
export function FilePicker({ label, file, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const choose = async (chosen: File) => {
    const isTooLarge = chosen.size > MOST_BYTES;
    setTrouble(isTooLarge ? `${chosen.name} is larger than 40 MB. Compare it from the command line.` : null);
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
    <div className="file-picker">
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
