import { expect, test } from "vitest";
import { whatHappened } from "./history-words";

const shopEvent = (data: object) => whatHappened({ subject: "shop", subjectId: "shop", kind: "setting_changed", data });

test.each([
  ["cancelNoticeUrl", "注文キャンセルの注意事項を「設定なし」から「https://example.jp/n」に変更"],
  ["amountNoticeUrl", "金額変更の注意事項を「設定なし」から「https://example.jp/n」に変更"],
  // The trail keeps what the shop's settings once were.
  ["externalNoticeUrl", "注意事項のリンクを「設定なし」から「https://example.jp/n」に変更"],
])("a change of %s reads as what was set", (setting, text) => {
  expect(shopEvent({ setting, before: "", after: "https://example.jp/n" })).toBe(text);
});

test("決済方式 reads the same as the method's setting, and as what the shop's once was", () => {
  const text = "決済方式を「通常注文方式」から「その他」に変更";
  const values = { before: "normal", after: "other" };
  expect(shopEvent({ setting: "orderMode", ...values })).toBe(text);
  const ofMethod = { subject: "method", subjectId: "smartpay/smartpay", kind: "flag_changed" } as const;
  expect(whatHappened({ ...ofMethod, data: { flag: "orderMode", ...values } })).toBe(text);
});
