/** Whether the keys are a Mac's: Command where others have Control. */
export const MAC = navigator.platform.startsWith('Mac');
