import path from "node:path";
import { fileURLToPath } from "node:url";
import { openSuiteShop } from "../harness/open";
import { checkInvariants } from "../invariants/check-invariants";
import type { BrokenPromise } from "../invariants/violation";
import { lastRound } from "../last-round";
import { readActionAddresses } from "../staff-client/action-addresses";
import type { ActionExchange } from "../staff-client/staff-client";
import { openWire, type Wire } from "../wire/wire";
import { answeredTo } from "./judges/one-answer";
import { openOrderShelf } from "./orders";
import { openProvidersSide } from "./providers-side";
import { linkFields } from "./settings";
import { type SignedInStaff, signInStaff } from "./signed-in-staff";
import type { RaceConfirmation, RaceHarness } from "./track";

/** A shop with its staff signed in, where races are held. */
export interface Meeting extends RaceHarness {
  readonly url: string;
  readonly databaseUrl: string;
  /** Checks the invariants on rows, ledger, the wire's mutations and all answers. */
  check(confirmed: readonly RaceConfirmation[]): Promise<readonly BrokenPromise[]>;
  /** How many calls reached the wire. */
  sent(): number;
  close(keepLogs: boolean): Promise<void>;
}

export interface MeetingOptions {
  /** Names the suite's folder in the system's temporary one. */
  readonly suite: string;
  readonly sessions: number;
  readonly say: RaceHarness["say"];
  /** Hears of answers over HTTP that are none. */
  readonly onFailed: (exchange: ActionExchange) => void;
}

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export async function openMeeting({ suite, sessions, say, onFailed }: MeetingOptions): Promise<Meeting> {
  let wire: Wire | undefined;
  const unsettled = new Set<string>();
  const shop = await openSuiteShop({
    root: ROOT,
    suite,
    orders: 0,
    between: async (own) => {
      const inquiry = (id: string) => ({ does: unsettled.has(id) ? "in_flight" : "pass" }) as const;
      wire = await openWire({ ...own, decider: { inquiry } });
      return { ...own, gatewayUrl: wire.url };
    },
  });
  const { databaseUrl, gatewayUrl, gatewayToken } = shop;
  const simulator = { url: gatewayUrl, token: gatewayToken };
  const shelf = await openOrderShelf(databaseUrl, simulator);
  const close = async (keepFolder: boolean): Promise<void> => {
    await shelf.close();
    await shop.close({ keepFolder });
    await wire?.close();
    if (keepFolder) console.log(`The shop's logs stand in ${shop.folder}`);
  };
  try {
    await linkFields(databaseUrl);
    const door = { url: shop.url, actions: readActionAddresses(shop.buildFolder) };
    const staff: SignedInStaff = await signInStaff(door, sessions, (exchange) => {
      if (exchange.status !== 200) onFailed(exchange);
    });
    const since = Date.now();
    return {
      url: shop.url,
      databaseUrl,
      staff,
      shelf,
      providers: openProvidersSide(simulator, unsettled),
      say,
      sent: () => wire?.sends.length ?? 0,
      close,
      check: async (confirmed) => {
        await lastRound({ databaseUrl, gatewayUrl, gatewayToken });
        return checkInvariants({
          databaseUrl,
          gatewayUrl,
          gatewayToken,
          compared: true,
          since,
          sends: wire?.sends ?? [],
          wireSawAll: true,
          answers: confirmed.map(answeredTo).filter((staffAnswer) => staffAnswer !== null),
          broken: new Set(),
          quietSince: since,
          recoveries: [],
        });
      },
    };
  } catch (error) {
    await close(true);
    throw error;
  }
}
