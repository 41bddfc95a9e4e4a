import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { Command, DraftingSession } from '../../../core/amend/commands/command.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import type { Span } from '../../state/review/undo.ts';
import { useMayRevise, useStart } from '../../state/review/use-amendments.ts';
import { useScope } from '../../state/window/scope.ts';
import { useBarred } from '../../ui/allowed.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import type { EditorHandle } from '../editor/section-editor.tsx';
import type { CaretPlace } from '../page/place.ts';
import { createAttempt, withFullStop } from './create-attempt.ts';
import { draftAccessOf } from './draft-access.ts';
import { commandOf } from './registry.ts';
import { type CommandInput, type StructuralCommand, spotAt } from './structural-command.ts';
import { textFocusOf } from './text-focus.ts';
import { useConsent } from './use-consent.tsx';
import {
  type MenuPlace,
  type Offer,
  type PendingCommand,
  type Structure,
  StructureContext,
} from './use-structure.ts';

/** Provides the structural commands. Each is a tracked change and one step of undo, and is announced afterwards. */
export function StructureProvider({ children }: { readonly children: ReactNode }) {
  const reviewNow = useReviewNow();
  const startAmendment = useStart();
  const { announce, fault, explain } = useAnnounce();
  const tools = useScope();
  const scope = useRef(tools);
  const whyNot = useBarred('amendment.revise');
  const barred = useRef(whyNot);
  useLayoutEffect(() => {
    scope.current = tools;
    barred.current = whyNot;
  }, [tools, whyNot]);
  const editor = useRef<EditorHandle>(null);
  const landing = useRef<CaretPlace | null>(null);
  const last = useRef<Pid | null>(null);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const [asking, setAsking] = useState<PendingCommand | null>(null);
  const [offers, setOffers] = useState<readonly Offer[]>([]);

  const latestComeBack = useRef(() => {});
  const { asksFirst, onAsk, question } = useConsent({
    insert: (words) => editor.current?.insert(words),
    comeBack: () => latestComeBack.current(),
  });
  const mayRevise = useMayRevise();

  const structure = useMemo(() => {
    const latest = {
      get current() {
        return reviewNow();
      },
    };
    const now = draftAccessOf(latest);
    const { caret, ...where } = textFocusOf(editor, last, now);
    const round = {
      ...now,
      caret,
      comeBack: where.comeBack,
      latest,
      editor,
      landing,
      scope,
      barred,
      startAmendment,
      rights: {
        mayRevise,
        asksFirst,
        outOfScope: (edits: readonly (readonly Edit[])[]) => scope.current.refusal(edits),
      },
      onAsk,
      setOffers,
      announce,
      explain,
      fault,
    };
    const attempt = createAttempt(round);
    const { session } = now;

    const run = (command: StructuralCommand, pid: Pid, answer: CommandInput) =>
      void attempt((drafting) => command.run(drafting, pid, answer), caret());

    return {
      editor,
      landing,
      ...where,
      session,
      run,
      start: (id: string, pid: Pid) => {
        const command = commandOf(id);
        if (barred.current !== null) return explain(barred.current);
        if (command.inputKind === 'nothing') return run(command, pid, {});
        const spot = spotAt(session(), pid);
        const refused = spot && command.refusal?.(spot);
        if (refused && !refused.ok)
          return explain(`${withFullStop(refused.error.message)} Nothing was changed.`);
        setAsking({ command, pid });
      },
      runKey: (
        give: (session: DraftingSession) => Command,
        before: Span | null,
        instead?: (reason: string) => void,
        isNamed?: boolean,
      ) => void attempt(give, before, instead, isNamed),
      setMenu,
      setAsking,
      offer: (one: Offer) => setOffers((list) => [...list.filter(({ key }) => key !== one.key), one]),
      dropOffer: (key: string | null) =>
        setOffers((list) => (key === null ? [] : list.filter((offer) => offer.key !== key))),
    };
  }, [reviewNow, startAmendment, announce, explain, fault, mayRevise, asksFirst, onAsk]);

  const structureNow = useMemo<Structure>(
    () => ({ ...structure, asksFirst, onAsk, menu, asking, offers }),
    [structure, asksFirst, onAsk, menu, asking, offers],
  );
  latestComeBack.current = structure.comeBack;
  return (
    <StructureContext value={structureNow}>
      {children}
      {question}
    </StructureContext>
  );
}
