import { hostname, networkInterfaces } from "node:os";
import { loopbackHosts } from "./hosts";

/** Under which names the shop is open, from the environment. `APP_URL` is the one it has behind another name or https. */
export interface OwnNames {
  /** Where people open it. */
  readonly baseURL: string;
  /** `Origin` of its own pages. */
  readonly origins: readonly string[];
  /** `Host` under which it answers. */
  readonly hosts: readonly string[];
  /** Cookies marked Secure never come back over plain http, so they are marked only behind https. */
  readonly secure: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Loopback always; what HOST names, or, where the shop listens on every address, this machine's own name and addresses;
 * and APP_URL. An address in numbers is safe: no attacker's name looks like it.
 */
export function ownNames(env: Environment, ofMachine: () => readonly string[] = machineNames): OwnNames {
  const port = Number(env.PORT || "3000");
  const host = env.HOST || "127.0.0.1";
  const more = EVERYWHERE.has(host) ? ofMachine() : [host];
  const hosts = [...loopbackHosts(port), ...more.map((name) => new URL(`http://${bracketed(name)}:${port}`).host)];
  const origins = hosts.map((name) => `http://${name}`);
  const app = env.APP_URL ? new URL(env.APP_URL) : null;
  const baseURL = app?.origin ?? origins[0] ?? "";
  return {
    baseURL,
    origins: unique([baseURL, ...origins]),
    hosts: unique([...(app === null ? [] : [app.host]), ...hosts]),
    secure: baseURL.startsWith("https:"),
  };
}

const EVERYWHERE: ReadonlySet<string> = new Set(["0.0.0.0", "::", "[::]"]);

function machineNames(): readonly string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  // A link-local address of IPv6 is written with its interface, which no browser takes.
  const written = addresses.filter(({ address }) => !address.startsWith("fe80:")).map(({ address }) => address);
  return [hostname(), `${hostname()}.local`, ...written].filter((name) => URL.canParse(`http://${bracketed(name)}`));
}

/** IPv6 as it stands in an address. */
function bracketed(name: string): string {
  return name.includes(":") && !name.startsWith("[") ? `[${name}]` : name;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
