import { useMutation } from '@tanstack/react-query';
import { valueOrThrow } from '../../ui/refused.ts';
import { host } from './call.ts';

/** Makes the browser download a file from an address that can be used once. */
export function startDownload(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

/** Downloads a file in a browser; in Electron, shows it in its folder. */
export function useReveal() {
  return useMutation({
    mutationFn: async (path: string) => {
      const { download } = valueOrThrow(await host('host.reveal', { path }));
      if (download === null) return;
      startDownload(download);
    },
  });
}
