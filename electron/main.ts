import { join, resolve } from 'node:path';
import { app, type BrowserWindow, session, shell } from 'electron';
import { packageRoot } from '../data/base/package-root.ts';
import { type Backend, startBackend } from './app/backend-process.ts';
import { createDialogs, type Dialogs } from './app/dialogs.ts';
import { pressHelpKey } from './app/help-keys.ts';
import { forwardCalls } from './app/ipc.ts';
import { setMenu } from './app/menu.ts';
import { createWindowPrinter, type WindowPrinter } from './app/print.ts';
import { registerScheme, servePages } from './app/protocol.ts';
import { checkSpelling, installDictionary } from './app/spelling.ts';
import { openWindow, restrictPages } from './app/window.ts';
import { appDataFolder, reviewsFolder } from './folders.ts';
import { isReviewPath } from './policy/file-name.ts';
import { isPermissionGranted, isRequestAllowed } from './policy/navigation.ts';

let window: BrowserWindow | null = null;

/** The review named on the command line: a system opens a file by starting Keeling with its path. */
function findReviewPath(argv: readonly string[], cwd: string): string | null {
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

function showWindow(): void {
  window = openWindow();
  window.on('closed', () => {
    window = null;
  });
}

/** Reloads the page, so that it shows the review that is open now. */
function reloadWindow(): void {
  if (window === null) {
    showWindow();
    return;
  }
  if (window.isMinimized()) window.restore();
  window.reload();
  window.focus();
}

const startBackendWithDialogs = (dialogs: Dialogs, { print, stop }: WindowPrinter): Backend =>
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
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void backend.closeReview().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

async function runApp(): Promise<void> {
  // macOS may say which file to open before the app is ready.
  let requestedPath = findReviewPath(process.argv, process.cwd());
  let openRequested = (path: string): void => {
    requestedPath = path;
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openRequested(path);
  });

  await app.whenReady();
  const dialogs = createDialogs(() => window, reviewsFolder());
  const backend = startBackendWithDialogs(dialogs, createWindowPrinter());
  const openReview = async (path: string): Promise<boolean> => {
    const opened = await backend.ask('open', path);
    if (!opened.ok) await dialogs.showError(`${path} was not opened`, opened.error.message);
    return opened.ok;
  };
  openRequested = (path) => void openReview(path).then((opened) => opened && reloadWindow());

  confineSession();
  checkSpelling(session.defaultSession);
  servePages(join(packageRoot(), 'dist/renderer'));
  restrictPages(dialogs.openExternal);
  forwardCalls(backend);
  setMenu({
    openReview: () => void dialogs.chooseFile().then((path) => path !== null && openRequested(path)),
    showReviews: () => void backend.ask('leave', '').then(reloadWindow),
    showHelp: (page) => pressHelpKey(window, page),
    openExternal: (url) => void dialogs.openExternal(url),
  });
  closeBeforeQuitting(backend);

  // The window opens at the same time. Its first calls wait for the review.
  const opened = requestedPath === null ? backend.ask('first', '') : openReview(requestedPath);
  showWindow();
  await opened;

  app.on('second-instance', (_, argv, cwd) => {
    const path = findReviewPath(argv, cwd);
    if (path !== null) openRequested(path);
    else window?.focus();
  });
  app.on('activate', () => {
    if (window === null) showWindow();
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
  runApp().catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
} else {
  app.quit();
}
