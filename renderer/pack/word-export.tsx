import { useMutation } from '@tanstack/react-query';
import { FileType2 } from 'lucide-react';
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { WORD_PROFILES, type WordProfile } from '../../core/pack/word-profiles.ts';
import { call } from '../state/call.ts';
import { mustBeSaved } from '../state/must-be-saved.ts';
import { useReviewNow } from '../state/review.tsx';
import { WrittenFiles } from '../state/written-files.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/controls.tsx';
import { settled } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';
import { ImportWordFile } from './word-import/import-word-file.tsx';

interface Props {
  /** Null for all that are not withdrawn. */
  readonly amendments: readonly string[] | null;
  readonly withoutEdits: readonly string[];
}

const PROFILE_WORDS: Readonly<Record<WordProfile, string>> = {
  lawyer: 'For a lawyer: tracked changes under their authors’ names, and every comment',
  outward: 'For others: tracked changes signed by role, without comments and names',
  clean: 'Clean: the Act as amended, without tracked changes',
};

/** The Act with its amendments as one Word file, for whom it is meant. */
export function WordExport({ amendments, withoutEdits }: Props) {
  const now = useReviewNow();
  const { say } = useAnnounce();
  const [profile, setProfile] = useState<WordProfile>('lawyer');
  const make = useMutation({
    mutationFn: async () => {
      await mustBeSaved(now().saver, 'Nothing was written');
      return settled(
        await call('word.export', {
          profile,
          ...(amendments ? { amendments: [...amendments] } : {}),
          ...(withoutEdits.length > 0 ? { withoutEdits: [...withoutEdits] } : {}),
        }),
      );
    },
    onSuccess: () => say('The Word file is saved.'),
  });
  return (
    <section className="schedule-export" aria-labelledby="pack-word">
      <h3 id="pack-word" tabIndex={-1}>
        Word file
      </h3>
      <RadioGroup
        className="which"
        aria-label="Who the Word file is for"
        value={profile}
        onChange={(value) => setProfile(WORD_PROFILES.find((one) => one === value) ?? 'lawyer')}
      >
        {WORD_PROFILES.map((one) => (
          <Radio key={one} value={one} className="radio">
            {PROFILE_WORDS[one]}
          </Radio>
        ))}
      </RadioGroup>
      <div className="actions">
        <Button onPress={() => make.isPending || make.mutate()}>
          <FileType2 aria-hidden="true" /> Save as Word
        </Button>
      </div>
      {make.error && <Trouble thrown={make.error} onRetry={() => make.mutate()} />}
      {make.data && <WrittenFiles what="the Word file" folder={make.data.folder} zip={make.data.zip} />}
      <ImportWordFile />
    </section>
  );
}
