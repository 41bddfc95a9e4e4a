/**
 * Whether the keyboard is a Mac's, with Command in place of Control. The lists of shortcuts are also built outside a
 * browser.
 */
export const MAC = globalThis.navigator?.platform.startsWith('Mac') ?? false;
