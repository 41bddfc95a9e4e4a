/** Whether the keys are a Mac's: Command where others have Control. The lists of keys are read outside a window, too. */
export const MAC = globalThis.navigator?.platform.startsWith('Mac') ?? false;
