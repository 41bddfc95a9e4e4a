export function fuseFaults(
  wanted: Readonly<Record<string, boolean>>,
  wire: Readonly<Record<number, unknown>>,
): readonly string[];
export function packedApps(folder: string, product: string, name: string): readonly string[];
