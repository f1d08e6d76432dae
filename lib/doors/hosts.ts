/** The names by which a machine calls itself. No foreign site can be opened under them, whatever its name resolves to. */
const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"] as const;

/** `Host` as a browser writes it for a server on this machine: with the port, unless it is http's own. */
export function loopbackHosts(port: number): readonly string[] {
  return LOOPBACK_NAMES.map((name) => new URL(`http://${name}:${port}`).host);
}

/**
 * Whether a request is meant for us. An attacker can make a name of theirs resolve to this machine (DNS rebinding); the
 * browser then takes their page for one of the same origin. The name in `Host` gives it away.
 */
export function isOwnHost(host: string | undefined, own: readonly string[]): boolean {
  return host !== undefined && own.includes(host.toLowerCase());
}
