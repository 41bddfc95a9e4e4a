import { join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import { APP_URL, isNavigationAllowed } from '../policy/navigation.ts';
import { WEB_PREFERENCES, WINDOW_SIZE } from '../policy/window-options.ts';
import { attachContextMenu } from './context-menu.ts';

/** Prevents every page of the process from navigating away or opening windows. */
export function restrictPages(openExternal: (url: string) => Promise<void>): void {
  app.on('web-contents-created', (_, contents: WebContents) => {
    contents.on('will-frame-navigate', (event) => {
      if (isNavigationAllowed(event)) return;
      event.preventDefault();
      void openExternal(event.url);
    });
    contents.on('will-redirect', (event) => {
      if (!isNavigationAllowed(event)) event.preventDefault();
    });
    contents.on('will-prevent-unload', (event) => {
      if (confirmLeavingUnsaved(BrowserWindow.fromWebContents(contents))) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void openExternal(url);
      return { action: 'deny' };
    });
  });
}

/**
 * Asks before unsaved typing is left. A page with unsaved typing blocks closing and reloading, so without this question
 * the window could never be closed. @returns whether the person chooses to leave
 */
function confirmLeavingUnsaved(window: BrowserWindow | null): boolean {
  const question = {
    type: 'warning',
    message: 'Some of your typing is not saved.',
    detail:
      'Stay to see why. If you leave now, Keeling will offer you the unsaved words when you open the review again.',
    buttons: ['Stay', 'Leave without saving'],
    defaultId: 0,
    cancelId: 0,
  } as const;
  const options = { ...question, buttons: [...question.buttons] };
  return (window ? dialog.showMessageBoxSync(window, options) : dialog.showMessageBoxSync(options)) === 1;
}

/** Opens the window of the workbench. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    ...WINDOW_SIZE,
    name: 'workbench',
    windowStatePersistence: true,
    title: 'Keeling',
    show: false,
    webPreferences: { ...WEB_PREFERENCES, preload: join(import.meta.dirname, '../preload.cjs') },
  });
  attachContextMenu(window.webContents);
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason !== 'clean-exit') void offerReload(window);
  });
  void window.loadURL(APP_URL);
  return window;
}

async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'The window stopped working.',
    detail: 'Everything shown as saved is safe.',
    buttons: ['Show it again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0 && !window.isDestroyed()) window.reload();
  else app.quit();
}
