/** Whether a window can be shown. Only systems like Linux say so in the environment. */
export const hasDisplay = (env = process.env, platform = process.platform) =>
  platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** Whether the user is root. A browser and Electron refuse to run as root inside their own sandbox. */
export const isRoot = () => process.getuid?.() === 0;
