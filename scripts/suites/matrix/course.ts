import {
  atLimit,
  type Circumstances,
  type Expected,
  expectCancel,
  expectCapture,
  expectChange,
  type Standing,
} from "./expected";
import { type Act, type MatrixCase, totalOf } from "./matrix-case";
import type { PageCell } from "./page";

/** An act, and what has to come of it. */
export interface Step {
  readonly act: Act;
  readonly expected: Expected;
}

/** How an order of the case stands before anything is done. */
export function standingBefore({ order }: MatrixCase): Standing {
  const total = totalOf(order);
  return {
    state: order.captured ? "captured" : "authorized",
    authorized: total,
    captured: order.captured ? total : 0,
    refunded: 0,
    total,
    marked: false,
    waiting: null,
    tasks: [],
  };
}

/** What has to come of a case, act by act: each is reckoned on what the one before has left. */
export function courseOf(one: MatrixCase): readonly Step[] {
  const { flags, order, clocks } = one;
  const { paid, threeDSecure, slipNumberSent } = order;
  const around = { flags, paid, threeDSecure, slipNumberSent, passed: clocks?.passed === "yes" };
  let now = standingBefore(one);
  return one.acts.map((act) => {
    const expected = expectedOf(one, act, now, around);
    const here = clocks === null ? expected : atLimit(expected, now, clocks.passed);
    now = here.after;
    return { act, expected: here };
  });
}

function expectedOf(one: MatrixCase, act: Act, now: Standing, around: Circumstances): Expected {
  switch (act.does) {
    case "cancel":
      return expectCancel(cellNow(one, "cancel", now), now, around);
    case "capture":
      return expectCapture(now);
    case "change": {
      const total = act.by === "to_zero" ? 0 : now.total + act.by;
      return expectChange(cellNow(one, "amount", now), now, around, { total, editChoice: act.editChoice });
    }
  }
}

function cellNow({ line }: MatrixCase, question: "cancel" | "amount", now: Standing): PageCell | null {
  return line.cells[`${question}.${now.state === "captured" ? "after" : "before"}_capture`];
}
