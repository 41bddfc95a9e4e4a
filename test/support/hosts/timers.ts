import { createHook } from 'node:async_hooks';

/** A timer, as Node has it inside. */
interface NodeTimer {
  readonly _destroyed?: boolean;
  readonly _onImmediate?: unknown;
}

/** Where a timer was set: the first of our or a library's own lines that led there. */
const placeOf = (stack: string): string =>
  stack
    .split('\n')
    .find((line) => /\/(?:team|data|electron|core|node_modules)\//.test(line))
    ?.trim() ?? '';

/** Watches the timers that are set from now on. @returns where those were set that still wait; whoever asks ends the watch */
export function watchTimers(from: RegExp): () => readonly string[] {
  const set: { readonly timer: WeakRef<NodeTimer>; readonly place: string }[] = [];
  const hook = createHook({
    init: (_id, type, _trigger, resource) => {
      if (type !== 'Timeout') return;
      const place = placeOf(new Error('set').stack ?? '');
      if (from.test(place)) set.push({ timer: new WeakRef(resource as NodeTimer), place });
    },
  }).enable();
  return () => {
    hook.disable();
    return set.flatMap(({ timer, place }) => (timer.deref()?._destroyed === false ? [place] : []));
  };
}
