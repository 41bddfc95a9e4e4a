import { BlockList, isIP } from 'node:net';

/** Where a request came from, of the address at the other end of its connection and what proxies say of whom they pass on. */
export type ClientAddress = (remote: string | undefined, forwardedFor: string | undefined) => string;

const kind = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Of an address of version 4 that comes over version 6, what it is there. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Whether a text is an address, or a network such as `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const maxBits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    more.length === 0 &&
    maxBits > 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= maxBits))
  );
}

/**
 * Believes what proxies say, each of whom it was passed to by, and nobody else: whoever asks may send any header.
 * @param proxies addresses and networks of the proxies before the server
 */
export function clientAddress(proxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const network of proxies) {
    const [address = '', bits] = network.split('/');
    if (bits === undefined) trusted.addAddress(address, kind(address));
    else trusted.addSubnet(address, Number(bits), kind(address));
  }
  return (remote = '', forwardedFor = '') => {
    const passed = forwardedFor.split(',').map((one) => plain(one.trim()));
    let address = plain(remote);
    while (isIP(address) !== 0 && trusted.check(address, kind(address))) {
      const before = passed.pop() ?? '';
      if (isIP(before) === 0) break;
      address = before;
    }
    return address;
  };
}
