import { describe, expect, it } from "vitest";
import { deadlineOf } from "@/lib/capability/deadlines";
import { METHOD_IDS, type MethodId, PROVIDER_IDS } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import type { LedgerState } from "@/lib/gateway/protocol";
import type { ProviderCodeMeaning } from "@/lib/gateway/providers/profile";
import {
  codeMeaning,
  lapsesAt,
  profileOf,
  providerOperationName,
  statusMeaning,
} from "@/lib/gateway/providers/registry";
import { held, type Payment } from "../payment";
import { codeOf, findSide, type Side, TABLES, waitingWordOf, wordOf } from "./registry";
import { REFUSAL_CAUSES, type RefusalCause, type StepRule } from "./table";
import { lastInstant } from "./time-limit";

/** The same page was transcribed twice, for the shop and for the providers. Here the two are laid beside each other. */

const STAGES = ["before", "after"] as const;

function sideOfMethod(method: MethodId): Side {
  const side = findSide(method.slice(0, method.indexOf("/")), method);
  if (side === null) throw new Error(`no table for ${method}`);
  return side;
}

/** Clocks at awkward instants: month ends, a leap day, the last millisecond of a year in Tokyo. */
const CLOCKS = [
  "2026-01-31T14:59:59.999Z",
  "2026-01-31T15:00:00.000Z",
  "2027-08-30T15:00:00.000Z",
  "2028-02-29T03:04:05.678Z",
  "2026-12-31T14:59:59.999Z",
  "2026-09-30T15:00:00.000Z",
].map((text) => Date.parse(text));

function paymentAt(start: number, capturedAt: number | null): Payment {
  return {
    paymentId: "p",
    provider: "p",
    method: "p/m",
    orderNumber: "1",
    threeDSecure: false,
    state: capturedAt === null ? "authorized" : "captured",
    authorized: 1_000,
    captured: capturedAt === null ? 0 : 1_000,
    refunded: 0,
    orderedAt: start - 86_400_000,
    paymentAt: start,
    capturedAt,
    canceledAt: null,
    lapsedAt: null,
    buyerPaidAt: null,
    card: null,
    shipment: null,
    updatedAt: start,
  };
}

function limitsOf(rule: StepRule | undefined): readonly (number | null)[] {
  return CLOCKS.flatMap((start) => [paymentAt(start, null), paymentAt(start, start + 40 * 86_400_000)]).map(
    (payment) => (rule?.until === undefined ? null : lastInstant(payment, rule.until)),
  );
}

describe("the providers' tables agree with the shop's", () => {
  it("on which methods there are", () => {
    expect(TABLES.map((table) => table.provider).sort()).toEqual([...PROVIDER_IDS].sort());
    expect(TABLES.flatMap((table) => Object.keys(table.methods)).sort()).toEqual([...METHOD_IDS].sort());
  });

  it.each(METHOD_IDS)("on what may be canceled and changed when, until when and how far: %s", (method) => {
    const { method: table } = sideOfMethod(method);
    for (const stage of STAGES) {
      const cancel = cellOf(method, `cancel.${stage}_capture`)?.facts;
      expect(table.cancel?.[stage] !== undefined, `cancel ${stage}`).toBe(cancel !== undefined);
      expect(table.cancel?.[stage]?.notWith3ds ?? false).toBe(cancel?.excluded_when_3ds ?? false);

      const amount = cellOf(method, `amount.${stage}_capture`)?.facts;
      const sent = amount !== undefined && !amount.settled_at_capture;
      const change = table.change?.[stage];
      const changeAndCapture = table.changeAndCapture?.[stage];
      expect(change !== undefined, `change ${stage}`).toBe(sent && !amount.captures_with_change);
      expect(changeAndCapture !== undefined, `change and capture ${stage}`).toBe(
        sent && amount.captures_with_change === true,
      );
      const rule = change ?? changeAndCapture;
      if (sent) expect(rule?.decreaseOnly ?? false).toBe(amount.decrease_only ?? false);

      for (const [facts, side] of [
        [cancel, table.cancel?.[stage]],
        [sent ? amount : undefined, rule],
      ] as const) {
        const expected = CLOCKS.flatMap((start) =>
          [null, start + 40 * 86_400_000].map((captured) => ({ start, captured })),
        ).map(({ start, captured }) =>
          facts === undefined
            ? null
            : deadlineOf(facts, { orderedAt: start - 86_400_000, paymentAt: start, capturedAt: captured }),
        );
        expect(limitsOf(side)).toEqual(expected);
      }
    }
  });

  it.each(METHOD_IDS)("on whether authorizing may capture: %s", (method) => {
    const facts = cellOf(method, "capture_on_authorization")?.facts;
    const expected = facts === undefined ? "never" : facts.gate === "always" ? "always" : "on_request";
    expect(sideOfMethod(method).method.captureNow).toBe(expected);
  });

  it.each(METHOD_IDS)("on whether a card with a security code is typed for it: %s", (method) => {
    expect(sideOfMethod(method).method.card !== undefined).toBe(cellOf(method, "security_code") !== null);
  });
});

