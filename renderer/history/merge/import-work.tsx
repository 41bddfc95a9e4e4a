import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileInput } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { count } from '../../../core/base/english.ts';
import type { Brought, OpenConflict } from '../../../core/merge/calls.ts';
import { write } from '../../state/host/answers.ts';
import { call, host } from '../../state/host/call.ts';
import { takePackage } from '../../state/review/brought-package.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { base64Of, isOfReview, MOST_BYTES } from '../../ui/file-bytes.ts';
import { FilePick } from '../../ui/file-pick.tsx';
import { Refused, valueOrThrow } from '../../ui/refused.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { unmet } from '../../ui/unmet.ts';
import { BroughtLists } from './brought-lists.tsx';
import { Claims } from './claims.tsx';
import { ConflictChoice } from './conflict-choice.tsx';

interface Looked {
  readonly name: string;
  readonly base64: string;
  readonly head: string;
  readonly brought: Brought;
}

export const keyOf = ({ thing: subject, part }: Pick<OpenConflict, 'thing' | 'part'>): string =>
  `${subject}\n${part}`;

/** The choices in the form that the calls take. */
export const choicesOf = (conflicts: readonly OpenConflict[], chosen: ReadonlyMap<string, string>) =>
  conflicts.flatMap(({ thing: subject, part }) => {
    const event = chosen.get(keyOf({ thing: subject, part }));
    return event === undefined ? [] : [{ thing: subject, part, event }];
  });

/** Returns the choices with one added, or removed for null. */
export function withChoice(
  chosen: ReadonlyMap<string, string>,
  key: string,
  event: string | null,
): ReadonlyMap<string, string> {
  const next = new Map(chosen);
  if (event === null) next.delete(key);
  else next.set(key, event);
  return next;
}

/** Reads the work in a package, or in a copy of the review. @throws Refused */
async function workOf(file: File): Promise<string> {
  const base64 = await base64Of(file);
  return isOfReview(base64) ? valueOrThrow(await host('host.workIn', { base64 })).base64 : base64;
}

/** Imports a colleague's package: preview, decide conflicts, then import everything or nothing. */
export function ImportWork({ close }: { readonly close: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const now = useReviewNow();
  const { announce } = useAnnounce();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const look = useMutation({
    mutationFn: async (file: File): Promise<Looked> => {
      if (file.size > MOST_BYTES)
        throw new Refused({
          kind: 'invalid',
          message: `${file.name} is larger than 40 MB. Use the command line to import it.`,
        });
      await mustBeSaved(now().saver, 'Nothing was imported');
      const workFile = { name: file.name, base64: await workOf(file) };
      const { ledgerHead } = valueOrThrow(await call('review.get', {}));
      return {
        ...workFile,
        head: ledgerHead.hash,
        brought: valueOrThrow(await call('package.look', workFile)),
      };
    },
    onSuccess: ({ brought }) => {
      setChosen(new Map());
      setConfirmed(new Set());
      announce(
        brought.isNothing
          ? 'There is nothing new in this package.'
          : `${count(brought.eventCount, 'change')} will be imported. ${brought.conflicts.length === 0 ? 'Nothing to decide.' : `You need to decide ${count(brought.conflicts.length, 'conflict')}.`}`,
      );
    },
  });
  const take = useMutation({
    mutationFn: async ({ name, base64, head, brought }: Looked) => {
      await mustBeSaved(now().saver, 'Nothing was imported');
      const choices = choicesOf(brought.conflicts, chosen);
      // Amendments may be renumbered, so nothing on screen and no undo step stays valid.
      const { eventCount, conflicts } = await write(client, 'package.merge', {
        name,
        base64,
        choices,
        confirmed: [...confirmed],
        expectedHead: head,
      });
      const left = conflicts.length - choices.length;
      const open = left > 0 ? ` ${count(left, 'thing')} left to choose in the History room.` : '';
      announce(`${count(eventCount, 'entry', 'entries')} imported.${open}`);
      // The pressed button disappears with the reload, so the text takes the focus.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.text-scroller, .room')?.focus());
    },
  });
  const { mutate: lookAt } = look;
  useEffect(() => {
    const brought = takePackage();
    if (brought) lookAt(brought);
  }, [lookAt]);
  const looked = look.data;
  return (
    <div className="passing">
      <p className="soft">
        A package contains a colleague’s work on their copy of this review. You can also choose the copy
        itself (.keeling). You see everything it will change before you import.
      </p>
      <div className="actions">
        <Button
          call="package.merge"
          onPress={() => input.current?.click()}
          isBusy={look.isPending || take.isPending}
        >
          <FileInput aria-hidden="true" /> {looked ? looked.name : 'Choose the package…'}
        </Button>
        {look.isPending && <span role="status">Reading…</span>}
      </div>
      <FilePick
        ref={input}
        label="The package"
        accept=".keeling-package,.keeling"
        onChoose={(file) => look.mutate(file)}
      />
      {look.isError && <Trouble thrown={look.error} />}
      {looked?.brought.isNothing && <p>Your copy already has everything in this package.</p>}
      {looked && !looked.brought.isNothing && !look.isError && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className="passing-preview" aria-label="What it will change" tabIndex={0}>
          {looked.brought.conflicts.length > 0 && (
            <section>
              <h3>To choose</h3>
              {looked.brought.conflicts.map((conflict) => (
                <ConflictChoice
                  key={keyOf(conflict)}
                  conflict={conflict}
                  chosen={chosen.get(keyOf(conflict)) ?? null}
                  onChoose={(event) => setChosen(withChoice(chosen, keyOf(conflict), event))}
                />
              ))}
            </section>
          )}
          <Claims claims={looked.brought.claims} confirmed={confirmed} onConfirm={setConfirmed} />
          <BroughtLists brought={looked.brought} />
        </section>
      )}
      {take.isError && <Trouble thrown={take.error} />}
      <div className="actions">
        <Button
          call="package.merge"
          look="primary"
          whyNot={unmet(
            [!look.isError, 'This file can’t be read.'],
            [looked != null, 'Choose a file first.'],
            [looked?.brought.isNothing !== true, 'There is nothing new in the file.'],
          )}
          isBusy={take.isPending}
          onPress={() => looked && take.mutate(looked)}
        >
          {take.isPending ? 'Importing…' : 'Import'}
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </div>
  );
}
