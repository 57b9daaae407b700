// An HTTP agent that connects to public addresses only, whatever a name resolves to.
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';

/** Thrown (as a connection's error) where an address is not a public one. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

export interface PublicAgentOptions {
  /** Turns the guard off, e.g. for a documents server in the own network. */
  readonly allowPrivateAddresses?: boolean;
  /** Resolves names; default: the system's resolver. */
  readonly lookup?: LookupFunction;
  readonly connectTimeoutMs?: number;
}

/**
 * The guard stands in three places: literal addresses before connecting, names when they are resolved (all answers must
 * be public), and the address that the socket is connected to, so that nothing resolves twice.
 */
export function publicAgent(options: PublicAgentOptions = {}): Agent {
  const { allowPrivateAddresses = false, lookup = systemLookup, connectTimeoutMs = 10_000 } = options;
  const connect = buildConnector({
    timeout: connectTimeoutMs,
    lookup: allowPrivateAddresses ? lookup : guardLookup(lookup),
  });
  if (allowPrivateAddresses) return new Agent({ connect });
  return new Agent({
    connect: (target, callback) => {
      const host = target.hostname.replace(/^\[|\]$/g, '');
      if (ipaddr.isValid(host) && !isPublicAddress(host))
        return callback(new PrivateAddressError(host), null);
      connect(target, (error, socket) => {
        if (error !== null || socket === null) return callback(error ?? new Error('no socket'), null);
        const address = socket.remoteAddress ?? '';
        if (isPublicAddress(address)) return callback(null, socket);
        socket.destroy();
        callback(new PrivateAddressError(address), null);
      });
    },
  });
}

/** Globally routable unicast, IPv4 inside IPv6 unwrapped; private, loopback, link-local, NAT64, 6to4 and others are not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(ipaddr.parseCIDR('2000::/3'));
}

function guardLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, []);
      const addresses =
        typeof found === 'string' ? [{ address: found, family: found.includes(':') ? 6 : 4 }] : found;
      const bad = addresses.find(({ address }) => !isPublicAddress(address));
      if (bad !== undefined || addresses.length === 0)
        return callback(new PrivateAddressError(bad?.address ?? hostname), []);
      if (options.all === true) return callback(null, addresses);
      callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
    });
  };
}
