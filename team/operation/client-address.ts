import { BlockList, isIP } from 'node:net';

/** The client's address of a request, from the connection's remote address and the header `X-Forwarded-For`. */
export type ClientAddress = (remote: string | undefined, forwardedFor: string | undefined) => string;

const kind = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Converts an IPv4-mapped IPv6 address to IPv4. */
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
 * Finds the client's address: the last one in the chain of `X-Forwarded-For` that isn't a trusted proxy's. Earlier ones are
 * ignored, because a client can send any header.
 * @param proxies the addresses and networks of the trusted proxies
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
