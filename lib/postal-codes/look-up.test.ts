import { expect, test } from "vitest";
import { PREFECTURES } from "@/lib/payments/model/address";
import { placeOfPostalCode } from "./look-up";

test.each([
  ["1540001", { kind: "place", prefecture: "東京都", city: "世田谷区池尻" }],
  ["0600042", { kind: "place", prefecture: "北海道", city: "札幌市中央区大通西" }],
  ["1000000", { kind: "place", prefecture: "東京都", city: "千代田区" }],
  // 66 towns of one city; two cities of one prefecture; two prefectures.
  ["4520961", { kind: "several", prefecture: "愛知県", city: "清須市" }],
  ["0040000", { kind: "several", prefecture: "北海道", city: "" }],
  ["4980000", { kind: "several", prefecture: "", city: "" }],
  ["9999999", { kind: "unknown" }],
  ["154000", { kind: "unknown" }],
  ["154000x", { kind: "unknown" }],
])("%s", (code, place) => {
  expect(placeOfPostalCode(code)).toEqual(place);
});

test("the table's prefectures are the 47 that an address begins with", () => {
  const codes = ["0010010", "1000001", "5300001", "6028026", "6400000", "8900000", "9000000", "2310000", "4600000"];
  for (const code of codes) {
    const place = placeOfPostalCode(code);
    if (place.kind === "unknown") throw new Error(`${code} is unknown`);
    expect(PREFECTURES).toContain(place.prefecture);
  }
});
