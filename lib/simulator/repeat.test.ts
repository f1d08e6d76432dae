import { describe, expect, it } from "vitest";
import { type Again, decideRepeat, type Remembered } from "./repeat";

const HOUR = 60 * 60 * 1_000;
const known: Remembered = { result: "succeeded", fingerprint: "a", receivedAt: 0 };
const again: Again = { fingerprint: "a", expiresAt: 100 * HOUR, now: 1_000 };

describe("the same operation id again", () => {
  it.each(["idempotency_key", "merchant_operation_id", "none"] as const)(
    "never undoes a refusal and never begins after expiresAt: %s",
    (family) => {
      const rule = { family, keyWindowHours: 6 };
      expect(decideRepeat(rule, { ...known, result: "refused" }, again)).toBe("replay");
      expect(decideRepeat(rule, known, { ...again, now: again.expiresAt + 1 })).toBe("replay");
    },
  );

  it("gets the first answer under a key, whose other body is refused", () => {
    const rule = { family: "idempotency_key", keyWindowHours: 6 } as const;
    expect(decideRepeat(rule, known, again)).toBe("replay");
    expect(decideRepeat(rule, { ...known, result: "pending" }, again)).toBe("replay");
    expect(decideRepeat(rule, known, { ...again, fingerprint: "b" })).toBe("refuse_duplicate");
  });

  it("is new once the key's window has passed, and not a millisecond earlier", () => {
    const rule = { family: "idempotency_key", keyWindowHours: 6 } as const;
    expect(decideRepeat(rule, known, { ...again, now: 6 * HOUR })).toBe("replay");
    expect(decideRepeat(rule, known, { ...again, now: 6 * HOUR + 1 })).toBe("execute");
  });

  it("is a duplicate under a merchant's operation id", () => {
    expect(decideRepeat({ family: "merchant_operation_id" }, known, again)).toBe("refuse_duplicate");
  });

  it("is done again where there are no keys, up to expiresAt itself, unless the first is still pending", () => {
    expect(decideRepeat({ family: "none" }, known, { ...again, now: again.expiresAt })).toBe("execute");
    expect(decideRepeat({ family: "none" }, { ...known, result: "pending" }, again)).toBe("replay");
  });
});
