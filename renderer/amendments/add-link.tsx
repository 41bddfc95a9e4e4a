import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Input, Label, ListBox, ListBoxItem, SearchField, type Selection, Text } from 'react-aria-components';
import { linkWords } from '../../core/evidence/describe.ts';
import { LINK_TYPES, type LinkType } from '../../core/evidence/link.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { Button } from '../shared/controls.tsx';
import { Sheet } from '../shared/dialog.tsx';
import { Chooser } from '../shared/select.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { count } from '../shared/words.ts';
import { useWrite } from '../state/queries.ts';
import { useReviewOf } from '../state/review.tsx';
import { matching, TARGETS, type TargetKind, targetsOf } from './targets.ts';

const KIND_WORDS: Readonly<Record<TargetKind, string>> = {
  recommendation: 'Recommendations',
  commitment: 'Commitments',
  note: 'Consultation notes',
};

function LinkForm({ id, close }: { readonly id: string; readonly close: () => void }) {
  const evidence = useReviewOf((review) => review.evidence);
  const links = useReviewOf((review) => review.links);
  const add = useWrite('link.add');
  const { say } = useAnnounce();
  const [type, setType] = useState<LinkType>('implements');
  const [kind, setKind] = useState<TargetKind>('recommendation');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const kinds = TARGETS[type];
  const from = `amendment:${id}` as const;
  const targets = useMemo(() => targetsOf(evidence, kind), [evidence, kind]);
  const found = useMemo(() => matching(targets, typed), [targets, typed]);
  const target = targets.find(({ ref }) => ref === chosen);
  const held = links.some((link) => link.from === from && link.to === chosen && link.type === type);

  const pickType = (next: LinkType) => {
    setType(next);
    const [first = 'recommendation'] = TARGETS[next];
    if (!TARGETS[next].includes(kind)) {
      setKind(first);
      setChosen(null);
    }
  };
  const save = () => {
    if (!target || held) return;
    add.mutate(
      { type, from, to: target.ref },
      {
        onSuccess: () => {
          say(`${id} ${linkWords(type)} ${target.name}.`);
          close();
        },
      },
    );
  };

  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="pair">
        <Chooser
          label={`${id} …`}
          value={type}
          options={LINK_TYPES.map((known) => ({ id: known, words: linkWords(known) }))}
          onChange={(chosenType) => pickType(chosenType as LinkType)}
        />
        <Chooser
          label="what"
          value={kind}
          options={kinds.map((id) => ({ id, words: KIND_WORDS[id] }))}
          onChange={(id) => {
            setKind(id as TargetKind);
            setChosen(null);
          }}
        />
      </div>
      <SearchField className="field" value={typed} onChange={setTyped}>
        <Label>Search {KIND_WORDS[kind].toLowerCase()}</Label>
        <Input className="input" placeholder="Number or words" />
      </SearchField>
      <p className="help" role="status">
        {count(found.length, 'match', 'matches')}
      </p>
      <ListBox
        aria-label={KIND_WORDS[kind]}
        className="targets"
        items={found.map((held) => ({ id: held.ref, held }))}
        selectionMode="single"
        selectionBehavior="replace"
        // The keyboard chooses what it reaches: a click on it must not undo that.
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys: Selection) =>
          setChosen(keys === 'all' ? null : String([...keys][0] ?? '') || null)
        }
        renderEmptyState={() => (
          <p className="help">
            <Search aria-hidden="true" /> Nothing matches. Use fewer words.
          </p>
        )}
      >
        {({ id, held }) => (
          <ListBoxItem id={id} textValue={`${held.name}: ${held.about}`.slice(0, 300)}>
            <Text slot="label">{held.name}</Text>
            <Text slot="description">{held.about}</Text>
          </ListBoxItem>
        )}
      </ListBox>
      {add.isError && <Trouble thrown={add.error} />}
      {held && <p className="fault">This link is there already.</p>}
      <div className="actions">
        <Button type="submit" look="primary" isDisabled={!target || held || add.isPending}>
          Add the link
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </form>
  );
}

/** Ties an amendment to a recommendation, a commitment or a note. */
export function AddLink({
  id,
  isOpen,
  onOpenChange,
}: {
  readonly id: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  return (
    <Sheet title={`Link ${id}`} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <LinkForm id={id} close={close} />}
    </Sheet>
  );
}
