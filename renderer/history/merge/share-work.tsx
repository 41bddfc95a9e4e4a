import { useMutation } from '@tanstack/react-query';
import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { count } from '../../../core/base/english.ts';
import { call } from '../../state/host/call.ts';
import { WrittenFiles } from '../../state/host/written-files.tsx';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReview, useReviewNow } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';

/** Writes the work of this review to a package for a colleague who has a copy of it. */
export function ShareWork({ close }: { readonly close: () => void }) {
  const { review } = useReview();
  const now = useReviewNow();
  const { announce } = useAnnounce();
  const [range, setRange] = useState<'all' | 'since'>('all');
  const [since, setSince] = useState('');
  const firstSeq = range === 'all' ? 0 : Number(since);
  const isUsable = range === 'all' || (/^\d{1,9}$/.test(since.trim()) && firstSeq < review.ledgerHead.seq);
  const make = useMutation({
    mutationFn: async () => {
      await mustBeSaved(now().saver, 'Nothing was written');
      return valueOrThrow(await call('package.make', { since: firstSeq }));
    },
    onSuccess: ({ entries }) => announce(`The package is saved: ${count(entries, 'entry', 'entries')}.`),
  });
  return (
    <div className="passing">
      <p className="soft">
        The package contains history entries: drafts, comments, notes and who said what. Share it only with
        colleagues who are allowed to see all of this review. To publish, export a pack.
      </p>
      <RadioGroup
        className="choosing"
        value={range}
        onChange={(chosen) => setRange(chosen === 'since' ? 'since' : 'all')}
      >
        <Label>What to share</Label>
        <Radio value="all" className="conflict-reading">
          <span className="dot" aria-hidden="true" />
          <span className="reading-body">
            Everything ({count(review.ledgerHead.seq, 'entry', 'entries')}): works with any colleague’s copy
          </span>
        </Radio>
        <Radio value="since" className="conflict-reading">
          <span className="dot" aria-hidden="true" />
          <span className="reading-body">Only work after a history entry that their copy has</span>
        </Radio>
      </RadioGroup>
      {range === 'since' && (
        <Field
          label="Number of the entry"
          inputMode="numeric"
          value={since}
          onChange={setSince}
          help={`The number in the history, less than ${review.ledgerHead.seq}.`}
        />
      )}
      {make.error && <Trouble thrown={make.error} />}
      {make.data && <WrittenFiles name="the package" folder={make.data.folder} zip={make.data.zip} />}
      <div className="actions">
        <Button
          call="package.make"
          look="primary"
          whyNot={isUsable ? null : `Enter the number of a change, below ${review.ledgerHead.seq}.`}
          isBusy={make.isPending}
          onPress={() => make.mutate()}
        >
          <FileOutput aria-hidden="true" /> {make.isPending ? 'Writing…' : 'Write the package'}
        </Button>
        <Button onPress={close}>Close</Button>
      </div>
    </div>
  );
}
