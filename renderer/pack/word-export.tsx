import { useMutation } from '@tanstack/react-query';
import { FileType2 } from 'lucide-react';
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { WORD_PROFILES, type WordProfile } from '../../core/pack/word-profiles.ts';
import { call } from '../state/host/call.ts';
import { WrittenFiles } from '../state/host/written-files.tsx';
import { mustBeSaved } from '../state/review/must-be-saved.ts';
import { useReviewNow } from '../state/review/review.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import { valueOrThrow } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';
import { LeftOutAmendments } from './left-out.tsx';
import { type AmendmentRange, useWanted, WhichAmendments } from './which-amendments.tsx';

interface Props {
  /** The audience selected at first. */
  readonly first: WordProfile;
}

const PROFILE_WORDS: Readonly<Record<WordProfile, string>> = {
  lawyer: 'For a lawyer: tracked changes under their authors’ names, and every comment',
  outward: 'For others: tracked changes signed by the number of the amendment, without comments and names',
  clean: 'Clean: the Act as amended, without tracked changes',
};

/** Exports the Act with its amendments as a Word file for a chosen audience. */
export function WordExport({ first }: Props) {
  const now = useReviewNow();
  const { announce } = useAnnounce();
  const [profile, setProfile] = useState(first);
  const [range, setRange] = useState<AmendmentRange>('all');
  const { wanted: ids, without } = useWanted(range);
  const make = useMutation({
    mutationFn: async () => {
      await mustBeSaved(now().saver, 'Nothing was written');
      return valueOrThrow(
        await call('word.export', {
          profile,
          ...(range === 'all' ? {} : { amendments: ids }),
          ...(without.length > 0 ? { withoutEdits: [...without] } : {}),
        }),
      );
    },
    onSuccess: () => announce('The Word file is saved.'),
  });
  return (
    <div className="export-sheet">
      <RadioGroup
        className="which"
        aria-label="Who the Word file is for"
        value={profile}
        onChange={(chosen) => setProfile(WORD_PROFILES.find((one) => one === chosen) ?? 'lawyer')}
      >
        {WORD_PROFILES.map((one) => (
          <Radio key={one} value={one} className="radio">
            {PROFILE_WORDS[one]}
          </Radio>
        ))}
      </RadioGroup>
      <WhichAmendments range={range} onWhich={setRange} offered={['all', 'shown']} />
      <div className="actions">
        <Button call="word.export" look="primary" onPress={() => make.isPending || make.mutate()}>
          <FileType2 aria-hidden="true" /> Save as Word
        </Button>
      </div>
      {make.error && <Trouble thrown={make.error} onRetry={() => make.mutate()} />}
      <LeftOutAmendments leftOut={make.data?.leftOut} />
      {make.data && <WrittenFiles name="the Word file" folder={make.data.folder} zip={make.data.zip} />}
    </div>
  );
}
