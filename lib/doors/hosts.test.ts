import { expect, test } from "vitest";
import { isOwnHost, loopbackHosts } from "./hosts";

test("this machine's own names count with the port, whatever their case", () => {
  const own = loopbackHosts(3000);
  for (const host of ["localhost:3000", "LocalHost:3000", "127.0.0.1:3000", "[::1]:3000"]) {
    expect(isOwnHost(host, own)).toBe(true);
  }
  expect(isOwnHost("localhost", loopbackHosts(80))).toBe(true);
});

test.each([
  undefined,
  "",
  "evil.example",
  "evil.example:3000",
  "localhost",
  "localhost:3001",
  "localhost:3000.evil.example",
  "localhost.evil.example:3000",
  "evil.example@localhost:3000",
  "localhost:3000, evil.example",
  "127.0.0.1.evil.example:3000",
  "0.0.0.0:3000",
  "2130706433:3000",
])("%j is another's", (host) => {
  expect(isOwnHost(host, loopbackHosts(3000))).toBe(false);
});
