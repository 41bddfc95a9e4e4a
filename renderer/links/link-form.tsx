import { Search } from 'lucide-react';
import { useState } from 'react';
import { Input, Label, ListBox, ListBoxItem, SearchField, type Selection, Text } from 'react-aria-components';
import { count } from '../../core/base/english.ts';
import { linkWords } from '../../core/evidence/describe.ts';
import { LINK_TYPES, type LinkType, type Ref, splitRef } from '../../core/evidence/link.ts';
import { useWrite } from '../state/host/queries.ts';
import { useReviewNow, useReviewOf } from '../state/review/review.tsx';
import type { LinkRequest } from '../state/window/linking.ts';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import { Chooser } from '../ui/select.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { unmet } from '../ui/unmet.ts';
import { endpointName } from './endpoint-name.ts';
import { LIKELY, likelyType, TARGET_KIND_WORDS, TARGET_KINDS, type TargetKind } from './targets.ts';
import { useTarget, useTargets } from './use-targets.ts';

/** The kind of a ref that can be linked to; null for other kinds. */
const kindOf = (ref: Ref | undefined): TargetKind | null =>
  TARGET_KINDS.find((kind) => ref !== undefined && kind === splitRef(ref).kind) ?? null;

interface TargetListProps {
  readonly kind: TargetKind;
  readonly typed: string;
  readonly chosen: Ref | null;
  readonly onChoose: (ref: Ref | null) => void;
}

function TargetList({ kind, typed, chosen, onChoose }: TargetListProps) {
  const targets = useTargets(kind, typed);
  return (
    <>
      <p className="help" role="status">
        {count(targets.length, 'match', 'matches')}
      </p>
      <ListBox
        aria-label={TARGET_KIND_WORDS[kind]}
        className="targets"
        items={targets.map((target) => ({ id: target.ref, target }))}
        selectionMode="single"
        selectionBehavior="replace"
        // Arrow keys select as they move, so a click on the selected item must not clear the selection.
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys: Selection) =>
          onChoose(keys === 'all' ? null : (([...keys][0] as Ref | undefined) ?? null))
        }
        renderEmptyState={() => (
          <p className="help">
            <Search aria-hidden="true" />{' '}
            {typed.trim() === '' ? 'This review does not have any yet.' : 'No results. Try fewer words.'}
          </p>
        )}
      >
        {({ id, target }) => (
          <ListBoxItem id={id} textValue={`${target.name}: ${target.about}`.slice(0, 300)}>
            <Text slot="label">{target.name}</Text>
            <Text slot="description">{target.about.slice(0, 2000)}</Text>
          </ListBoxItem>
        )}
      </ListBox>
    </>
  );
}

/** A target that was given in advance, for example by dropping a card. */
function FixedTarget({ to }: { readonly to: Ref }) {
  const { name, about } = useTarget(to);
  return (
    <div className="known-target">
      <strong>{name}</strong>
      <p>{about.slice(0, 2000)}</p>
    </div>
  );
}

/** The form that links an amendment or provision to a target. */
export function LinkForm({ request, close }: { readonly request: LinkRequest; readonly close: () => void }) {
  const { from, to } = request;
  const links = useReviewOf((review) => review.links);
  const name = useReviewOf((review) => endpointName(review, from));
  const add = useWrite('link.add');
  const now = useReviewNow();
  const { announce } = useAnnounce();
  const fixedKind = kindOf(to);
  const [type, setType] = useState<LinkType>(fixedKind === null ? 'implements' : likelyType(fixedKind));
  const [picked, setPicked] = useState<TargetKind | null>(fixedKind);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Ref | null>(to ?? null);
  const kind = picked ?? LIKELY[type];
  const short = splitRef(from).kind === 'amendment' ? splitRef(from).id : name;
  const isLinked = links.some((link) => link.from === from && link.to === chosen && link.type === type);

  const pickType = (next: LinkType) => {
    if (picked === null && LIKELY[next] !== kind) setChosen(null);
    setType(next);
  };
  const save = () => {
    if (!chosen || isLinked) return;
    add.mutate(
      { type, from, to: chosen },
      {
        onSuccess: () => {
          announce(`${name} ${linkWords(type)} ${endpointName(now(), chosen)}.`);
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
          label={`How ${short} is linked`}
          value={type}
          options={LINK_TYPES.map((each) => ({ id: each, words: linkWords(each) }))}
          onChange={(chosenType) => pickType(chosenType as LinkType)}
        />
        {to === undefined && (
          <Chooser
            label="Link to"
            value={kind}
            options={TARGET_KINDS.map((id) => ({ id, words: TARGET_KIND_WORDS[id] }))}
            onChange={(id) => {
              setPicked(id as TargetKind);
              setChosen(null);
            }}
          />
        )}
      </div>
      {to !== undefined ? (
        <FixedTarget to={to} />
      ) : (
        <>
          <SearchField className="field" value={typed} onChange={setTyped}>
            <Label>Search {TARGET_KIND_WORDS[kind].toLowerCase()}</Label>
            <Input className="input" placeholder="Number or words" autoFocus />
          </SearchField>
          <TargetList key={kind} kind={kind} typed={typed} chosen={chosen} onChoose={setChosen} />
        </>
      )}
      {add.isError && <Trouble thrown={add.error} />}
      {isLinked && <p className="fault">This link already exists.</p>}
      <div className="actions">
        <Button
          call="link.add"
          type="submit"
          look="primary"
          whyNot={unmet(
            [Boolean(chosen), 'Choose what to link to.'],
            [!isLinked, 'This link already exists.'],
          )}
          isBusy={add.isPending}
        >
          Add the link
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </form>
  );
}
