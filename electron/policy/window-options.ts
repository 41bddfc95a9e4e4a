/** The preferences of the window's page. Most are Electron's defaults, written here so that a test can check them. */
export const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  // Uses the dictionary that Keeling brings; spelling.ts prevents Electron from downloading one.
  spellcheck: true,
} as const;

/** The preferences of pages to print: without scripts, and with a separate session. */
export const PRINT_PREFERENCES = {
  ...WEB_PREFERENCES,
  spellcheck: false,
  javascript: false,
  partition: 'print',
} as const;

/**
 * In CSS pixels. The default size is wide enough for the structure, the text and the amendment side by side. The
 * minimum is the smallest size at which all three fit.
 */
export const WINDOW_SIZE = { width: 1440, height: 900, minWidth: 900, minHeight: 600 } as const;
