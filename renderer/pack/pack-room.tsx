import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FilePen, Package } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { isLive } from '../../core/amend/edits/states.ts';
import { count } from '../../core/base/english.ts';
import type { WordProfile } from '../../core/pack/word-profiles.ts';
import { write } from '../state/host/answers.ts';
import { useHost, useHostState } from '../state/host/queries.ts';
import { WhereFilesAre } from '../state/host/written-files.tsx';
import { mustBeSaved } from '../state/review/must-be-saved.ts';
import { useReview } from '../state/review/review.tsx';
import { useKeptChoices } from '../state/window/kept-choices.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { Button, Checkbox } from '../ui/controls.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useFindingPlace } from './builder/finding-place.ts';
import { PaperBuilder } from './builder/paper-builder.tsx';
import { contentsOf } from './contents.ts';
import { OtherFiles } from './other-files.tsx';
import { packChoices } from './pack-choices.ts';
import { PackMaking } from './pack-making.tsx';
import { PackReaders } from './pack-readers.tsx';
import { ProposedAmendments, useProposed } from './proposed-amendments.tsx';
import { PublishChecklist } from './publish-checklist.tsx';
import { NONE_CHOSEN } from './which-amendments.tsx';
import { WaitingList } from './word-import/waiting-list.tsx';
import './pack-room.css';
import { ExportedPack } from './exported-pack.tsx';
import { IncompleteAmendments, PackContents } from './pack-contents.tsx';

/** The amendments proposed, until the paper's choice has loaded. */
const NOTHING = { amendments: [], withoutEdits: [] };

/** The Pack room: edits the paper, shows what the pack will include, and exports it. */
export function PackRoom() {
  const { review, instrument, evidence, draft, saver } = useReview();
  const client = useQueryClient();
  const state = useHostState();
  const chooseFolder = useHost('host.chooseFolder');
  const { announce } = useAnnounce();
  const [{ document }, choose] = useKeptChoices(packChoices, review.id);
  const proposed = useProposed(document);
  const { amendments: amendmentIds, withoutEdits: without } = proposed ?? NOTHING;
  const { asked: askedPlace, go } = useFindingPlace();
  const [profile, setProfile] = useState<WordProfile>('outward');
  const [isArchival, setArchival] = useState(false);
  const [folder, setFolder] = useState<string | null>(null);
  const out = useRef<HTMLHeadingElement>(null);
  const contents = useMemo(
    () => contentsOf(instrument, evidence, draft.amendments, amendmentIds),
    [instrument, evidence, draft.amendments, amendmentIds],
  );
  const choice = { document, amendments: amendmentIds, withoutEdits: without };
  const make = useMutation({
    mutationFn: async (isDraft: boolean) => {
      await mustBeSaved(saver, 'Nothing was exported');
      return write(client, 'pack.export', {
        document,
        profile,
        amendments: [...amendmentIds],
        ...(without.length > 0 && { withoutEdits: [...without] }),
        ...(isArchival && { isArchival }),
        ...(isDraft && { isDraft }),
        ...(folder === null ? {} : { to: folder }),
      });
    },
    onSuccess: ({ files, manifest }) =>
      announce(`The ${manifest.draft ? 'draft' : 'pack'} is saved: ${count(files.length, 'file')}.`),
  });
  return (
    <div className="room">
      <div className="room-body pack-room">
        <header className="room-head">
          <h2>Consultation pack</h2>
          <RadioGroup
            className="which"
            aria-label="Which document"
            value={document}
            onChange={(kind) => choose({ document: kind === 'response' ? 'response' : 'consultation' })}
          >
            <Radio value="consultation" className="radio">
              The consultation paper
            </Radio>
            <Radio value="response" className="radio">
              The response to the consultation
            </Radio>
          </RadioGroup>
          <Button
            look="primary"
            onPress={() => {
              out.current?.scrollIntoView({ block: 'start' });
              out.current?.focus({ preventScroll: true });
            }}
          >
            <Package aria-hidden="true" /> Export…
          </Button>
        </header>
        {proposed && <ProposedAmendments document={document} proposes={proposed.proposes} />}
        {proposed && contents.chosen.length === 0 && draft.amendments.some(isLive) && (
          <p className="help" role="note">
            {NONE_CHOSEN[typeof proposed.proposes === 'string' ? proposed.proposes : 'shown']}, so the paper
            proposes no change.
          </p>
        )}
        {without.length > 0 && (
          <p className="help" role="note">
            {count(without.length, 'change')} left out of the text {without.length === 1 ? 'is' : 'are'} left
            out of the pack, too{profile === 'lawyer' ? '; it says which' : ''}.
          </p>
        )}
        {proposed && <PaperBuilder choice={choice} askedPlace={askedPlace} />}
      </div>
      <div className="room-body pack-room">
        <h3 id="pack-export" className="pack-part" ref={out} tabIndex={-1}>
          Export
        </h3>
        <PackReaders value={profile} onChange={setProfile} />
        <Checkbox isSelected={isArchival} onChange={setArchival}>
          Make the PDFs for an archive (PDF/A)
        </Checkbox>
        <PackContents contents={contents} profile={profile} />
        <IncompleteAmendments contents={contents} />
        {profile !== 'lawyer' && proposed && (
          <PublishChecklist choice={choice} onGo={go} onSigned={make.reset} />
        )}
        <div className="actions">
          <Button call="pack.export" look="primary" onPress={() => make.isPending || make.mutate(false)}>
            <Package aria-hidden="true" /> Export the pack
          </Button>
          <Button call="pack.export" onPress={() => make.isPending || make.mutate(true)}>
            <FilePen aria-hidden="true" /> Export a draft
          </Button>
          {state.data?.host === 'electron' && (
            <Button
              onPress={() =>
                chooseFolder.mutate({}, { onSuccess: (chosen) => chosen.folder && setFolder(chosen.folder) })
              }
            >
              Choose the folder…
            </Button>
          )}
          <span className="help">
            <WhereFilesAre orElse="You download it as one zip file.">
              {folder === null ? 'In a new folder beside the review.' : `Into ${folder}.`}
            </WhereFilesAre>
          </span>
        </div>
        <p className="help">Every page of a draft says that it is a draft. A draft needs no sign-off.</p>
        {make.isPending && <PackMaking />}
        {make.isError && <Trouble thrown={make.error} onRetry={() => make.mutate(make.variables)} />}
        {make.data?.manifest.document?.kind === document && <ExportedPack exported={make.data} />}
        <OtherFiles />
        <WaitingList />
      </div>
    </div>
  );
}
