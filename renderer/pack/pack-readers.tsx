import { Radio, RadioGroup } from 'react-aria-components';
import { WORD_PROFILES, type WordProfile } from '../../core/pack/word-profiles.ts';

const WORDS: Readonly<Record<WordProfile, string>> = {
  outward: 'To publish: only what the public should read',
  lawyer: 'For a lawyer: everything, with names, and comments in the Word file',
  clean: 'To publish, clean: the Word and Akoma Ntoso files show the Act as amended, without tracked changes',
};

/** The order of the choices, with publication first. */
const OFFERED: readonly WordProfile[] = ['outward', 'lawyer', 'clean'];

/** The choice of the audience of a pack. */
export function PackReaders({
  value,
  onChange,
}: {
  readonly value: WordProfile;
  readonly onChange: (profile: WordProfile) => void;
}) {
  return (
    <RadioGroup
      className="which"
      aria-label="Who the pack is for"
      value={value}
      onChange={(chosen) => onChange(WORD_PROFILES.find((one) => one === chosen) ?? 'outward')}
    >
      {OFFERED.map((one) => (
        <Radio key={one} value={one} className="radio">
          {WORDS[one]}
        </Radio>
      ))}
    </RadioGroup>
  );
}
