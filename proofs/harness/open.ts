import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Role } from "@/lib/identity/role";
import { accountOf } from "@/prisma/sample/staff";
import type { ProcessIdentity } from "../../scripts/processes/identity.mjs";
import { openProductionShop, type ShopPart } from "./production-shop";
import { type SuiteServices, startSuiteServices } from "./services";
import { setUp } from "./set-up";
import { signInOverHttp } from "./sign-in";

/** Two addresses: the database's and the providers' side's. */
export interface Addresses {
  readonly databaseUrl: string;
  readonly gatewayUrl: string;
}

/** The suite's own, which stand below its shop. */
export interface OwnAddresses extends Addresses {
  /** The database of the providers' side. */
  readonly ledgerDatabaseUrl: string;
}

export interface SuiteShopOptions {
  /** The project's folder. */
  readonly root: string;
  /** Names the suite's folder in the system's temporary one. */
  readonly suite: string;
  /** How large a sample is laid. Its accounts and settings come with it; 0 lays nothing else. */
  readonly orders: number;
  /**
   * Called once database and providers' side are up and the sample is laid. Answers the addresses that the shop gets
   * instead of theirs, such as those of proxies. The caller closes what it opened there, after the shop.
   */
  readonly between?: (own: OwnAddresses) => Promise<Addresses>;
  /** Called with the suite's empty folder. The suite calls the answered function once nothing runs there any more. */
  readonly prepareFolder?: (folder: string) => () => void;
  readonly signal?: AbortSignal;
}

/** A production shop that only one suite uses. */
export interface SuiteShop {
  readonly url: string;
  /** The database itself and the providers' side itself, also where the shop has other addresses. */
  readonly databaseUrl: string;
  readonly gatewayUrl: string;
  /** The token that the providers' side asks of every caller, the wire before it included. */
  readonly gatewayToken: string;
  /** Holds all that the suite's processes write, logs among it. */
  readonly folder: string;
  /** The production build that it serves. */
  readonly buildFolder: string;
  /** Signs in as the sample's account of that role; answers the cookie. */
  signIn(role: Role): Promise<string>;
  /** The process that runs now; null while its supervisor brings it back. */
  part(name: ShopPart | "postgres"): ProcessIdentity | null;
  /** Ends all of it, and removes its folder unless the caller keeps it. */
  close(options?: { readonly keepFolder?: boolean }): Promise<void>;
}

/**
 * Opens a production build on free ports over a folder of its own, beside what else runs here. The caller holds the
 * leash: when the caller ends, all of it ends.
 */
export async function openSuiteShop(options: SuiteShopOptions): Promise<SuiteShop> {
  const { root, suite, orders } = options;
  const signal = options.signal ?? new AbortController().signal;
  const buildFolder = await setUp(root, signal);
  const folder = mkdtempSync(path.join(tmpdir(), `juchu-${suite}-`));
  const up: { stop(): Promise<void> | void }[] = [];
  const close: SuiteShop["close"] = async ({ keepFolder = false } = {}) => {
    for (const part of up.splice(0).reverse()) await part.stop();
    if (!keepFolder) rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (options.prepareFolder !== undefined) up.push({ stop: options.prepareFolder(folder) });
    const services = await startSuiteServices(root, folder, signal);
    up.push(services);
    const { databaseUrl, gatewayUrl, gatewayToken, ledgerDatabaseUrl } = services;
    await layOrders(services, orders);
    signal.throwIfAborted();
    const told = await options.between?.({ databaseUrl, gatewayUrl, ledgerDatabaseUrl });
    const addresses = { databaseUrl, gatewayUrl, ...told };
    const shop = await openProductionShop({ root, folder, ...addresses, gatewayToken, signal });
    up.push(shop);
    return {
      url: shop.url,
      databaseUrl,
      gatewayUrl,
      gatewayToken,
      folder,
      buildFolder,
      signIn: async (role) => (await signInOverHttp(shop.url, accountOf(role))).cookie,
      part: (name) => (name === "postgres" ? services.postmaster() : shop.part(name)),
      close,
    };
  } catch (error) {
    await close({ keepFolder: true });
    throw error;
  }
}

/** Imported only here: it needs the database client, which the set-up may have made just now. */
async function layOrders(services: SuiteServices, orders: number): Promise<void> {
  const { DEFAULT_SEED } = await import("@/prisma/sample/generate");
  const { laySample } = await import("@/prisma/sample/lay-sample");
  const { databaseUrl, gatewayUrl: url, gatewayToken: token, pagesUrl } = services;
  const target = { databaseUrl, simulator: { url, token, pagesUrl } };
  await laySample(target, { now: Date.now(), orders, seed: DEFAULT_SEED });
}
