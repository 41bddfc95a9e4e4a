import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { count } from '../../core/base/english.ts';
import { linkWords } from '../../core/evidence/describe.ts';
import { type LinkWithStatus, splitRef } from '../../core/evidence/link.ts';
import { useWrite } from '../state/host/queries.ts';
import { useBench, useReviewOf } from '../state/review/review.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { endpointName } from './endpoint-name.ts';
import { isSuspect, sameLinks } from './link-state.ts';
import { SuspectChip } from './suspect-mark.tsx';
import { useConfirmLink } from './use-confirm-link.ts';
import { WhatChanged } from './what-changed.tsx';
import './links.css';

function Suspect({ link, close }: { readonly link: LinkWithStatus; readonly close: () => void }) {
  const { dispatch } = useBench();
  const from = useReviewOf((review) => endpointName(review, link.from));
  const to = useReviewOf((review) => endpointName(review, link.to));
  const remove = useWrite('link.remove');
  const { announce, fault } = useAnnounce();
  const { confirm, isPending } = useConfirmLink();
  const { kind, id } = splitRef(link.from);
  const isGone = link.suspect.some(({ because }) => because === 'gone');
  const goThere = () => {
    close();
    if (kind === 'provision') return dispatch({ do: 'go', pid: id });
    dispatch({ do: 'select', id });
    dispatch({ do: 'spot', room: 'amendments', id: `amendment-${id}` });
  };
  return (
    <>
      <p>
        <strong>{from}</strong> {linkWords(link.type)} <strong>{to}</strong>
      </p>
      <SuspectChip link={link} />
      <WhatChanged id={link.id} />
      <div className="actions">
        {!isGone && (
          <Button call="link.look" look="primary" isBusy={isPending} onPress={() => confirm(link)}>
            Confirm link
          </Button>
        )}
        <Button
          call="link.remove"
          isBusy={remove.isPending}
          onPress={() =>
            remove.mutate(
              { id: link.id },
              { onSuccess: () => announce('The link is removed.'), onError: fault },
            )
          }
        >
          Remove the link
        </Button>
        <Button onPress={goThere}>Go to {kind === 'amendment' ? id : from}</Button>
      </div>
    </>
  );
}

function Steps({ close }: { readonly close: () => void }) {
  const suspects = useReviewOf(({ links }) => links.filter(isSuspect), sameLinks);
  const [at, setAt] = useState(0);
  const place = Math.min(at, suspects.length - 1);
  const link = suspects[place];
  const region = useRef<HTMLElement>(null);
  // When the next link replaces the checked one, the focus moves to its start.
  const id = link?.id;
  useEffect(() => {
    if (id !== undefined || region.current) region.current?.focus();
  }, [id]);
  if (!link)
    return (
      <section ref={region} tabIndex={-1} className="suspect-sheet" aria-label="No links need checking">
        <p>Neither end of any link has changed since the link was made or last confirmed.</p>
        <div className="actions">
          <Button look="primary" onPress={close}>
            Close
          </Button>
        </div>
      </section>
    );
  const step = (by: number) => setAt((place + by + suspects.length) % suspects.length);
  const where = `${place + 1} of ${count(suspects.length, 'link that needs checking', 'links that need checking')}`;
  return (
    <section ref={region} tabIndex={-1} className="suspect-sheet" aria-label={where}>
      <div className="actions">
        <span className="help">{where}</span>
        <span className="steps">
          <Button
            whyNot={suspects.length < 2 ? 'This is the only link to check.' : null}
            onPress={() => step(-1)}
          >
            <ArrowLeft aria-hidden="true" /> Previous
          </Button>
          <Button
            whyNot={suspects.length < 2 ? 'This is the only link to check.' : null}
            onPress={() => step(1)}
          >
            Next <ArrowRight aria-hidden="true" />
          </Button>
        </span>
      </div>
      <Suspect key={link.id} link={link} close={close} />
    </section>
  );
}

/** The number of links that need checking, with a dialog that goes through them. Renders nothing if there are none. */
export function SuspectCount() {
  const suspects = useReviewOf(({ links }) => links.filter(isSuspect).length);
  const [open, setOpen] = useState(false);
  return (
    <>
      {suspects > 0 && (
        <Button look="link" onPress={() => setOpen(true)}>
          <span className="suspect-count">
            {count(suspects, 'link that needs checking', 'links that need checking')}
          </span>
        </Button>
      )}
      <Sheet title="Links that need checking" isOpen={open} onOpenChange={setOpen}>
        {(close) => <Steps close={close} />}
      </Sheet>
    </>
  );
}
