import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Dialog, Frame, Page, Route } from 'playwright-core';
import { smallPdf } from '../../support/papers/small-pdf.ts';
import type { SessionDouble } from './spelling.ts';

/** Chromium can't load `app:`, so its pages stand at an origin of their own that no network has. */
const STAND_IN = 'https://app-keeling.invalid/';
const APP = 'app://keeling/';

export const toStandIn = (url: string) => (url.startsWith(APP) ? STAND_IN + url.slice(APP.length) : url);
export const fromStandIn = (url: string): string => {
  if (url.startsWith('blob:')) return `blob:${fromStandIn(url.slice('blob:'.length))}`;
  return url.startsWith(STAND_IN) ? APP + url.slice(STAND_IN.length) : url;
};

/** What the rest of the double gives its windows. */
export interface Surroundings {
  readonly context: BrowserContext;
  /** What a session serves: the default one’s, for null. */
  readonly serve: (request: Request, partition: string | null) => Promise<Response>;
  readonly invoke: (channel: string, event: unknown, ...args: unknown[]) => Promise<unknown>;
  readonly created: (contents: ContentsDouble) => void;
  readonly isBlocked: (url: string) => boolean;
  /** Every foreign address that a page could have reached, and every one that the app kept it from. */
  readonly foreign: string[];
  readonly blocked: string[];
  /** Every page that was printed, and how. */
  readonly prints: { readonly html: string; readonly options: unknown }[];
  /** A session; the default one’s name is ''. */
  readonly session: (name: string) => SessionDouble;
}

type OpenHandler = (details: { url: string }) => { action: string };
type FrameDouble = { readonly url: string; readonly parent: FrameDouble | null };

const frameDouble = (frame: Frame): FrameDouble => {
  const parent = frame.parentFrame();
  return { url: fromStandIn(frame.url()), parent: parent && frameDouble(parent) };
};

/** A navigation that is answered with no content leaves the page as it is. */
const stayWhere = (route: Route) => route.fulfill({ status: 204 });

/** What a page is to Electron's main process. */
export class ContentsDouble extends EventEmitter {
  printToPDF: (options: unknown) => Promise<Uint8Array> = () => Promise.reject(new Error('No page'));
  openHandler: OpenHandler = () => ({ action: 'allow' });
  /** What was put in the place of a misspelt word. */
  readonly replaced: string[] = [];
  readonly session: SessionDouble;
  constructor(session: SessionDouble) {
    super();
    this.session = session;
  }
  replaceMisspelling(text: string): void {
    this.replaced.push(text);
  }
  /** Each key that the app pressed for the page. */
  readonly pressed: unknown[] = [];
  sendInputEvent(event: unknown): void {
    this.pressed.push(event);
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
}

/**
 * Runs a sandboxed preload in the page, which has `electron` and no other module. It runs in every frame, and
 * what it exposes can be reached from any: Electron is stricter, so that what holds here holds there.
 */
const preloadScript = (path: string): string => `{
  const require = (name) => {
    if (name !== 'electron') throw new Error('A sandboxed preload has no module ' + name);
    return {
      contextBridge: { exposeInMainWorld: (key, api) => {
        Object.defineProperty(window, key, { value: Object.freeze({ ...api }), enumerable: true });
      } },
      webFrame: { isWordMisspelled: (word) => word === 'harrassment' },
      ipcRenderer: { invoke: (channel, ...args) => window.electronInvoke(channel, args) },
    };
  };
  ${readFileSync(path, 'utf8')}
}`;

/** A window of Electron's, as a page of a real Chromium. */
export class WindowDouble extends EventEmitter {
  static all: WindowDouble[] = [];

  static fromWebContents(contents: ContentsDouble): WindowDouble | null {
    return WindowDouble.all.find(({ webContents }) => webContents === contents) ?? null;
  }
  static surroundings: Surroundings | null = null;

  readonly webContents: ContentsDouble;
  readonly opening: Promise<Page>;
  private reloading: Promise<unknown> = Promise.resolve();
  readonly options: Readonly<Record<string, unknown>> & {
    readonly webPreferences: Readonly<Record<string, unknown>>;
  };
  shown = false;
  /** Where the app let no frame go. */
  readonly refused: string[] = [];

