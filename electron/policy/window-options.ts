/** What a window's page can reach: Electron's defaults, mostly, written down so that a test holds them. */
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
  // By the dictionary that Keeling brings: spelling.ts has what keeps Electron from fetching one.
  spellcheck: true,
} as const;

/** What the page that is printed can reach: less still, since none of its scripts would run, in a session of its own. */
export const PRINT_PREFERENCES = {
  ...WEB_PREFERENCES,
  spellcheck: false,
  javascript: false,
  partition: 'print',
} as const;

/** Wide enough for structure, text and amendment side by side; the smallest at which all three still fit. */
export const WINDOW_SIZE = { width: 1440, height: 900, minWidth: 900, minHeight: 600 } as const;
