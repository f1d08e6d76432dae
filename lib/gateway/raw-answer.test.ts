import { describe, expect, it } from "vitest";
import { RAW_LIMIT } from "./port";
import { keepableRaw } from "./raw-answer";

describe("the raw answer that is kept", () => {
  it("is the answer's own text where it holds no secret", () => {
    const text = '{"operationId":"op-1","providerCode":"E01050004","orderNumber":"261024-0087"}';
    expect(keepableRaw(text)).toBe(text);
  });

  it("loses passwords, tokens and card fields, whatever their spelling", () => {
    for (const name of [
      "AccessPass",
      "shop_password",
      "client-secret",
      "accessToken",
      "cardNo",
      "card_number",
      "securityCode",
    ]) {
      const kept = keepableRaw(`{"${name}": "s3cr\\"et", "other": 1}`);
      expect(kept, name).not.toContain("s3cr");
      expect(kept).toContain('"other": 1');
    }
    expect(keepableRaw("Authorization: Bearer abc.def-ghi")).not.toContain("abc.def");
    expect(keepableRaw("you sent top-secret-token", ["top-secret-token"])).toBe("you sent [removed]");
  });

  it("loses a card number, grouped or not, but no other long number", () => {
    expect(keepableRaw("card 4111111111111111 refused")).toBe("card [removed] refused");
    expect(keepableRaw("card 4111 1111 1111 1111 refused")).toBe("card [removed] refused");
    expect(keepableRaw("order 4111111111111112")).toBe("order 4111111111111112");
    expect(keepableRaw("8f3a4111111111111111")).toBe("8f3a4111111111111111");
  });

  it("is at most RAW_LIMIT long and never holds a byte that the database refuses", () => {
    expect(keepableRaw("x".repeat(RAW_LIMIT * 20))).toHaveLength(RAW_LIMIT);
    expect(keepableRaw("a\u0000b")).toBe("ab");
    const secretAtTheCut = `${"x".repeat(RAW_LIMIT - 12)}"token":"abcdefghijklmnop"`;
    expect(keepableRaw(secretAtTheCut)).not.toContain("abc");
  });
});
