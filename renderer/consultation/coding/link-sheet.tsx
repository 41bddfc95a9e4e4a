import { useState } from 'react';
import { isLive } from '../../../core/amend/edits/states.ts';
import { linkWords } from '../../../core/evidence/describe.ts';
import type { LinkType, Ref } from '../../../core/evidence/link.ts';
import type { Stance } from '../../../core/evidence/records.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useReviewOf } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Chooser } from '../../ui/select.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { unmet } from '../../ui/unmet.ts';

/** The types of link between an amendment and evidence. */
const TYPES = ['evidence-for', 'evidence-against', 'considered-in'] as const satisfies readonly LinkType[];

interface LinkSheetProps {
  /** The theme or excerpt to link to. */
  readonly to: Ref;
  readonly name: string;
  /** The stance of the excerpt, which decides the suggested type of link. */
  readonly stance?: Stance | null;
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function LinkForm({
  to,
  name,
  stance,
  close,
}: Omit<LinkSheetProps, 'isOpen' | 'onOpenChange'> & { close: () => void }) {
  const amendments = useReviewOf((review) => review.amendments);
  const links = useReviewOf((review) => review.links);
  const active = useReviewOf((review) => review.bench.active);
  const add = useWrite('link.add');
  const { announce } = useAnnounce();
  const live = amendments.filter(isLive);
  const [type, setType] = useState<LinkType>(stance === 'opposes' ? 'evidence-against' : 'evidence-for');
  const [chosen, setChosen] = useState(() => live.find(({ id }) => id === active)?.id ?? live[0]?.id ?? null);
  const isLinked = links.some(
    (link) => link.from === `amendment:${chosen}` && link.to === to && link.type === type,
  );
  if (live.length === 0)
    return <p>There are no amendments yet. Draft one in the Act, then come back to this passage.</p>;
  const whyNot = unmet(
    [chosen !== null, 'Choose what to link to.'],
    [!isLinked, 'This link already exists.'],
  );
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === null || whyNot !== null) return;
        add.mutate(
          { type, from: `amendment:${chosen}`, to },
          {
            onSuccess: () => {
              announce(`${chosen} ${linkWords(type)} ${name}.`);
              close();
            },
          },
        );
      }}
    >
      <Chooser
        label="Amendment"
        value={chosen}
        options={live.map(({ id, title }) => ({ id, words: `${id} ${title}` }))}
        onChange={setChosen}
      />
      <Chooser
        label="It"
        value={type}
        options={TYPES.map((id) => ({ id, words: linkWords(id) }))}
        onChange={(id) => setType(TYPES.find((each) => each === id) ?? 'considered-in')}
      />
      <p className="help">{name}</p>
      {add.isError && <Trouble thrown={add.error} />}
      {isLinked && <p className="fault">This link already exists.</p>}
      <div className="actions">
        <Button call="link.add" type="submit" look="primary" whyNot={whyNot} isBusy={add.isPending}>
          Add the link
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </form>
  );
}

/** The dialog that links an amendment to a theme or excerpt. */
export function LinkSheet({ isOpen, onOpenChange, ...props }: LinkSheetProps) {
  return (
    <Sheet title="Link to an amendment" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => <LinkForm {...props} close={close} />}
    </Sheet>
  );
}
