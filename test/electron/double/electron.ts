import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { createRequire, register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { sharedChromium } from '../../support/windows/chromium.ts';
import { SessionDouble } from './spelling.ts';
import { type ContentsDouble, WindowDouble } from './window.ts';

interface MenuItem {
  readonly label?: string;
  readonly type?: string;
  readonly enabled?: boolean;
  readonly role?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

/** What the app did, and what a person at it would answer. */
export interface Seen {
  readonly schemes: unknown[];
  readonly permissions: Record<string, (...args: never[]) => unknown>;
  readonly external: string[];
  readonly revealed: string[];
  /** Each dialog that was shown. */
  readonly dialogs: Record<string, unknown>[];
  /** What the next dialogs answer, in order. */
  readonly answers: unknown[];
  readonly foreign: string[];
  readonly blocked: string[];
  readonly prints: { readonly html: string; readonly options: unknown }[];
  menu: readonly MenuItem[];
  /** Each menu that came up where a page was clicked. */
  readonly popups: (readonly MenuItem[])[];
  /** What Chromium was started with. */
  readonly switches: Record<string, string>;
  /** The default session, once the app is ready. */
  session: SessionDouble | null;
}

export interface RunningApp {
  readonly seen: Seen;
  readonly window: () => WindowDouble;
  readonly page: () => Promise<Page>;
  readonly backends: ChildProcess[];
  readonly emit: (event: string, ...args: unknown[]) => void;
  /** Quits as a person would; whether the app let itself be ended. */
  readonly quit: () => Promise<void>;
}

type RequestFilter = (details: { url: string }, answer: (given: { cancel: boolean }) => void) => void;
type Handler = (event: unknown, ...args: unknown[]) => unknown;

class UtilityDouble extends EventEmitter {
  readonly child: ChildProcess;
  constructor(path: string, args: readonly string[]) {
    super();
    const shim = pathToFileURL(join(import.meta.dirname, 'parent-port.mjs')).href;
    this.child = fork(path, [...args], { execArgv: ['--import', shim], serialization: 'advanced' });
    this.child.on('message', (message) => this.emit('message', message));
    this.child.on('exit', (code) => this.emit('exit', code));
    // Electron drops what is sent to a process that has gone.
    this.child.on('error', () => {});
  }
  postMessage(message: unknown): void {
    this.child.send(message as object);
  }
}

/**
 * Runs Electron's built main process against a stand-in for `electron` whose windows are pages of a real Chromium and
 * whose utility process is a real process. It is as strict as Electron about what may be done before the app is ready.
 */
export async function runApp(dist: string): Promise<RunningApp> {
  const browser = await sharedChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const seen: Seen = {
    schemes: [],
    permissions: {},
    external: [],
    revealed: [],
    dialogs: [],
    answers: [],
    foreign: [],
    blocked: [],
    prints: [],
    menu: [],
    popups: [],
    switches: {},
    session: null,
  };
  const backends: ChildProcess[] = [];
  const handlers = new Map<string, Handler>();
  let ready = false;
  /** What is served, by session; the default one’s under ''. */
  const served = new Map<string, (request: Request) => Response | Promise<Response>>();
  let isBlocked: (url: string) => boolean = () => false;
  let makeReady: () => void = () => {};
  const readiness = new Promise<void>((resolve) => {
    makeReady = resolve;
  });
  let ended: () => void = () => {};
  const ending = new Promise<void>((resolve) => {
    ended = resolve;
  });

  const onlyWhenReady = (what: string) => {
    if (!ready) throw new Error(`${what} before the app was ready`);
  };
  const askedNow = (kind: string, args: readonly unknown[]) => {
    const options = args.at(-1) as Record<string, unknown>;
    seen.dialogs.push({ kind, ...options });
    return seen.answers.shift();
  };
  const asked = async (kind: string, args: readonly unknown[]) => askedNow(kind, args);
  const remember = (name: string) => (handler: (...args: never[]) => unknown) => {
    seen.permissions[name] = handler;
  };

  const handleIn = (session: string) => (_scheme: string, handler: (request: Request) => Response) => {
    onlyWhenReady('A protocol was handled');
    if (served.has(session)) throw new Error('A protocol was handled twice');
    served.set(session, handler);
  };

  const paths: Record<string, string> = {};
  const pathOf = (name: string): string => {
    // Where a session keeps what it has is where the app does, unless it is said; a person's own folders are there.
    return paths[name === 'sessionData' ? 'userData' : name] ?? `/home/somebody/${name}`;
  };
  const sessionOf = (name: string): SessionDouble => {
    onlyWhenReady('A session was asked for');
    const session =
      sessions.get(name) ??
      new SessionDouble({
        folder: () => pathOf('sessionData'),
        locale: () => seen.switches.lang ?? 'en-US',
        foreign: seen.foreign,
      });
    sessions.set(name, session);
    return session;
  };
  const sessions = new Map<string, SessionDouble>();

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    whenReady: () => readiness,
    setPath: (name: string, path: string) => {
      paths[name] = path;
    },
    getPath: pathOf,
    commandLine: {
      appendSwitch: (name: string, value = '') => {
        // What is said later has no effect.
        if (ready) throw new Error(`A switch was appended after the app was ready: ${name}`);
        seen.switches[name] = value;
      },
    },
    requestSingleInstanceLock: () => true,
    exit: () => ended(),
    quit: () => {
      let prevented = false;
      app.emit('will-quit', { preventDefault: () => (prevented = true) });
      if (!prevented) ended();
    },
  });
  const double = {
    app,
    BrowserWindow: WindowDouble,
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => {
        if (ready) throw new Error('A scheme was registered after the app was ready');
        seen.schemes.push(...schemes);
      },
      handle: handleIn(''),
    },
    ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
    utilityProcess: {
      fork: (path: string, args: readonly string[]) => {
        onlyWhenReady('A process was started');
        const started = new UtilityDouble(path, args);
        backends.push(started.child);
        return started;
      },
    },
    dialog: {
      showOpenDialog: (...args: unknown[]) => asked('open', args),
      showSaveDialog: (...args: unknown[]) => asked('save', args),
      showMessageBox: (...args: unknown[]) => asked('message', args),
      showMessageBoxSync: (...args: unknown[]) => askedNow('message', args),
    },
    Menu: {
      buildFromTemplate: (template: readonly MenuItem[]) =>
        Object.assign([...template], { popup: () => void seen.popups.push(template) }),
      setApplicationMenu: (menu: readonly MenuItem[]) => {
        seen.menu = menu;
      },
    },
    session: {
      fromPartition: (partition: string) =>
        Object.assign(sessionOf(partition), {
          protocol: { handle: handleIn(partition) },
          webRequest: { onBeforeRequest: () => {} },
          setPermissionRequestHandler: () => {},
        }),
      get defaultSession() {
        return Object.assign(sessionOf(''), {
          setPermissionRequestHandler: remember('request'),
          setPermissionCheckHandler: remember('check'),
          setDevicePermissionHandler: remember('device'),
          webRequest: {
            onBeforeRequest: (filter: RequestFilter) => {
              isBlocked = (url) => {
                let blocked = false;
                filter({ url }, ({ cancel }) => {
                  blocked = cancel;
                });
                return blocked;
              };
            },
          },
        });
      },
    },
    shell: {
      openExternal: async (url: string) => void seen.external.push(url),
      showItemInFolder: (path: string) => void seen.revealed.push(path),
    },
  };

  standInForElectron(double);
  await importNatively(join(dist, 'electron/main.js'));
  WindowDouble.surroundings = {
    context,
    serve: async (request, partition) => {
      const handler = served.get(partition ?? '');
      if (!handler) throw new Error('Nothing is served');
      return handler(request);
    },
    invoke: async (channel, event, ...args) => handlers.get(channel)?.(event, ...args),
    created: (contents: ContentsDouble) => app.emit('web-contents-created', {}, contents),
    isBlocked: (url) => isBlocked(url),
    foreign: seen.foreign,
    blocked: seen.blocked,
    prints: seen.prints,
    session: sessionOf,
  };
  ready = true;
  // There from the beginning, whether or not the app asks for it.
  seen.session = sessionOf('');
  makeReady();

  const window = () => {
    const last = WindowDouble.all.at(-1);
    if (!last) throw new Error('No window is open');
    return last;
  };
  return {
    seen,
    window,
    page: () => window().page(),
    backends,
    emit: (event, ...args) => void app.emit(event, ...args),
    quit: async () => {
      app.quit();
      await ending;
      for (const backend of backends) backend.kill();
      await context.close();
    },
  };
}

/** Puts a module in the place of `electron` for everything that Node itself imports from now on. */
function standInForElectron(double: object): void {
  Object.assign(globalThis, { electronDouble: double });
  const source = `export const { ${Object.keys(double).join(', ')} } = globalThis.electronDouble;`;
  const hooks = `
    export const resolve = (name, context, next) =>
      name === 'electron' ? { url: 'electron-double:', shortCircuit: true } : next(name, context);
    export const load = (url, context, next) =>
      url === 'electron-double:'
        ? { format: 'module', source: ${JSON.stringify(source)}, shortCircuit: true }
        : next(url, context);`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}

const importNatively = (path: string): Promise<unknown> =>
  createRequire(import.meta.url)('./native-import.cjs')(pathToFileURL(path).href);
