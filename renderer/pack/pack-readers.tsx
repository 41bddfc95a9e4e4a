import { Radio, RadioGroup } from 'react-aria-components';
import { WORD_PROFILES, type WordProfile } from '../../core/pack/word-profiles.ts';

const WORDS: Readonly<Record<WordProfile, string>> = {
  outward: 'For others: no names of those at work on it, and none of their comments',
  lawyer: 'For a lawyer: everything, with names, and with comments in the Word file',
  clean:
    'For others, with the Word and Akoma Ntoso files of the Act as amended, and nothing in them to accept',
};

/** As they are offered: what is published first. */
const OFFERED: readonly WordProfile[] = ['outward', 'lawyer', 'clean'];

/** Whom a pack is for. */
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
      aria-label="Whom the pack is for"
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
