import type { ContextType, ReactNode } from 'react';
import { StrictMode, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Instrument } from '../../../core/act/instrument.ts';
import { indexTree, type Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edit.ts';
import { linesOf } from '../../../core/amend/lines.ts';
import { type Drafted, redline } from '../../../core/amend/redline.ts';
import { UndoStack } from '../../../renderer/state/undo.ts';
import { type Drawing, LineView } from '../../../renderer/text/act/line-view.tsx';
import { Checker } from '../../../renderer/text/checks/checker.ts';
import { ChecksContext } from '../../../renderer/text/checks/checks.tsx';
import type { SectionController } from '../../../renderer/text/editor/controller.ts';
import { type EditorHandle, SectionEditor } from '../../../renderer/text/editor/section-editor.tsx';
import '../../../renderer/theme/fonts.ts';
import '../../../renderer/theme/tokens.css';
import '../../../renderer/theme/base.css';
import '../../../renderer/text/act/act-text.css';
import { lookAt, problems, wordsIn } from './look.ts';

/** A stand-in for the workbench: holds what is reported, as the store would, and can act as another person. */
interface Held {
  readonly root: Provision;
  readonly pid: string;
  readonly selection: readonly Drafted[];
  readonly active: string | null;
  readonly mounted: boolean;
}

const errors: string[] = [];
const settled = new Set<string>();
const reports: { readonly changed: readonly string[]; readonly touched: readonly string[] }[] = [];
let started = 0;
let starting: (() => Promise<string | null>) | null = null;
let set: (change: (held: Held) => Held) => void = () => {};
let held: Held;
let controller: SectionController | null = null;
let handle: EditorHandle | null = null;
let undoStack = new UndoStack();
/** Stands still: what a slow machine takes over two keys is no pause of the person’s. */
let clock = 0;
/** Whether the editor says that something is typed which it has not reported. */
let typing = false;

window.addEventListener('error', (event) => errors.push(event.message));
window.addEventListener('securitypolicyviolation', (event) => errors.push(`CSP: ${event.violatedDirective}`));

const take = (one: SectionController) => {
  controller = one;
};

function Harness({ first }: { readonly first: Held }) {
  const [now, setNow] = useState(first);
  set = setNow;
  held = now;
  const section =
    indexTree(now.root).byPid.get(now.pid) ??
    now.selection
      .flatMap(({ edits }) => edits)
      .flatMap((edit) =>
        edit.type === 'insert' && edit.provision.pid === now.pid ? [edit.provision] : [],
      )[0];
  if (!section || !now.mounted) return <p>Closed</p>;
  const editor = (
    <SectionEditor
      key={now.pid}
      ref={(next) => {
        handle = next;
      }}
      root={now.root}
      section={section}
      selection={now.selection}
      active={now.active}
      label={`Section ${section.num}, editing ${now.active ?? 'nothing yet'}`}
      undoStack={undoStack}
      nameOf={(id) => `${id} (Ann Other)`}
      mayRevise={(id) => !settled.has(id)}
      onController={take}
      now={() => clock}
      onNeedAmendment={async () => {
        const id = starting ? await starting() : `A-1${String(++started).padStart(2, '0')}`;
        // As the store does: it comes in without edits before what was typed for it is reported.
        if (id !== null)
          setNow((old) => ({ ...old, active: id, selection: merged(old.selection, new Map([[id, []]])) }));
        return id;
      }}
      onTyping={(is) => {
        typing = is;
      }}
      onTyped={(changes, touched) => {
        reports.push({ changed: [...changes.keys()], touched });
        setNow((old) => ({ ...old, selection: merged(old.selection, changes) }));
      }}
    />
  );
  return (
    <article className="act marked-up">
      <section className="unit section open">{editor}</section>
    </article>
  );
}

/** Checks that were never started: the text is drawn without references. */
const UNCHECKED: NonNullable<ContextType<typeof ChecksContext>> = {
  checker: new Checker({} as Instrument, () => {
    throw new TypeError('Nothing is checked here');
  }),
  fix: async () => false,
  ignored: new Map(),
  trouble: null,
};

function Reading({
  root,
  section,
  selection,
}: Pick<Held, 'root' | 'selection'> & { readonly section: Provision }) {
  const drawing: Drawing = { root, view: 'marked-up', notes: null, active: null };
  return (
    <ChecksContext value={UNCHECKED}>
      <article className="act marked-up">
        <section className="unit section">
          {linesOf(redline(section, selection)).map((line) => (
            <LineView key={line.key} line={line} drawing={drawing} usual="verified" />
          ))}
        </section>
      </article>
    </ChecksContext>
  );
}

function merged(
  selection: readonly Drafted[],
  changes: ReadonlyMap<string, readonly Edit[]>,
): readonly Drafted[] {
  const left = new Map(changes);
  const kept = selection.map((one) => {
    const edits = left.get(one.id);
    left.delete(one.id);
    // As the store gives them back: equal, and never the same objects.
    return edits ? { id: one.id, edits: structuredClone(edits) } : one;
  });
  return [...kept, ...[...left].map(([id, edits]) => ({ id, edits: structuredClone(edits) }))];
}

const pageRoot = document.getElementById('root');
if (!pageRoot) throw new TypeError('no #root');
let reactRoot = createRoot(pageRoot);

/** Renders with all its effects, and those that React’s strict mode runs twice, before anything else is done. */
const render = (drawn: ReactNode) => flushSync(() => reactRoot.render(<StrictMode>{drawn}</StrictMode>));
/** The browser tells of a moved caret in a task of its own. */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
const changed = (change: (old: Held) => Held) => {
  flushSync(() => set(change));
  return painted();
};
const one = (): SectionController => {
  if (!controller) throw new TypeError('no editor is open');
  return controller;
};

export const harness = {
  async open(
    root: Provision,
    pid: string,
    selection: readonly Drafted[],
    active: string | null,
  ): Promise<void> {
    reactRoot.unmount();
    reactRoot = createRoot(pageRoot);
    undoStack = new UndoStack();
    started = 0;
    starting = null;
    settled.clear();
    reports.length = 0;
    errors.length = 0;
    render(<Harness first={{ root, pid, selection, active, mounted: true }} />);
    await document.fonts.ready;
    handle?.focus();
  },
  /** What another window, or another room of this one, does to an amendment. */
  push: (id: string, edits: readonly Edit[]) =>
    changed((old) => ({ ...old, selection: merged(old.selection, new Map([[id, edits]])) })),
  setActive: (active: string | null) => changed((old) => ({ ...old, active })),
  setMounted: (mounted: boolean) => changed((old) => ({ ...old, mounted })),
  hide: (id: string) =>
    changed((old) => ({ ...old, selection: old.selection.filter((drafted) => drafted.id !== id) })),
  settle: (id: string): void => void settled.add(id),
  /** How an amendment is started from now on: by hand, through `answer`. */
  holdStart(): void {
    starting = () =>
      new Promise((done) => {
        harness.answer = done;
      });
  },
  answer: (_id: string | null): void => {},
  flush: (): void => handle?.flush(),
  reports: () => reports,
  typing: () => typing,
  /** The edits as the review holds them. */
  async review() {
    await painted();
    return held.selection;
  },
  edits: () => Object.fromEntries(one().model.edits),
  async look() {
    await painted();
    return lookAt(one());
  },
  async problems() {
    await painted();
    return [...problems(one(), held.root), ...errors];
  },
  /** Puts the caret into a block, `pid/field`. */
  caret(key: string, offset: number): void {
    const [pid = '', field = ''] = key.split('/');
    handle?.focus({ pid, field: field as 'content', offset });
  },
  select(key: string, from: number, to: number, toKey = key): void {
    const find = (of: string, offset: number) => {
      const [pid, field] = of.split('/');
      const body = document.querySelector(`[data-pid="${pid}"][data-field="${field}"] > .ed-words`);
      let left = offset;
      for (const span of body?.children ?? []) {
        const text = span.firstElementChild?.firstChild;
        if (text instanceof Text && left <= text.length) return [text, left] as const;
        left -= text?.textContent?.length ?? 0;
      }
      return [body as Node, 0] as const;
    };
    const [a, b] = [find(key, from), find(toKey, to)];
    document.getSelection()?.setBaseAndExtent(a[0], a[1], b[0], b[1]);
  },
  /** Where each word of a section stands when it is read, and when it is open. */
  async compare(root: Provision, pid: string, selection: readonly Drafted[] = []) {
    const section = indexTree(root).byPid.get(pid);
    const open = document.querySelector('.ed-text');
    if (!section || !open) throw new TypeError(`no ${pid}`);
    await painted();
    const typed = wordsIn(open, '.ed-line');
    render(<Reading root={root} section={section} selection={selection} />);
    await painted();
    const read = wordsIn(document.querySelector('.unit') as Element, '.line');
    return { read, typed };
  },
  /** A person thinks: what they type next is another step of undo. */
  pause(): void {
    clock += 10_000;
  },
  /** Undoes; false when the step was passed over. */
  undo(): boolean {
    const before = undoStack.next('redo');
    handle?.undo();
    return undoStack.next('redo') !== before;
  },
  redo: (): void => handle?.redo(),
  /** Undoes everything and redoes as much: the edits now, at the start with what is wrong there, and when it is back. */
  turn() {
    const now = harness.edits();
    let steps = 0;
    for (let most = 20_000; undoStack.canUndo && most > 0; most--) if (harness.undo()) steps++;
    const start = harness.edits();
    const wrong = problems(one(), held.root);
    for (let step = 0; step < steps; step++) handle?.redo();
    return { now, start, back: harness.edits(), steps, wrong };
  },
  canUndo: () => undoStack.canUndo,
  canRedo: () => undoStack.canRedo,
  composing: () => one().editor.isComposing(),
  said: () => document.querySelector('[role=status]')?.textContent ?? '',
};

declare global {
  interface Window {
    harness: typeof harness;
  }
}
window.harness = harness;
