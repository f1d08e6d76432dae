import { expect, test } from "vitest";
import { originsFrom } from "./origins";

test("both names of this machine are trusted on the shop's port, over plain http", () => {
  expect(originsFrom({ PORT: "4123" })).toEqual({
    baseURL: "http://localhost:4123",
    trusted: ["http://localhost:4123", "http://127.0.0.1:4123"],
    secure: false,
  });
});

test("a shop behind https marks its cookies Secure and trusts that name", () => {
  const origins = originsFrom({ APP_URL: "https://desk.example.jp/somewhere", PORT: "3000" });
  expect(origins.baseURL).toBe("https://desk.example.jp");
  expect(origins.trusted).toContain("https://desk.example.jp");
  expect(origins.secure).toBe(true);
});
