/** A colleague's package that was chosen before the review was open that it goes into; its import begins once it is. */
let brought: File | null = null;

export function bringPackage(file: File): void {
  brought = file;
}

/** Whether a package waits to be looked at: a review then opens in its History room. */
export const isPackageBrought = (): boolean => brought !== null;

/** The package that waits, which waits no longer. */
export function takePackage(): File | null {
  const file = brought;
  brought = null;
  return file;
}
