import { expect, test } from "vitest";
import { ownNames } from "./own-names";

const machine = () => ["desk-pc", "192.168.1.5", "fd00::5"];

test("this machine's own names are ours on the shop's port, over plain http", () => {
  expect(ownNames({ PORT: "4123" }, machine)).toEqual({
    baseURL: "http://localhost:4123",
    origins: ["http://localhost:4123", "http://127.0.0.1:4123", "http://[::1]:4123"],
    hosts: ["localhost:4123", "127.0.0.1:4123", "[::1]:4123"],
    secure: false,
  });
});

test("a shop behind https answers under that name too, and marks its cookies Secure", () => {
  const names = ownNames({ APP_URL: "https://desk.example.jp/somewhere", PORT: "3000" }, machine);
  expect(names.baseURL).toBe("https://desk.example.jp");
  expect(names.origins).toContain("https://desk.example.jp");
  expect(names.origins).not.toContain("http://desk.example.jp");
  expect(names.hosts).toContain("desk.example.jp");
  expect(names.secure).toBe(true);
});

test("one that listens on an address of its own answers under it; on every address, under the machine's names", () => {
  expect(ownNames({ HOST: "192.168.1.7" }, machine).hosts).toContain("192.168.1.7:3000");
  expect(ownNames({ HOST: "192.168.1.7" }, machine).hosts).not.toContain("desk-pc:3000");
  for (const HOST of ["0.0.0.0", "::"]) {
    const { hosts, origins } = ownNames({ HOST }, machine);
    expect(hosts).toEqual(expect.arrayContaining(["desk-pc:3000", "192.168.1.5:3000", "[fd00::5]:3000"]));
    expect(origins).toContain("http://192.168.1.5:3000");
  }
  // The real machine's, whatever they are.
  expect(ownNames({ HOST: "0.0.0.0" }).hosts.length).toBeGreaterThan(3);
});
