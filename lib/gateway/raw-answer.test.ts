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

  it.each([
    ["an object", '{"accessToken":{"id":"s3cret","kind":"x"},"other":1}'],
    ["a list", '{"card_number":["s3cret","s3cret"],"other":1}'],
    ["JSON within a text", String.raw`{"body":"{\"password\":\"s3cret\"}","other":1}`],
    ["a form", "shop=1&shop_password=s3cret&other=1"],
    ["XML", '<a><ShopPass kind="x">s3cret</ShopPass><other>1</other></a>'],
    ["a header", "x-api-key: s3cret\nother: 1"],
    ["a key of another name", '{"apiKey":"s3cret","private_key":"s3cret","other":1}'],
    ["a cookie", "Set-Cookie: session=s3cret; Path=/\nother: 1"],
  ])("loses what is secret in %s, and nothing else", (_, text) => {
    expect(keepableRaw(text)).not.toContain("s3cret");
    expect(keepableRaw(text)).toContain("other");
  });

  it("loses our own token also where JSON has escaped it", () => {
    expect(keepableRaw(String.raw`{"seen":"Bearer-ish tok\/en\"x"}`, ['tok/en"x'])).not.toContain("tok");
  });

  it("is made in no time of whatever comes", () => {
    for (const text of [`"${"pan".repeat(30_000)}`, '"pan'.repeat(20_000), `"token":${"[".repeat(90_000)}`]) {
      const since = performance.now();
      keepableRaw(text);
      expect(performance.now() - since, text.slice(0, 12)).toBeLessThan(250);
    }
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
