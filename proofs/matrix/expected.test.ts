import { describe, expect, test } from "vitest";
import {
  atLimit,
  type Circumstances,
  expectCancel,
  expectCapture,
  expectChange,
  expectMark,
  expectPaid,
  expectShip,
  type Standing,
} from "./expected";
import type { PageCell } from "./page";

const AUTHORIZED: Standing = {
  state: "authorized",
  authorized: 3_000,
  captured: 0,
  refunded: 0,
  declined: false,
  total: 3_000,
  marked: false,
  paid: true,
  slipNumberSent: false,
  waiting: null,
  tasks: [],
};
const CAPTURED: Standing = { ...AUTHORIZED, state: "captured", captured: 3_000 };
const PLAIN: Circumstances = { settings: {}, threeDSecure: false, passed: false };
const cell = (more: Partial<PageCell>): PageCell => ({ gate: "flag", until: null, conditions: [], ...more });
const to = (total: number, editChoice = false) => ({ total, editChoice });

describe("受注取消", () => {
  test("is a cancel with 取消API on, a termination with 解約API alone, and a console's work with neither", () => {
    const call = (settings: Circumstances["settings"]) =>
      expectCancel(cell({}), AUTHORIZED, { ...PLAIN, settings }).call;
    expect(call({ cancelApi: true, terminationApi: true })).toEqual({ kind: "cancel", amount: 3_000 });
    expect(call({ terminationApi: true })).toEqual({ kind: "terminate", amount: 3_000 });
    expect(expectCancel(cell({}), AUTHORIZED, PLAIN)).toMatchObject({
      says: "mark_and_task",
      reasons: ["flag_off"],
      call: null,
      acknowledged: true,
      after: { ...AUTHORIZED, marked: true, tasks: ["cancel"] },
    });
  });

  test("gives back all that is held after the capture, and voids what was not captured", () => {
    const linked = cell({ gate: "default" });
    expect(expectCancel(linked, AUTHORIZED, PLAIN).after).toMatchObject({ state: "voided", captured: 0, marked: true });
    expect(expectCancel(linked, { ...CAPTURED, refunded: 500 }, PLAIN)).toMatchObject({
      call: { amount: 2_500 },
      after: { state: "refunded", refunded: 3_000 },
    });
  });

  test("names all that stands in the way", () => {
    const limited = cell({ until: "payment+30d", conditions: ["not-3ds"] });
    const around = { ...PLAIN, threeDSecure: true, passed: true };
    expect(expectCancel(limited, AUTHORIZED, around).reasons).toEqual([
      "flag_off",
      "three_d_secure",
      "deadline_passed",
    ]);
    expect(expectCancel(null, AUTHORIZED, around).reasons).toEqual(["not_in_table"]);
  });
});

describe("an order without a live authorization, and one that is unpaid", () => {
  const none: Standing = { ...AUTHORIZED, state: "none", authorized: 0 };

  test("are settled in the shop alone where nothing lives at the provider, whatever the tables say", () => {
    const linked = cell({ gate: "default" });
    expect(expectCancel(linked, none, PLAIN)).toMatchObject({
      says: "cancel_in_shop",
      reasons: ["awaiting_authorization"],
      call: null,
      after: { ...none, marked: true, tasks: [] },
    });
    expect(expectChange(linked, { ...none, declined: true }, PLAIN, to(9_000))).toMatchObject({
      says: "change_in_shop",
      reasons: ["authorization_rejected"],
      after: { total: 9_000 },
    });
  });

  test("an authorization that lives under 未入金 is never passed over", () => {
    const skips = cell({ conditions: ["unpaid"] });
    const around = { ...PLAIN, settings: { cancelApi: true } };
    const unpaid: Standing = { ...AUTHORIZED, paid: false };
    expect(expectCancel(skips, unpaid, around)).toMatchObject({ says: "mark_and_task", reasons: ["unpaid"] });
    expect(expectCancel(cell({}), unpaid, around).says).toBe("send");
  });

  test("取消区分 is set by hand exactly where 受注取消 is not linked", () => {
    expect(expectMark(cell({}), AUTHORIZED, PLAIN)).toMatchObject({ says: "mark_and_task", reasons: ["flag_off"] });
    const around = { ...PLAIN, settings: { terminationApi: true } };
    expect(expectMark(cell({}), AUTHORIZED, around)).toMatchObject({ answer: "not_allowed", call: null });
  });
});

