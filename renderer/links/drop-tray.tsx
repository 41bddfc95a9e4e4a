import { useRef } from 'react';
import { useDrop } from 'react-aria-components';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { isLive, STATE_WORDS } from '../../core/amend/edits/states.ts';
import { refSchema } from '../../core/evidence/link.ts';
import { titleOf } from '../state/review/amendment-words.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { useLinking } from '../state/window/linking.ts';
import { REF_TYPE, useDragged } from './dragging.ts';
import './links.css';

type CardAmendment = Pick<Amendment, 'id' | 'title' | 'state'>;

function DropCard({ amendment }: { readonly amendment: CardAmendment }) {
  const { id, state } = amendment;
  const ref = useRef<HTMLButtonElement>(null);
  const link = useLinking();
  const { dropProps, isDropTarget } = useDrop({
    ref,
    getDropOperation: (types) => (types.has(REF_TYPE) ? 'link' : 'cancel'),
    onDrop: async ({ items }) => {
      const droppedRef = items.find((one) => one.kind === 'text' && one.types.has(REF_TYPE));
      if (droppedRef?.kind !== 'text') return;
      const to = refSchema.safeParse(await droppedRef.getText(REF_TYPE));
      if (to.success) link({ from: `amendment:${id}`, to: to.data });
    },
  });
  return (
    <button
      {...dropProps}
      ref={ref}
      type="button"
      className="drop-card"
      data-drop-target={isDropTarget || undefined}
    >
      <strong>{id}</strong> {titleOf(amendment)} <span className="soft">{STATE_WORDS[state]}</span>
    </button>
  );
}

/** The amendments on which a dragged item can be dropped. Shown only during a drag. */
export function DropTray() {
  const dragged = useDragged();
  const amendments = useReviewOf((review) => review.amendments);
  if (dragged === null) return null;
  const live = amendments.filter(isLive);
  return (
    <section className="drop-tray" aria-label="Amendments to link to">
      <p className="help">
        {live.length === 0
          ? 'There are no amendments yet. Draft one in the Act first.'
          : 'Drop this on an amendment to link them.'}
      </p>
      <div className="drop-cards">
        {live.map((amendment) => (
          <DropCard key={amendment.id} amendment={amendment} />
        ))}
      </div>
    </section>
  );
}
