import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { indexTree } from '../../../core/act/tree.ts';
import { takeBack } from '../../../core/amend/commands/take-back.ts';
import { nameOfEdit } from '../../../core/amend/edits/edit-key.ts';
import { editsOfChange } from '../../../core/amend/redline/change-at.ts';
import { count } from '../../../core/base/english.ts';
import { refusalMessage } from '../../../core/base/result.ts';
import { markRefusal, notInReviewRefusal } from '../../../core/review/rules.ts';
import { acting } from '../../state/host/acts.ts';
import { call } from '../../state/host/call.ts';
import { useHostState, useWrite } from '../../state/host/queries.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useBench, useReviewNow } from '../../state/review/review.tsx';
import { afterPaint } from '../../ui/after-paint.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { isSheetOpen } from '../../ui/dialog.tsx';
import { valueOrThrow } from '../../ui/refused.ts';
import { useStructure } from '../commands/use-structure.ts';
import { acceptedIn } from '../comments/accepted-in.ts';
import { DecideSheet } from '../comments/decide.tsx';
import { type ChangeHere, changeAt, changeOf } from './change-here.ts';
import { type ChangeAct, changeAct } from './change-keys.ts';

/** The actions on one change in the text. */
export interface ChangeActions {
  /** The change with the focus, or at the caret; null where there is none. */
  readonly focusedChange: () => ChangeHere | null;
  readonly act: (act: ChangeAct, change: ChangeHere) => void;
  /** The dialog to agree an amendment once its last change was accepted. */
  readonly sheet: ReactNode;
}

const changesOn = (page: HTMLElement): readonly HTMLElement[] => [
  ...page.querySelectorAll<HTMLElement>('.change'),
];

/** Accepts and rejects single changes: the one with the focus, or at the caret. */
export function useChangeActions(page: RefObject<HTMLElement | null>): ChangeActions {
  const now = useReviewNow();
  const me = useHostState().data?.person.name ?? '';
  const { bench } = useBench();
  const { editor, session, runKey, comeBack, offer, dropOffer } = useStructure();
  const { announce, fault, explain } = useAnnounce();
  const { mutateAsync: mark } = useWrite('reviewed.mark');
  const [agreeing, setAgreeing] = useState<string | null>(null);
  const from = useRef<HTMLElement | null>(null);
  const latest = useRef({ me, room: bench.room });
  latest.current = { me, room: bench.room };

  const actions = useMemo(() => {
    const focusedChange = (): ChangeHere | null => {
      // Reading the session first puts the letters typed last into the draft.
      session();
      const focused = document.activeElement;
      if (focused?.matches('.change') && page.current?.contains(focused)) return changeOf(now(), focused);
      const caret = editor.current?.span()?.focus;
      return caret ? changeAt(now(), caret) : null;
    };

    const reject = (change: ChangeHere) => {
      const [first] = change.words;
      const at = page.current ? changesOn(page.current).indexOf(document.activeElement as HTMLElement) : -1;
      // The caret is used only where no change on the page has the focus.
      const caret = at < 0 ? (editor.current?.span() ?? null) : null;
      // A provision that the change inserted is removed with it, so the caret can’t stay there.
      const stays = first && indexTree(now().instrument.root).byPid.has(first.pid);
      const focus =
        caret && stays && first.field !== 'mark'
          ? { pid: first.pid, field: first.field, offset: change.live.from }
          : null;
      // The bar and the menu name the amendment, so the person has agreed to change it.
      runKey((drafting) => takeBack(drafting, change, focus), caret, undefined, true);
      if (caret) return;
      // The focused change is gone. The next one gets the focus, as if it had been stepped to.
      requestAnimationFrame(() => {
        const next = page.current && (changesOn(page.current)[at] ?? changesOn(page.current).at(-1));
        if (at >= 0 && next) next.focus();
        else comeBack();
      });
    };

    /** How many of an amendment’s changes this person has accepted, out of how many. */
    const acceptedOf = async (am: string) => {
      const all = valueOrThrow(await call('reviewed.list', {}));
      const own = acceptedIn(all, am).filter(({ by }) => by === latest.current.me);
      const edits = now().amendments.find(({ id }) => id === am)?.edits ?? [];
      return {
        own,
        names: new Set(own.flatMap(({ change }) => change ?? [])),
        of: new Set(edits.map(nameOfEdit)).size,
      };
    };

    const accept = async (change: ChangeHere) => {
      const { am } = change;
      from.current = document.activeElement as HTMLElement | null;
      // What was typed must be saved first, because it is part of what is accepted.
      await mustBeSaved(now().saver, 'Nothing was accepted');
      const { amendments, instrument } = now();
      const amendment = amendments.find(({ id }) => id === am);
      const edits = editsOfChange(instrument.root, amendments, change);
      if (!amendment || edits.length === 0) return explain('There is no change to accept here.');
      const names = [...new Set(edits.map(nameOfEdit))].sort();
      const barred = markRefusal(amendment, names, true);
      if (barred) return explain(refusalMessage(barred));
      const { of, own } = await acceptedOf(am);
      const isDecidable = notInReviewRefusal(amendment) === null;
      if (isDecidable && names.length === of) return setAgreeing(am);
      const isTakenBack = own.some((one) => names.every((name) => one.change?.includes(name)));
      await mark({ amendment: am, change: names, reviewed: !isTakenBack });
      if (isTakenBack) return announce('This change is no longer accepted.');
      const acceptedCount = (await acceptedOf(am)).names.size;
      const key = `agree ${am}`;
      dropOffer(key);
      if (acceptedCount < of)
        return announce(
          `Accepted: ${acceptedCount} of ${count(of, 'change')} of ${am}. To agree all of it, agree ${am}.`,
        );
      if (!isDecidable)
        return announce(`Accepted: all of ${am}. It can be agreed once it is in legal review.`);
      announce(`Accepted: all ${count(of, 'change')} of ${am}.`);
      offer({
        key,
        message: `You have accepted every change of ${am}`,
        action: `Agree ${am}…`,
        take: () => {
          dropOffer(key);
          setAgreeing(am);
        },
      });
    };

    const act = (action: ChangeAct, change: ChangeHere) =>
      action === 'reject' ? reject(change) : void acting(accept(change)).catch(fault);
    return { focusedChange, act };
  }, [now, page, editor, session, runKey, comeBack, offer, dropOffer, announce, fault, mark, explain]);

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const action = changeAct(event);
      if (!action || latest.current.room !== 'act' || isSheetOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      editor.current?.caretNow();
      const change = actions.focusedChange();
      if (change) actions.act(action, change);
      else explain('There is no change here. F7 goes to the next.');
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
  }, [actions, editor, explain]);

  return {
    ...actions,
    sheet: (
      <DecideSheet
        id={agreeing ?? ''}
        decision={agreeing === null ? null : 'agree'}
        onClose={() => {
          setAgreeing(null);
          // The focus goes back to the change, so that F7 continues from there.
          afterPaint(() => from.current?.isConnected && from.current.focus());
        }}
      />
    ),
  };
}
