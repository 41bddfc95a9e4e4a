import { useRef, useState } from 'react';
import type { PlacedExcerpt } from '../../../core/coding/calls.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { Excerpt } from '../../../core/evidence/records.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import type { Stretch } from './cut-blocks.ts';
import { noteUsed } from './recent-themes.ts';
import { inTurn, useCodingWrite } from './use-coding.ts';

type Coding = Partial<Pick<Excerpt, 'themes' | 'stance' | 'remark'>>;

/** The passage being coded: a new selection, or an existing excerpt. */
export interface Passage extends Stretch {
  readonly excerpt: PlacedExcerpt | null;
}

/**
 * Codes the passages of a text one after another. The first coding of a selection creates an excerpt, and later ones
 * change it. Writes run in order, so that fast typing creates one excerpt and not two. `onDone` is called when the
 * coded passage and its controls disappear.
 */
export function useCoder(of: Ref, text: string, onDone: () => void) {
  const [passage, setPassage] = useState<Passage | null>(null);
  const passageRef = useRef<Passage | null>(null);
  const { mutateAsync: add } = useCodingWrite('coding.addExcerpt');
  const { mutateAsync: change } = useCodingWrite('coding.changeExcerpt');
  const { mutateAsync: addTheme } = useCodingWrite('coding.addTheme');
  const { mutateAsync: remove } = useCodingWrite('coding.removeExcerpt');
  const { mutateAsync: redact } = useCodingWrite('redaction.add');
  const { mutateAsync: place } = useCodingWrite('coding.placeExcerpt');
  const { announcePolitely, announce, fault } = useAnnounce();

  const choose = (now: Passage | null) => {
    passageRef.current = now;
    setPassage(now);
  };
  const next = (task: () => Promise<void>) => inTurn(task, fault);
  const finish = (on: Passage) => {
    if (passageRef.current !== on) return;
    choose(null);
    onDone();
  };
  const words = ({ from, to }: Stretch) => ({ from, to, quote: text.slice(from, to) });

  async function save(on: Passage, coding: Coding): Promise<PlacedExcerpt> {
    const { excerpt } = on;
    const saved = excerpt
      ? await change({ id: excerpt.id, ...coding })
      : await add({ of, ...words(on), ...coding });
    if (passageRef.current === on) choose({ from: on.from, to: on.to, excerpt: saved });
    return saved;
  }
  /** Codes the passage in its state when the write's turn comes. */
  const code = (coding: (now: PlacedExcerpt | null) => Coding, message: string) =>
    next(async () => {
      const on = passageRef.current;
      if (!on) return;
      await save(on, coding(on.excerpt));
      announcePolitely(message);
    });
  const toggled = (now: PlacedExcerpt | null, id: string): Coding => {
    const themes = now?.themes ?? [];
    return { themes: themes.includes(id) ? themes.filter((other) => other !== id) : [...themes, id] };
  };

  return {
    passage,
    choose,
    /** Adds a theme to the passage, or removes it. */
    theme: (id: string, name: string) => {
      noteUsed(id);
      const has = passageRef.current?.excerpt?.themes.includes(id) ?? false;
      code((now) => toggled(now, id), has ? `Removed from theme ${name}.` : `Added to theme ${name}.`);
    },
    newTheme: (name: string) =>
      next(async () => {
        const on = passageRef.current;
        if (!on) return;
        const { id } = await addTheme({ name });
        noteUsed(id);
        await save(on, { themes: [...(on.excerpt?.themes ?? []), id] });
        announcePolitely(`Added to the new theme ${name}.`);
      }),
    stance: (stance: Excerpt['stance'], message: string) => code(() => ({ stance }), message),
    remark: (remark: string) => code(() => ({ remark }), 'The remark is saved.'),
    /** Creates an excerpt if there is none yet, for actions that need one. */
    keep: () => code(() => ({}), 'An excerpt is created.'),
    redact: (because: string) =>
      next(async () => {
        const on = passageRef.current;
        if (!on) return;
        await redact({ of, ...words(on), because });
        announce('Redacted: these words are left out of everything you export.');
        finish(on);
      }),
    remove: () =>
      next(async () => {
        const on = passageRef.current;
        if (!on?.excerpt) return;
        await remove({ id: on.excerpt.id });
        announcePolitely('The excerpt is removed.');
        finish(on);
      }),
    /** Places a detached excerpt on the selected words. */
    place: (id: string) =>
      next(async () => {
        const on = passageRef.current;
        if (!on || on.excerpt) return;
        const placedExcerpt = await place({ id, ...words(on) });
        announce('The excerpt is placed.');
        if (passageRef.current === on) choose({ from: on.from, to: on.to, excerpt: placedExcerpt });
        onDone();
      }),
  };
}

export type Coder = ReturnType<typeof useCoder>;
