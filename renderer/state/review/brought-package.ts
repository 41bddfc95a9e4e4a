/** A colleague's package that was chosen before its review was open. The import starts when the review opens. */
let brought: File | null = null;

export function bringPackage(file: File): void {
  brought = file;
}

/** Whether a package is waiting. The review then opens in its History room. */
export const isPackageBrought = (): boolean => brought !== null;

/** Takes the waiting package. */
export function takePackage(): File | null {
  const file = brought;
  brought = null;
  return file;
}