const CARD_CAUSES: readonly RefusalCause[] = ["card_unusable", "security_code_missing"];

const MEANING: Readonly<Record<RefusalCause, ProviderCodeMeaning>> = {
  invalid_state: "invalid_state",
  already_done: "already_done",
  expired: "expired",
  amount: "amount_not_allowed",
  not_supported: "not_supported",
  declined: "declined",
  duplicate: "duplicate",
  busy: "busy",
  card_unusable: "invalid_request",
  security_code_missing: "security_code",
};

describe("the shop's profiles understand the providers", () => {
  it.each(METHOD_IDS)("every code and every status word of %s", (method) => {
    const side = sideOfMethod(method);
    const refusesCards = side.method.card !== undefined;
    const causes = REFUSAL_CAUSES.filter((cause) => refusesCards || !CARD_CAUSES.includes(cause));
    for (const cause of causes) {
      expect(codeMeaning(method, codeOf(side, cause)), cause).toBe(MEANING[cause]);
    }
    const states: readonly LedgerState[] = ["authorized", "captured", "voided", "refunded"];
    for (const state of states) expect(statusMeaning(method, wordOf(side, state)), state).toBe(state);
    if (lapsesAt(method, 0) !== null) expect(statusMeaning(method, wordOf(side, "lapsed")), "lapsed").toBe("lapsed");
    if (refusesCards || side.method.screens) {
      expect(statusMeaning(method, waitingWordOf(side)), "waiting").toBe("processing");
    }
  });

  it("which call ends a captured card payment of GMO on which day, in Tokyo", () => {
    const capturedAt = Date.parse("2026-11-12T03:00:00.000Z");
    const jobOn = (day: string): string | undefined => {
      const times = { capturedAt, now: Date.parse(day) };
      const name = providerOperationName("gmo-pg/card-link", { kind: "cancel", stage: "after_capture", times });
      const word = sideOfMethod("gmo-pg/card-link").method.refundedWord?.(capturedAt, times.now);
      expect(name).toBe(`AlterTran ${word}`);
      return word;
    };
    expect(jobOn("2026-11-12T14:59:59.999Z")).toBe("VOID");
    expect(jobOn("2026-11-12T15:00:00.000Z")).toBe("RETURN");
    expect(jobOn("2026-11-30T14:59:59.999Z")).toBe("RETURN");
    expect(jobOn("2026-11-30T15:00:00.000Z")).toBe("RETURNX");
  });

  it.each(METHOD_IDS)(
    "when the provider lets an authorization of %s lapse, and whether it takes slip numbers",
    (method) => {
      const { provider, method: table } = sideOfMethod(method);
      const days = (provider.furtherLimits ?? []).map((limit) => limit.lapsesAfterDays?.[method]).find(Boolean);
      expect(lapsesAt(method, 1_000)).toBe(days === undefined ? null : 1_000 + days * 86_400_000);
      const name = profileOf(method).methods[method]?.operations.report_shipment;
      expect(name !== undefined).toBe(table.reportsShipment === true);
    },
  );

  it.each(METHOD_IDS)("how the provider of %s takes a repeated request, and for how long", (method) => {
    const { provider } = sideOfMethod(method);
    expect(profileOf(method).family).toBe(provider.family);
    expect(profileOf(method).keyWindowHours).toBe(provider.keyWindowHours ?? null);
  });
});

it("what is held is what a payment of each state can still give", () => {
  expect(held(paymentAt(0, null))).toBe(1_000);
  expect(held({ ...paymentAt(0, 1), refunded: 300 })).toBe(700);
});
