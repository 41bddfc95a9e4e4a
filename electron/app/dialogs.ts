import { join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { externalLink } from '../policy/navigation.ts';

/** The system's dialogs. The person can cancel each of them. */
export interface Dialogs {
  readonly chooseFile: () => Promise<string | null>;
  readonly chooseFolder: () => Promise<string | null>;
  /** Asks where to write a copy of a review that will be sent to somebody. */
  readonly chooseCopyPlace: (name: string) => Promise<string | null>;
  readonly openExternal: (url: string) => Promise<void>;
  readonly showError: (message: string, detail: string) => Promise<void>;
}

export function createDialogs(window: () => BrowserWindow | null, folder: string): Dialogs {
  const choose = async (options: Electron.OpenDialogOptions): Promise<string | null> => {
    const parent = window();
    const { canceled, filePaths } = await (parent
      ? dialog.showOpenDialog(parent, options)
      : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  };
  return {
    chooseFile: () =>
      choose({
        title: 'Open a review',
        defaultPath: folder,
        filters: [{ name: 'Keeling reviews', extensions: ['keeling'] }],
        properties: ['openFile'],
      }),
    chooseFolder: () =>
      choose({
        title: 'Export the pack to',
        buttonLabel: 'Export here',
        properties: ['openDirectory', 'createDirectory'],
      }),
    chooseCopyPlace: async (name) => {
      const parent = window();
      const options: Electron.SaveDialogOptions = {
        title: 'Send a copy',
        buttonLabel: 'Save the copy',
        // Not the reviews folder: a copy there would be listed as one more review.
        defaultPath: join(app.getPath('documents'), name),
        filters: [{ name: 'Keeling reviews', extensions: ['keeling'] }],
      };
      const { canceled, filePath } = await (parent
        ? dialog.showSaveDialog(parent, options)
        : dialog.showSaveDialog(options));
      return canceled || !filePath ? null : filePath;
    },
    openExternal: async (url) => {
      const link = externalLink(url);
      const parent = window();
      if (link === null || parent === null) return;
      const { response } = await dialog.showMessageBox(parent, {
        type: 'question',
        message: 'Open this address in your browser?',
        detail: link,
        buttons: ['Open', 'Cancel'],
        defaultId: 0,
        cancelId: 1,
      });
      if (response === 0) await shell.openExternal(link);
    },
    showError: async (message, detail) => {
      await dialog.showMessageBox({ type: 'error', message, detail, buttons: ['OK'] });
    },
  };
}
