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
import { settled } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { unmet } from '../../ui/unmet.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { ProposedList } from './proposed-list.tsx';
import { canChoose, previewWords } from './proposed-words.ts';
import './wording.css';

/** Milliseconds without typing before the text is read (debounce). */
const REST_MS = 400;
/** The dialog that reads typed or pasted amending text, previews its effect, and creates an amendment from it. */
export function ApplyText({ close }: { readonly close: () => void }) {
  const { draft, instrument, saver, dispatch } = useReview();
  const client = useQueryClient();
  const { announce } = useAnnounce();
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [without, setWithout] = useState<readonly string[]>([]);
  const [itemCount, setItemCount] = useState(0);
  const sought = useSettled(text, REST_MS);
  const shownAmendments = draft.shownAmendments.filter(({ id }) => !without.includes(id));
  const amendments = shownAmendments.map(({ id }) => id);
  const only = Array.from({ length: itemCount }, (_, at) => at).filter((at) => !left.has(at));
  const request = { text: sought, amendments, ...(left.size > 0 ? { only } : {}) };
  const preview = useQuery({
    queryKey: ['wording.read', request, shownAmendments.map(({ revision }) => revision)],
    queryFn: async () => {
      await mustBeSaved(saver, 'Nothing was applied');
      const read = settled(await call('wording.read', request));
      setItemCount(read.items.length);
      return read;
    },
    enabled: sought.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const apply = useMutation({
    mutationFn: async () => {
      await mustBeSaved(saver, 'Nothing was applied');
      return write(client, 'wording.apply', { ...request, title, reason });
    },
    onSuccess: ({ amendment, items }) => {
      const applied = items.filter(({ status }) => status === 'applied').length;
      const not = items.length - applied;
      if (without.length > 0) dispatch({ do: 'instead', id: amendment.id, of: without });
      dispatch({ do: 'activate', id: amendment.id });
      const byPid = indexTree(instrument.root).byPid;
      const place = amendment.edits.flatMap(pidsOf).find((pid) => byPid.has(pid));
      if (place !== undefined) dispatch({ do: 'go', pid: place });
      announce(
        `${amendment.id} is created: ${count(applied, 'item')} applied${not > 0 ? `, ${not} not` : ''}.`,
      );
      close();
    },
  });
  const items = sought.trim() === '' || preview.error ? [] : (preview.data?.items ?? []);
  const applied = items.filter(({ status }) => status === 'applied').length;
  const isStale = text !== sought || preview.isFetching;
  const type = (typed: string) => {
    setText(typed);
    setLeft(new Set());
    apply.reset();
  };
  const choose = (at: number, chosen: boolean) => {
    const next = new Set(left);
    chosen ? next.delete(at) : next.add(at);
    setLeft(next);
  };
  return (
    <form
      className="apply-text"
      onSubmit={(event) => {
        event.preventDefault();
        if (applied > 0 && !isStale && !apply.isPending) apply.mutate();
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
        {sought.trim() !== '' && !preview.error && preview.data && (
          <p>
            {previewWords(items)}
            {without.length > 0 && ` Compared with the text without ${without.join(', ')}.`}
          </p>
        )}
      </div>
      {without.length > 0 && (
        <div className="actions">
          <Button onPress={() => setWithout([])}>Compare with the text as shown</Button>
        </div>
      )}
      {preview.error && sought.trim() !== '' && <Trouble thrown={preview.error} />}
      {items.length > 0 && (
        <ProposedList
          items={items}
          left={left}
          onChoose={choose}
          onWithout={(ids) => setWithout([...without, ...ids])}
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
            [applied > 0, 'Choose an item to apply.'],
          )}
        >
          <FilePlus2 aria-hidden="true" /> {applied > 0 ? `Apply ${count(applied, 'item')}` : 'Apply'}
        </Button>
        <Button onPress={close}>Cancel</Button>
        <span className="help">Creates one new amendment.</span>
      </div>
    </form>
  );
}
