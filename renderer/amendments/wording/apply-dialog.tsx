import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { indexTree } from '../../../core/act/tree.ts';
import { pidsOf } from '../../../core/amend/edits/edit.ts';
import { MAX_INPUT_CHARACTERS } from '../../../core/amend/instructions/read/limits.ts';
import { count } from '../../../core/base/english.ts';
import { write } from '../../state/host/answers.ts';
import { call } from '../../state/host/call.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReview } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { unmet } from '../../ui/unmet.ts';
import { useDebounced } from '../../ui/use-settled.ts';
import { ProposedList } from './proposed-list.tsx';
import { canChoose, previewWords } from './proposed-words.ts';
import './wording.css';

/** Milliseconds without typing before the text is read (debounce). */
const READ_DELAY_MS = 400;
/** The dialog that reads typed or pasted amending text, previews its effect, and creates an amendment from it. */
export function ApplyText({ close }: { readonly close: () => void }) {
  const { draft, instrument, saver, dispatch } = useReview();
  const client = useQueryClient();
  const { announce } = useAnnounce();
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState('');
  const [excludedItems, setExcludedItems] = useState<ReadonlySet<number>>(new Set());
  const [hiddenAmendmentIds, setHiddenAmendmentIds] = useState<readonly string[]>([]);
  const [itemCount, setItemCount] = useState(0);
  const debouncedText = useDebounced(text, READ_DELAY_MS);
  const shownAmendments = draft.shownAmendments.filter(({ id }) => !hiddenAmendmentIds.includes(id));
  const amendments = shownAmendments.map(({ id }) => id);
  const chosenItems = Array.from({ length: itemCount }, (_, at) => at).filter((at) => !excludedItems.has(at));
  const request = {
    text: debouncedText,
    amendments,
    ...(excludedItems.size > 0 ? { only: chosenItems } : {}),
  };
  const preview = useQuery({
    queryKey: ['wording.read', request, shownAmendments.map(({ revision }) => revision)],
    queryFn: async () => {
      await mustBeSaved(saver, 'Nothing was applied');
      const read = valueOrThrow(await call('wording.read', request));
      setItemCount(read.items.length);
      return read;
    },
    enabled: debouncedText.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const apply = useMutation({
    mutationFn: async () => {
      await mustBeSaved(saver, 'Nothing was applied');
      return write(client, 'wording.apply', { ...request, title, reason });
    },
    onSuccess: ({ amendment, items }) => {
      const appliedCount = items.filter(({ status }) => status === 'applied').length;
      const refusedCount = items.length - appliedCount;
      if (hiddenAmendmentIds.length > 0)
        dispatch({ do: 'instead', id: amendment.id, of: hiddenAmendmentIds });
      dispatch({ do: 'activate', id: amendment.id });
      const byPid = indexTree(instrument.root).byPid;
      const place = amendment.edits.flatMap(pidsOf).find((pid) => byPid.has(pid));
      if (place !== undefined) dispatch({ do: 'go', pid: place });
      announce(
        `${amendment.id} is created: ${count(appliedCount, 'item')} applied${refusedCount > 0 ? `, ${refusedCount} not` : ''}.`,
      );
      close();
    },
  });
  const items = debouncedText.trim() === '' || preview.error ? [] : (preview.data?.items ?? []);
  const appliedCount = items.filter(({ status }) => status === 'applied').length;
  const isStale = text !== debouncedText || preview.isFetching;
  const type = (typed: string) => {
    setText(typed);
    setExcludedItems(new Set());
    apply.reset();
  };
  const choose = (at: number, chosen: boolean) => {
    const next = new Set(excludedItems);
    chosen ? next.delete(at) : next.add(at);
    setExcludedItems(next);
  };
  return (
    <form
      className="apply-text"
      onSubmit={(event) => {
        event.preventDefault();
        if (appliedCount > 0 && !isStale && !apply.isPending) apply.mutate();
      }}
    >
      <Field
        label="Amending text"
        value={text}
        onChange={type}
        lines={4}
        autoFocus
        maxLength={MAX_INPUT_CHARACTERS}
        placeholder="In section 2A(3), after paragraph (g) insert— “(h) …”"
        help="Type the text, or paste it from a Bill or a letter. Nothing changes until you apply."
      />
      <div role="status">
        {debouncedText.trim() !== '' && !preview.error && preview.data && (
          <p>
            {previewWords(items)}
            {hiddenAmendmentIds.length > 0 &&
              ` Compared with the text without ${hiddenAmendmentIds.join(', ')}.`}
          </p>
        )}
      </div>
      {hiddenAmendmentIds.length > 0 && (
        <div className="actions">
          <Button onPress={() => setHiddenAmendmentIds([])}>Compare with the text as shown</Button>
        </div>
      )}
      {preview.error && debouncedText.trim() !== '' && <Trouble thrown={preview.error} />}
      {items.length > 0 && (
        <ProposedList
          items={items}
          leftOutIndices={excludedItems}
          onChoose={choose}
          onLeaveOut={(ids) => setHiddenAmendmentIds([...hiddenAmendmentIds, ...ids])}
        />
      )}
      {items.some(canChoose) && (
        <div className="pair">
          <Field
            label="Title"
            value={title}
            onChange={setTitle}
            maxLength={500}
            placeholder="Describe the change in a few words"
          />
          <Field
            label="Reason"
            value={reason}
            onChange={setReason}
            maxLength={20_000}
            lines={1}
            placeholder="Why it is needed"
          />
        </div>
      )}
      {apply.error && <Trouble thrown={apply.error} />}
      <div className="actions">
        <Button
          call="wording.apply"
          look="primary"
          type="submit"
          whyNot={unmet(
            [!isStale, 'The text is still being read.'],
            [appliedCount > 0, 'Choose an item to apply.'],
          )}
        >
          <FilePlus2 aria-hidden="true" />{' '}
          {appliedCount > 0 ? `Apply ${count(appliedCount, 'item')}` : 'Apply'}
        </Button>
        <Button onPress={close}>Cancel</Button>
        <span className="help">Creates one new amendment.</span>
      </div>
    </form>
  );
}
