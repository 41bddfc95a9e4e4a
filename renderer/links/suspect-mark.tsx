import { Unlink } from 'lucide-react';
import { useState } from 'react';
import type { LinkWithStatus } from '../../core/evidence/link.ts';
import { Button } from '../ui/controls.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { suspectWords } from './endpoint-name.ts';
import { useConfirmLink } from './use-confirm-link.ts';
import { WhatChanged } from './what-changed.tsx';
import './links.css';

/** Says that a link needs checking, and why. Renders nothing for other links. */
export function SuspectChip({ link }: { readonly link: LinkWithStatus }) {
  if (link.suspect.length === 0) return null;
  return (
    <span className="chip suspect">
      <Unlink aria-hidden="true" /> needs checking: {suspectWords(link)}
    </span>
  );
}

/**
 * The state of a link: if it needs checking, what changed and a button to confirm; if confirmed, a button to undo
 * that.
 */
export function SuspectMark({ link, name }: { readonly link: LinkWithStatus; readonly name: string }) {
  const [open, setOpen] = useState(false);
  const { confirm, withdraw, isPending } = useConfirmLink();
  if (link.suspect.length === 0)
    return (
      link.looked && (
        <p className="looked">
          Confirmed by {link.looked.by}, {dayAndTime(link.looked.at)}.{' '}
          <Button
            call="link.unlook"
            look="link-command"
            aria-label={`Undo the confirmation of the link: ${name}`}
            isBusy={isPending}
            onPress={() => withdraw(link)}
          >
            Undo
          </Button>
        </p>
      )
    );
  const isGone = link.suspect.some(({ because }) => because === 'gone');
  return (
    <div className="suspect-mark">
      <SuspectChip link={link} />
      <div className="actions">
        <Button
          look="link-command"
          aria-expanded={open}
          aria-label={`${open ? 'Hide' : 'Show'} what changed: ${name}`}
          onPress={() => setOpen(!open)}
        >
          {open ? 'Hide what changed' : 'Show what changed'}
        </Button>
        {!isGone && (
          <Button
            call="link.look"
            look="link-command"
            aria-label={`Confirm the link: ${name}`}
            isBusy={isPending}
            onPress={() => confirm(link)}
          >
            Confirm link
          </Button>
        )}
      </div>
      {open && <WhatChanged id={link.id} />}
    </div>
  );
}
