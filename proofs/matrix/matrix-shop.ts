import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "@/lib/db/client";
import { accountOf } from "@/prisma/sample/staff";
import { openSuiteShop } from "../harness/open";
import { checkInvariants } from "../invariants/check-invariants";
import type { CheckedLedger, StaffAnswer } from "../invariants/evidence";
import { readProvidersLedger } from "../invariants/read-ledger";
import type { BrokenPromise } from "../invariants/violation";
import { lastRound } from "../last-round";
import { readActionAddresses } from "../staff-client/action-addresses";
import { type ActionExchange, openSession, type Staff } from "../staff-client/staff-client";
import { openWire, type Wire } from "../wire/wire";
import { type FlagDesk, openFlagDesk } from "./flag-desk";
import { layCases } from "./lay";
import type { MatrixCase } from "./matrix-case";
import { openSetClocks, type SetClocks } from "./set-clocks";

/** A production shop that holds the cases' orders, with signed-in staff. */
export interface MatrixShop {
  readonly operators: readonly Staff[];
  readonly flagDesk: FlagDesk;
  readonly clocks: SetClocks;
  readonly wire: Wire;
  ledger(): Promise<CheckedLedger>;
  /** Rows, ledger, wire and answers, as every suite on the product lays them side by side. */
  checkInvariants(answers: readonly StaffAnswer[]): Promise<readonly BrokenPromise[]>;
  close(keepLogs: boolean): Promise<void>;
}

/** So many pairs of hands: more would only wait for two cores. */
const SESSIONS = 4;
const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export async function openMatrixShop(
  cases: readonly MatrixCase[],
  onFailed: (exchange: ActionExchange) => void,
): Promise<MatrixShop> {
  const closing: (() => Promise<unknown>)[] = [];
  const opened: { wire?: Wire; clocks?: SetClocks } = {};
  const shop = await openSuiteShop({
    root: ROOT,
    suite: "matrix",
    orders: 0,
    between: async (own) => {
      const clocks = await openSetClocks({ shop: own.databaseUrl, provider: own.ledgerDatabaseUrl });
      const wire = await openWire(own);
      Object.assign(opened, { wire, clocks });
      return { ...own, gatewayUrl: wire.url };
    },
  });
  const close = async (keepFolder: boolean): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
    await opened.clocks?.close();
    await shop.close({ keepFolder });
    await opened.wire?.close();
    if (keepFolder) console.log(`The shop's logs stand in ${shop.folder}`);
  };
  try {
    const { wire, clocks } = opened;
    if (wire === undefined || clocks === undefined) throw new Error("the shop opened without its wire and clocks");
    const { databaseUrl, gatewayUrl, gatewayToken } = shop;
    const db = await connectTo(databaseUrl);
    closing.push(() => db.$disconnect());
    const door = { url: shop.url, actions: readActionAddresses(shop.buildFolder) };
    const onExchange = (exchange: ActionExchange): void => {
      if (exchange.status !== 200) onFailed(exchange);
    };
    const enter = (role: "admin" | "operator") => openSession({ door, onExchange }, accountOf(role));
    const flagDesk = await openFlagDesk(db, await enter("admin"));
    const operators: Staff[] = [];
    while (operators.length < SESSIONS) operators.push(await enter("operator"));
    await layCases(db, { url: gatewayUrl, token: gatewayToken }, cases);
    const since = Date.now();
    return {
      operators,
      flagDesk,
      clocks,
      wire,
      close,
      ledger: () => readProvidersLedger(gatewayUrl, gatewayToken),
      checkInvariants: async (answers) => {
        await lastRound({ databaseUrl, gatewayUrl, gatewayToken });
        const compared = { compared: true, since, quietSince: since, wireSawAll: true } as const;
        const run = { ...compared, sends: wire.sends, answers, broken: new Set<string>(), recoveries: [] };
        return checkInvariants({ databaseUrl, gatewayUrl, gatewayToken, ...run });
      },
    };
  } catch (error) {
    await close(true);
    throw error;
  }
}

/** Imported only here: it needs the database client, which the set-up may have made just now. */
async function connectTo(databaseUrl: string): Promise<Database> {
  const { connect } = await import("@/lib/db/client");
  return connect(databaseUrl, 2);
}
