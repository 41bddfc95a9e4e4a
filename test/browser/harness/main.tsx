import type { ContextType, ReactNode } from 'react';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Instrument } from '../../../core/act/instrument.ts';
import { indexTree, type Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import { editedDraftOf } from '../../../renderer/text/act/edited-draft.ts';
import { type Drawing, LineView } from '../../../renderer/text/act/line-view.tsx';
import { Checker } from '../../../renderer/text/checks/checker.ts';
import { ChecksContext } from '../../../renderer/text/checks/checks.tsx';
import type { SectionController } from '../../../renderer/text/editor/controller.ts';
import type { EditedDraft } from '../../../renderer/text/editor/options.ts';
import { type EditorHandle, SectionEditor } from '../../../renderer/text/editor/section-editor.tsx';
import '../../../renderer/theme/fonts.ts';
import '../../../renderer/theme/tokens.css';
import '../../../renderer/theme/base.css';
import '../../../renderer/text/act/act-text.css';
import { HostDouble, smallest, storeOf } from './host-double.ts';
import { lookAt, problems, wordsIn } from './look.ts';

/** What of the window there is round the section: which is open, and whether it is drawn. */
interface Held {
  readonly root: Provision;
  readonly pid: string;
  readonly mounted: boolean;
}

const errors: string[] = [];
const settled = new Set<string>();
const reports: { readonly changed: readonly string[]; readonly touched: readonly string[] }[] = [];
let starting: (() => Promise<string | null>) | null = null;
let set: (change: (held: Held) => Held) => void = () => {};
let controller: SectionController | null = null;
let handle: EditorHandle | null = null;
let host = new HostDouble([]);
let store = storeOf(smallest, host);
/** Stands still: what a slow machine takes over two keys is no pause of the person’s. */
let clock = 0;

window.addEventListener('error', (event) => errors.push(event.message));
window.addEventListener('securitypolicyviolation', (event) => errors.push(`CSP: ${event.violatedDirective}`));

const take = (one: SectionController) => {
  controller = one;
};

function Harness({ first }: { readonly first: Held }) {
  const [now, setNow] = useState(first);
  set = setNow;
  const { pid, root } = now;
  const draft = useMemo<EditedDraft>(() => {
    const into = editedDraftOf(pid, {
      now: store.now,
      start: () =>
        store
          .now()
          .saver.start()
          .catch(() => null),
      onOthers: () => {},
    });
    const type: EditedDraft['type'] = (changes, touched) => {
      reports.push({ changed: [...changes.keys()], touched });
      into.type(changes, touched);
    };
    return { ...into, type };
  }, [pid]);
  useEffect(() => store.subscribe(() => handle?.receiveDraft()), []);
  const section =
    indexTree(root).byPid.get(pid) ??
    store
      .now()
      .amendments.flatMap(({ edits }) => edits)
      .flatMap((edit) => (edit.type === 'insert' && edit.provision.pid === pid ? [edit.provision] : []))[0];
  if (!section || !now.mounted) return <p>Closed</p>;
  const editor = (
    <SectionEditor
      key={pid}
      ref={(next) => {
        handle = next;
      }}
      root={root}
      section={section}
      draft={draft}
      label={`Section ${section.num}, editing ${store.now().bench.active ?? 'nothing yet'}`}
      undoStack={store.now().undoStack}
      nameOf={(id) => `${id} (Ann Other)`}
      mayRevise={(id) => !settled.has(id)}
      onController={take}
      now={() => clock}
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
}: {
  readonly root: Provision;
  readonly section: Provision;
  readonly selection: readonly Drafted[];
}) {
  const drawing: Drawing = { root, view: 'marked-up', notes: null, selected: null };
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
    host = new HostDouble(selection, () => starting?.() ?? null);
    store = storeOf(root, host);
    store.watch();
    const { dispatch } = store.now();
    dispatch({ do: 'open', pid });
    if (active !== null) dispatch({ do: 'activate', id: active });
    starting = null;
    settled.clear();
    reports.length = 0;
    errors.length = 0;
    render(<Harness first={{ root, pid, mounted: true }} />);
    await document.fonts.ready;
    handle?.focus();
  },
  /** What another window, or another room of this one, does to an amendment. */
  push(id: string, edits: readonly Edit[]) {
    flushSync(() => host.put(id, edits));
    return painted();
  },
  setActive(id: string | null) {
    flushSync(() => store.now().dispatch({ do: 'activate', id }));
    return painted();
  },
  setMounted: (mounted: boolean) => changed((old) => ({ ...old, mounted })),
  hide(id: string) {
    flushSync(() => store.now().dispatch({ do: 'show', ids: [id], isShown: false }));
    return painted();
  },
  settle: (id: string): void => void settled.add(id),
  /** How an amendment is started from now on: by hand, through `answer`. */
  holdStart(): void {
    starting = () =>
      new Promise((done) => {
        harness.answer = done;
      });
  },
  answer: (_id: string | null): void => {},
  flush: (): void => void store.now().saver.flush(),
  reports: () => reports,
  typing: () => store.now().saving.phase !== 'saved',
  /** The edits as the review holds them. */
  async review() {
    await painted();
    return host.amendments.map(({ id, edits }) => ({ id, edits }));
  },
  edits: () => Object.fromEntries(one().model.edits),
  async look() {
    await painted();
    return lookAt(one());
  },
  async problems() {
    await painted();
    return [...problems(one(), store.now().instrument.root), ...errors];
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
      for (const span of body?.querySelectorAll(':scope > span') ?? []) {
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
    const { undoStack } = store.now();
    const before = undoStack.next('redo');
    handle?.undo();
    return undoStack.next('redo') !== before;
  },
  redo: (): void => handle?.redo(),
  /** Undoes everything and redoes as much: the edits now, at the start with what is wrong there, and when it is back. */
  turn() {
    const now = harness.edits();
    let steps = 0;
    const { undoStack } = store.now();
    for (let most = 20_000; undoStack.canUndo && most > 0; most--) if (harness.undo()) steps++;
    const start = harness.edits();
    const wrong = problems(one(), store.now().instrument.root);
    for (let step = 0; step < steps; step++) handle?.redo();
    return { now, start, back: harness.edits(), steps, wrong };
  },
  canUndo: () => store.now().undoStack.canUndo,
  canRedo: () => store.now().undoStack.canRedo,
  composing: () => one().editor.isComposing(),
  said: () => document.querySelector('[role=status]')?.textContent ?? '',
};

declare global {
  interface Window {
    harness: typeof harness;
  }
}
window.harness = harness;
