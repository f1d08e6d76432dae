// npm run test:crowd: staff at work in a production shop while strangers sign in without end. docs/proofs.md says what.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { accountOf } from "@/prisma/sample/staff";
import { openSuiteShop, type SuiteShop } from "../harness/open";
import { readOptions } from "../options";
import { openOrderShelf } from "../race/orders";
import { linkFields } from "../race/settings";
import { readActionAddresses } from "../staff-client/action-addresses";
import { openSession } from "../staff-client/staff-client";
import { conclude, type Summary, secondsSince } from "../summary";
import { judgeWaits, type Waits, waitsOf } from "./judge";
import { workUntil } from "./staff-at-work";
import { letStrangersIn, type Told } from "./strangers";

const COMMAND = { suite: "crowd", sizes: { flight: 200, seconds: 15 } } as const;
const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const ORDERS = 1_000;
/** Staff alone: what the machine can do, and the build's first visits. */
const ALONE_SECONDS = 5;

interface CrowdSummary extends Summary {
  readonly alone: Waits;
  readonly crowded: Waits;
  readonly told: Told;
}

async function main(): Promise<void> {
  const { seed, sizes } = readOptions(COMMAND, process.argv.slice(2));
  const since = performance.now();
  console.log(`test:crowd, ${sizes.flight} sign-ins in flight for ${sizes.seconds} s`);
  const shop = await openSuiteShop({ root: ROOT, suite: "crowd", orders: ORDERS });
  try {
    const { alone, crowded, told } = await measure(shop, sizes);
    const violations = judgeWaits(crowded, told);
    for (const what of violations) console.log(what);
    await shop.close({ keepFolder: violations.length > 0 });
    const runs = Object.values(told).reduce((sum, count) => sum + count, 0);
    const summary: CrowdSummary = {
      ...{ suite: COMMAND.suite, seed, runs, operations: crowded.confirms.length, violations: violations.length },
      ...{ seconds: secondsSince(since), alone: waitsOf(alone), crowded: waitsOf(crowded), told },
    };
    conclude(summary);
  } catch (error) {
    await shop.close({ keepFolder: true });
    throw error;
  }
}

async function measure(shop: SuiteShop, { flight, seconds }: { readonly flight: number; readonly seconds: number }) {
  await linkFields(shop.databaseUrl);
  const shelf = await openOrderShelf(shop.databaseUrl, { url: shop.gatewayUrl, token: shop.gatewayToken });
  try {
    const door = { url: shop.url, actions: readActionAddresses(shop.buildFolder) };
    const staff = await openSession({ door }, accountOf("operator"));
    const alone = await workUntil(Date.now() + ALONE_SECONDS * 1_000, staff, shelf, "ALONE");
    const action = door.actions.get("signInAction");
    if (action === undefined) throw new Error("the build has no form to sign in by");
    const strangers = letStrangersIn(shop.url, flight, action.id);
    const crowded = await workUntil(Date.now() + seconds * 1_000, staff, shelf, "CROWD");
    return { alone, crowded, told: await strangers.leave() };
  } finally {
    await shelf.close();
  }
}

await main();