  constructor(options: WindowDouble['options']) {
    super();
    const around = WindowDouble.surroundings;
    if (!around) throw new Error('A window was opened before the app was ready');
    this.options = options;
    this.webContents = new ContentsDouble(around.session(String(options.webPreferences.partition ?? '')));
    this.opening = this.open(around);
    // A window without a preload is none that anybody works in.
    if (options.webPreferences.preload) WindowDouble.all.push(this);
    around.created(this.webContents);
    this.webContents.printToPDF = async (how) => {
      const html = await (await this.opening).content();
      around.prints.push({ html, options: how });
      // What a real one looks like is held elsewhere.
      return smallPdf();
    };
  }

  private async open(around: Surroundings): Promise<Page> {
    const { context, invoke } = around;
    const page = await context.newPage();
    await page.exposeBinding('electronInvoke', (source, channel: string, args: unknown[]) =>
      invoke(channel, { senderFrame: frameDouble(source.frame) }, ...args),
    );
    const { preload } = this.options.webPreferences;
    if (preload) await page.addInitScript({ content: preloadScript(String(preload)) });
    page.on('framenavigated', (frame) => this.navigated(frame));
    page.on('dialog', (dialog) => void this.unload(dialog));
    await page.route('**/*', (route) => this.answer(route, around));
    // What reaches the context's route is no request of this page: it is one of a page that it opened.
    await context.route('**/*', (route) => this.answerOpened(route));
    return page;
  }

  private mayNavigate(frame: Frame, url: string): boolean {
    let prevented = false;
    const isMainFrame = frame.parentFrame() === null;
    const preventDefault = () => (prevented = true);
    this.webContents.emit('will-frame-navigate', { url, isMainFrame, preventDefault });
    if (prevented) this.refused.push(url);
    return !prevented;
  }

  /** What a page makes by itself reaches no network, where it could be stopped: it is taken away once it is there. */
  private navigated(frame: Frame): void {
    const url = fromStandIn(frame.url());
    if (frame.parentFrame() === null || !url.startsWith('blob:') || this.mayNavigate(frame, url)) return;
    void frame.evaluate(() => location.replace('about:blank'));
  }

  /** A page that holds on to what is not saved is left only where the app says so: Electron itself asks nobody. */
  private unload(dialog: Dialog): Promise<void> {
    let isLeft = false;
    this.webContents.emit('will-prevent-unload', { preventDefault: () => (isLeft = true) });
    return isLeft ? dialog.accept() : dialog.dismiss();
  }

  private async answerOpened(route: Route): Promise<void> {
    const { action } = this.webContents.openHandler({ url: fromStandIn(route.request().url()) });
    if (action !== 'deny') return route.abort();
    await stayWhere(route);
    const page = await this.opening;
    for (const other of page.context().pages()) if (other !== page) await other.close();
  }

  private async answer(route: Route, { serve, isBlocked, foreign, blocked }: Surroundings): Promise<void> {
    const request = route.request();
    const url = fromStandIn(request.url());
    // Only what the app itself loads into a new window is not asked about.
    const isFirst =
      request.frame() === (await this.opening).mainFrame() && request.frame().url() === 'about:blank';
    if (request.isNavigationRequest() && !isFirst && !this.mayNavigate(request.frame(), url))
      return stayWhere(route);
    if (!url.startsWith(APP)) {
      (isBlocked(url) ? blocked : foreign).push(url);
      return route.abort();
    }
    const { partition } = this.options.webPreferences;
    const response = await serve(
      new Request(url, { method: request.method() }),
      partition === undefined ? null : String(partition),
    );
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.opening;
    await page.goto(toStandIn(url));
    this.emit('ready-to-show');
  }
  destroy(): void {
    void this.opening.then((page) => page.close());
  }
  show(): void {
    this.shown = true;
  }
  reload(): void {
    // A window that was closed meanwhile has nothing to reload, nor one whose page is not left.
    this.reloading = this.opening.then((page) => page.reload()).catch(() => undefined);
  }
  /** The page, once it is not about to become another one. */
  async page(): Promise<Page> {
    await this.reloading;
    return this.opening;
  }
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return false;
  }
  restore(): void {}
  focus(): void {}
}
