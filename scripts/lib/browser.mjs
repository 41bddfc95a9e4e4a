import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, win32 } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
];

/** Where installers put a Chromium, Chrome or Edge that is not on the PATH. */
export function knownPlaces(env, platform = process.platform) {
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return [
      ...folders.map((folder) => win32.join(folder, 'Google/Chrome/Application/chrome.exe')),
      ...folders.map((folder) => win32.join(folder, 'Microsoft/Edge/Application/msedge.exe')),
    ];
  }
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/snap/bin/chromium',
    '/usr/lib/chromium/chromium',
  ];
}

/** Where playwright-core's installer puts Chromium, the newest first. */
function playwrightPlaces(env) {
  const caches = [
    env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
    env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'ms-playwright'),
  ].filter((path) => path && existsSync(path));
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  return caches.flatMap((cache) =>
    readdirSync(cache)
      .filter((name) => name.startsWith('chromium-'))
      .sort()
      .reverse()
      .flatMap((name) => inside.map((path) => join(cache, name, path))),
  );
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of an installed Chromium, Chrome or Edge, or null. The environment variable KEELING_CHROMIUM overrides the
 * search.
 */
export function findBrowser(env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  const places = [env.KEELING_CHROMIUM, ...onPath, ...knownPlaces(env), ...playwrightPlaces(env)];
  return places.find((path) => path && runnable(path)) ?? null;
}

/** Sets KEELING_CHROMIUM to the browser that was found, so that a host in this process prints packs with it. */
export function nameBrowser(env = process.env) {
  env.KEELING_CHROMIUM = findBrowser(env) ?? '';
}
