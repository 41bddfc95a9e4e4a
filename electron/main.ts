import { join, resolve } from 'node:path';
import { app, type BrowserWindow, session, shell } from 'electron';
import { packageRoot } from '../data/base/package-root.ts';
import { type Backend, startBackend } from './app/backend-process.ts';
import { type Dialogs, dialogsOf } from './app/dialogs.ts';
import { pressHelp } from './app/help-keys.ts';
import { carryCalls } from './app/ipc.ts';
import { setMenu } from './app/menu.ts';
import { type Printing, printing } from './app/print.ts';
import { registerScheme, servePages } from './app/protocol.ts';
import { checkSpelling, installDictionary } from './app/spelling.ts';
import { confinePages, openWindow } from './app/window.ts';
import { appDataFolder, reviewsFolder } from './folders.ts';
import { isReviewPath } from './policy/file-name.ts';
import { isPermissionGranted, isRequestAllowed } from './policy/navigation.ts';

let window: BrowserWindow | null = null;

/** The review named on the command line: a system opens a file by starting Keeling with its path. */
function reviewIn(argv: readonly string[], cwd: string): string | null {
  const reviewPath = argv.slice(1).find(isReviewPath);
  return reviewPath === undefined ? null : resolve(cwd, reviewPath);
}

/** Limits permissions and network requests for every page. */
function confineSession(): void {
  const { defaultSession } = session;
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isRequestAllowed(url) }));
  defaultSession.setPermissionRequestHandler((_, permission, grant) =>
    grant(isPermissionGranted(permission)),
  );
  defaultSession.setPermissionCheckHandler((_, permission) => isPermissionGranted(permission));
  defaultSession.setDevicePermissionHandler(() => false);
}

function show(): void {
  window = openWindow();
  window.on('closed', () => {
    window = null;
  });
}

/** Reloads the page, so that it shows the review that is open now. */
function showAgain(): void {
  if (window === null) {
    show();
    return;
  }
  if (window.isMinimized()) window.restore();
  window.reload();
  window.focus();
}

const start = (dialogs: Dialogs, { print, stop }: Printing): Backend =>
  startBackend(async (question, input) => {
    switch (question) {
      case 'chooseFile':
        return dialogs.chooseFile();
      case 'chooseFolder':
        return dialogs.chooseFolder();
      case 'chooseCopyPlace':
        return dialogs.chooseCopyPlace(String(input));
      case 'reveal':
        shell.showItemInFolder(String(input));
        return null;
      case 'print':
        return print(String(input));
      case 'stopPrinting':
        stop();
        return null;
      default:
        throw new RangeError(`No such question: ${question}`);
    }
  });

/** Ends the backend before the app quits, so that the backend closes the review's file. */
function closeBeforeQuitting(backend: Backend): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void backend.end().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

async function run(): Promise<void> {
  // macOS may say which file to open before the app is ready.
  let requestedPath = reviewIn(process.argv, process.cwd());
  let open = (path: string): void => {
    requestedPath = path;
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });

  await app.whenReady();
  const dialogs = dialogsOf(() => window, reviewsFolder());
  const backend = start(dialogs, printing());
  const openReview = async (path: string): Promise<boolean> => {
    const opened = await backend.ask('open', path);
    if (!opened.ok) await dialogs.showError(`${path} was not opened`, opened.error.message);
    return opened.ok;
  };
  open = (path) => void openReview(path).then((opened) => opened && showAgain());

  confineSession();
  checkSpelling(session.defaultSession);
  servePages(join(packageRoot(), 'dist/renderer'));
  confinePages(dialogs.openExternal);
  carryCalls(backend);
  setMenu({
    open: () => void dialogs.chooseFile().then((path) => path !== null && open(path)),
    reviews: () => void backend.ask('leave', '').then(showAgain),
    help: (page) => pressHelp(window, page),
    openExternal: (url) => void dialogs.openExternal(url),
  });
  closeBeforeQuitting(backend);

  // The window opens at the same time. Its first calls wait for the review.
  const opened = requestedPath === null ? backend.ask('first', '') : openReview(requestedPath);
  show();
  await opened;

  app.on('second-instance', (_, argv, cwd) => {
    const path = reviewIn(argv, cwd);
    if (path !== null) open(path);
    else window?.focus();
  });
  app.on('activate', () => {
    if (window === null) show();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

app.setPath('userData', join(appDataFolder(), 'electron'));
registerScheme();
installDictionary(join(packageRoot(), 'dist/dictionary/en-GB.bdic'));
if (app.requestSingleInstanceLock()) {
  // Not awaited, because Electron is ready only after this module has finished.
  run().catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
} else {
  app.quit();
}