describe("金額変更", () => {
  test("after the capture gives back the difference, or takes more, and 0 is a cancel", () => {
    const linked = cell({ gate: "linked" });
    expect(expectChange(linked, CAPTURED, PLAIN, to(2_900)).after).toMatchObject({ refunded: 100, captured: 3_000 });
    expect(expectChange(linked, CAPTURED, PLAIN, to(3_100)).after).toMatchObject({
      authorized: 3_100,
      captured: 3_100,
    });
    expect(expectChange(linked, CAPTURED, PLAIN, to(0))).toMatchObject({
      answer: "not_allowed",
      reasons: ["use_cancel"],
    });
  });

  test("減額のみ refuses an increase, and what waits for the capture is carried by it", () => {
    const waits = cell({ gate: "linked", conditions: ["decrease", "at-capture"] });
    expect(expectChange(waits, AUTHORIZED, PLAIN, to(3_100))).toMatchObject({ says: "refused", reasons: ["increase"] });
    const { says, call, after } = expectChange(waits, AUTHORIZED, PLAIN, to(2_900));
    expect({ says, call, waiting: after.waiting }).toEqual({ says: "wait_for_capture", call: null, waiting: 2_900 });
    expect(expectCapture(after)).toMatchObject({ call: { amount: 2_900 }, acknowledged: false });
  });

  test("is linked by the choice in the edit, or by the choice of the flag that the line names", () => {
    expect(expectChange(cell({ gate: "choice" }), AUTHORIZED, PLAIN, to(2_900, true)).says).toBe("send");
    expect(expectChange(cell({ gate: "choice" }), AUTHORIZED, PLAIN, to(2_900)).reasons).toEqual(["edit_choice_off"]);
    const link = { ...PLAIN, settings: { postCaptureAmount: "link" } } as const;
    expect(expectChange(cell({ gate: "later-flag" }), CAPTURED, link, to(2_900)).says).toBe("send");
    expect(expectChange(cell({ gate: "capturing-flag" }), CAPTURED, link, to(2_900)).reasons).toEqual(["flag_off"]);
  });
});

test("伝票番号連携 is a call that moves nothing and closes what is linked before it alone; 入金 is no call", () => {
  const before = cell({ gate: "linked", conditions: ["before-slip"] });
  const reported = expectShip(AUTHORIZED, true);
  expect(reported).toMatchObject({ says: "send", call: { kind: "report_shipment", amount: 3_000 } });
  expect(expectChange(before, reported.after, PLAIN, to(2_900)).reasons).toEqual(["slip_number_sent"]);
  expect(expectChange(before, expectShip(AUTHORIZED, false).after, PLAIN, to(2_900)).says).toBe("send");
  expect(expectPaid({ ...AUTHORIZED, paid: false }, true)).toMatchObject({ call: null, after: { paid: true } });
});

test("at a limit that leaves no time nothing has moved, on either side", () => {
  const expected = expectCancel(cell({ gate: "default" }), AUTHORIZED, PLAIN);
  expect(atLimit(expected, AUTHORIZED, "no_time")).toMatchObject({ answer: "not_sent", call: null, after: AUTHORIZED });
  expect(atLimit(expected, AUTHORIZED, "too_late_there")).toMatchObject({
    answer: "not_sent",
    call: { kind: "cancel" },
  });
  expect(atLimit(expected, AUTHORIZED, "no")).toBe(expected);
});
