import { describe, expect, it } from "vitest";
import { METHOD_IDS, PROVIDER_IDS, providerOf } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import { PROVIDER_CODE_MEANINGS } from "./profile";
import {
  codeMeaning,
  type NamedOperation,
  PROFILES,
  profileOf,
  providerOperationName,
  statusMeaning,
} from "./registry";

const STAGES = ["before_capture", "after_capture"] as const;

/** Everything that the rules can make the shop send for a method. */
function sendable(method: (typeof METHOD_IDS)[number]): readonly NamedOperation[] {
  const named: NamedOperation[] = [
    { kind: "authorize", stage: "before_capture" },
    { kind: "capture", stage: "before_capture" },
  ];
  if (cellOf(method, "capture_on_authorization") !== null) {
    named.push({ kind: "authorize", stage: "before_capture", captureNow: true });
  }
  for (const stage of STAGES) {
    const cancel = cellOf(method, `cancel.${stage}`)?.facts;
    if (cancel !== undefined) named.push({ kind: "cancel", stage });
    if (cancel?.gate === "cancel_api_or_termination_api") named.push({ kind: "terminate", stage });
    const amount = cellOf(method, `amount.${stage}`)?.facts;
    if (amount === undefined || amount.settled_at_capture) continue;
    const kind = amount.captures_with_change ? "change_amount_and_capture" : "change_amount";
    named.push({ kind, stage });
    if (!amount.decrease_only) named.push({ kind, stage, increase: true });
  }
  return named;
}

describe("provider profiles", () => {
  it("are one per provider and name each method of the catalogue once", () => {
    expect(PROFILES.map((profile) => profile.provider).sort()).toEqual([...PROVIDER_IDS].sort());
    const methods = PROFILES.flatMap((profile) => Object.keys(profile.methods));
    expect(methods.sort()).toEqual([...METHOD_IDS].sort());
    for (const method of METHOD_IDS) expect(profileOf(method).provider).toBe(providerOf(method));
  });

  it("have a name of the provider's own for everything that the rules can send", () => {
    const missing = METHOD_IDS.flatMap((method) =>
      sendable(method).flatMap((named) => {
        try {
          return providerOperationName(method, named) === "" ? [{ method, named }] : [];
        } catch {
          return [{ method, named }];
        }
      }),
    );
    expect(missing).toEqual([]);
  });

  it("refuse an unknown method and a step that the method does not have", () => {
    expect(() => profileOf("nobody/nothing")).toThrow();
    const amountless = METHOD_IDS.find((method) => cellOf(method, "amount.before_capture") === null);
    expect(amountless).toBeDefined();
    expect(() =>
      providerOperationName(amountless ?? "", { kind: "change_amount_and_capture", stage: "before_capture" }),
    ).toThrow();
  });

  it("remember a key for some hours in the key's family and in no other", () => {
    for (const profile of PROFILES) {
      expect(profile.keyWindowHours !== null, profile.provider).toBe(profile.family === "idempotency_key");
    }
    expect(new Set(PROFILES.map((profile) => profile.family)).size).toBe(3);
  });

  it("say for each provider which code means a doubt, a repetition and a wrong state", () => {
    for (const profile of PROFILES) {
      for (const [method, wire] of Object.entries(profile.methods)) {
        const meanings = new Set([...Object.values(profile.codes), ...Object.values(wire.codes ?? {})]);
        for (const needed of ["maybe_done", "duplicate", "invalid_state"] as const) {
          expect(meanings.has(needed), `${method} ${needed}`).toBe(true);
        }
        for (const meaning of meanings) expect(PROVIDER_CODE_MEANINGS).toContain(meaning);
      }
    }
  });

  it("give each state of a payment a status word that reads back as that state", () => {
    for (const method of METHOD_IDS) {
      const { statuses, methods } = profileOf(method);
      const words = Object.keys({ ...statuses, ...methods[method]?.statuses });
      const states = new Set(words.map((word) => statusMeaning(method, word)));
      for (const state of ["authorized", "captured", "voided", "refunded"] as const) {
        expect(states.has(state), `${method} ${state}`).toBe(true);
      }
      expect(statusMeaning(method, "no such word")).toBeNull();
    }
  });
});

describe("a provider's code", () => {
  const [method] = METHOD_IDS.filter((id) => profileOf(id).codes.E11010999 !== undefined);
  if (method === undefined) throw new Error("no profile with joined codes");

  it("is looked up whole before its beginning, and is null where nobody names it", () => {
    expect(codeMeaning(method, "E61010002")).toBe("contract");
    expect(codeMeaning(method, "42C030000")).toBe("declined");
    expect(codeMeaning(method, "Z00000000")).toBeNull();
  });

  it("is in doubt when one of several joined ones is", () => {
    expect(codeMeaning(method, "E01050004|E11010999")).toBe("maybe_done");
    expect(codeMeaning(method, "Z00000000|E01050004")).toBe("invalid_state");
  });
});
