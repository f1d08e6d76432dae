import { readFileSync } from "node:fs";
import path from "node:path";

/** Where an action of the app is called: the id that its build gave it, and a page that has it. */
export interface ActionAddress {
  readonly id: string;
  readonly page: string;
}

interface Manifest {
  readonly node: Readonly<
    Record<string, { readonly exportedName: string; readonly workers: Readonly<Record<string, unknown>> }>
  >;
}

/** Every server action of a build, by the name that its file exports. */
export function readActionAddresses(buildFolder: string): ReadonlyMap<string, ActionAddress> {
  const file = path.join(buildFolder, "server", "server-reference-manifest.json");
  const { node }: Manifest = JSON.parse(readFileSync(file, "utf8"));
  const addresses = new Map<string, ActionAddress>();
  for (const [id, { exportedName, workers }] of Object.entries(node)) {
    if (addresses.has(exportedName)) throw new Error(`two actions are called ${exportedName}`);
    const [page] = Object.keys(workers).sort((a, b) => a.length - b.length);
    if (page === undefined) throw new Error(`no page has the action ${exportedName}`);
    addresses.set(exportedName, { id, page: addressOf(page) });
  }
  return addresses;
}

/** `app/(desk)/orders/[orderNumber]/page` → `/orders/-`. The action answers without the page being drawn. */
function addressOf(page: string): string {
  const parts = page.split("/").slice(1, -1);
  const shown = parts.filter((part) => !part.startsWith("("));
  return `/${shown.map((part) => (part.startsWith("[") ? "-" : part)).join("/")}`;
}
