import { useMutation } from '@tanstack/react-query';
import { settled } from '../../ui/refused.ts';
import { host } from './call.ts';

/** Has the browser take a file from an address that is good for one use. */
export function startDownload(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

/** A browser takes a file from an address; Electron shows it in its folder and gives none. */
export function useReveal() {
  return useMutation({
    mutationFn: async (path: string) => {
      const { download } = settled(await host('host.reveal', { path }));
      if (download === null) return;
      startDownload(download);
    },
  });
}
