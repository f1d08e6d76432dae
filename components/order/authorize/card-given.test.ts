import { describe, expect, it } from "vitest";
import { readFormMessage } from "./card-given";

const given = {
  type: "card-given",
  token: "tok-1",
  expiresAt: "2026-11-28T06:55:00.000Z",
  brand: "VISA",
  last4: "1111",
  expiry: "2028-12",
  securityCode: "given",
};

describe("a message of the provider's form", () => {
  it("is taken over with what the protocol names, and with nothing more", () => {
    expect(readFormMessage({ ...given, number: "4111111111111111", code: "123" })).toEqual(given);
    expect(readFormMessage({ type: "card-form-open", more: 1 })).toEqual({ type: "card-form-open" });
  });

  it.each([
    ["a whole number in the place of its last digits", { last4: "4111111111111111" }],
    ["a number in the brand's place", { brand: "4111111111111111" }],
    ["a token that is none", { token: "" }],
    ["words in the place of the token's end", { expiresAt: "4111111111111111" }],
    ["a day where a month is told", { expiry: "2028-12-01" }],
    ["the code itself", { securityCode: "123" }],
    ["another kind of message", { type: "card-taken" }],
  ])("is left alone with %s", (_what, change) => {
    expect(readFormMessage({ ...given, ...change })).toBeNull();
  });

  it.each([null, undefined, "card-given", 7, [given]])("is left alone where it is %j", (data) => {
    expect(readFormMessage(data)).toBeNull();
  });
});
