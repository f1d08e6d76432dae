import path from "node:path";
import { accountOf } from "@/prisma/sample/staff";
import { type ProcessIdentity, sendSignal, waitUntilGone } from "../../scripts/processes/identity.mjs";
import { answers } from "../../scripts/processes/node-process";
import { type DatabaseWire, openDatabaseWire } from "../database-wire/database-wire";
import { type Addresses, openSuiteShop, type SuiteShop } from "../harness/open";
import { CLUSTER_FOLDER } from "../harness/services";
import { readActionAddresses } from "../staff-client/action-addresses";
import { openSession } from "../staff-client/staff-client";
import { openWire, type Wire } from "../wire/wire";
import { CrashDesk } from "./desk";
import { Gates } from "./gates";
import { mountSmallDisk, type SmallDisk } from "./small-disk";
import { DidNotCome, until } from "./until";
import { RepairWatch } from "./watch";

/** A production shop between two wires, with staff at work in it, whose processes the suite may end. */
export interface CrashShop {
  readonly shop: SuiteShop;
  readonly gates: Gates;
  readonly databaseWire: DatabaseWire;
  readonly wire: Wire;
  readonly desk: CrashDesk;
  readonly watch: RepairWatch;
  /** Why there is none, where there is none. */
  readonly disk: SmallDisk | string;
  /** When the run began: older rows came with the sample. */
  readonly since: number;
  close(options: { readonly keepFolder: boolean }): Promise<void>;
}

export interface CrashShopOptions {
  readonly root: string;
  readonly seed: string;
  readonly orders: number;
  /** Whether the database lies on a disk that can be filled. */
  readonly smallDisk: boolean;
  readonly signal: AbortSignal;
}

const BACK_WITHIN_MS = 60_000;
const GONE_WITHIN_MS = 10_000;

export async function openCrashShop(options: CrashShopOptions): Promise<CrashShop> {
  const { seed, smallDisk, ...suite } = options;
  let disk: SmallDisk | string = "not asked for";
  const prepareFolder = (folder: string): (() => void) => {
    if (smallDisk) disk = mountSmallDisk(path.join(folder, CLUSTER_FOLDER));
    return () => typeof disk !== "string" && disk.release();
  };
  const gates = new Gates();
  const wires = new Wires(gates);
  let shop: SuiteShop | undefined;
  const close = async (keepFolder: boolean): Promise<void> => {
    await shop?.close({ keepFolder });
    await wires.close();
  };
  try {
    shop = await openSuiteShop({ ...suite, suite: "crash", prepareFolder, between: (own) => wires.open(own) });
    const door = { url: shop.url, actions: readActionAddresses(shop.buildFolder) };
    const desk = await CrashDesk.open(await openSession({ door }, accountOf("operator")), shop.databaseUrl, seed);
    const watch = new RepairWatch(shop.databaseUrl);
    let closed: Promise<void> | undefined;
    return {
      ...{ shop, gates, ...wires.opened, desk, watch, disk, since: Date.now() },
      close({ keepFolder }) {
        closed ??= watch.close().then(() => close(keepFolder));
        return closed;
      },
    };
  } catch (error) {
    await close(true);
    throw error;
  }
}

/** The wires between the shop, its database and the providers' side. */
class Wires {
  readonly #gates: Gates;
  #opened: { readonly databaseWire: DatabaseWire; readonly wire: Wire } | undefined;

  constructor(gates: Gates) {
    this.#gates = gates;
  }

  async open({ databaseUrl, gatewayUrl }: Addresses): Promise<Addresses> {
    const databaseWire = await openDatabaseWire(databaseUrl, this.#gates.database);
    const wire = await openWire({ databaseUrl, gatewayUrl, decider: this.#gates.wire });
    this.#opened = { databaseWire, wire };
    return { databaseUrl: databaseWire.url, gatewayUrl: wire.url };
  }

  get opened() {
    if (this.#opened === undefined) throw new Error("the shop has been opened without its wires");
    return this.#opened;
  }

  async close(): Promise<void> {
    await this.#opened?.wire.close();
    await this.#opened?.databaseWire.close();
  }
}

/** kill -9, and not a word of it left. Answers the instant. */
export async function killNow(process: ProcessIdentity): Promise<number> {
  const at = Date.now();
  if (!sendSignal(process, "SIGKILL")) throw new DidNotCome(`process ${process.pid} had ended by itself`);
  if (!(await waitUntilGone(process, GONE_WITHIN_MS))) throw new Error(`process ${process.pid} survived kill -9`);
  return at;
}

/** The process as it runs, once it does. */
export async function running(shop: SuiteShop, name: "web" | "worker" | "postgres"): Promise<ProcessIdentity> {
  await until(`${name} runs`, BACK_WITHIN_MS, () => shop.part(name) !== null);
  const part = shop.part(name);
  return part ?? running(shop, name);
}

/** Until the web app answers again, without help from the suite. */
export async function untilWebAnswers(shop: SuiteShop): Promise<void> {
  const back = async () => shop.part("web") !== null && (await answers(`${shop.url}/api/health`));
  await until("the web app answers", BACK_WITHIN_MS, back);
}
