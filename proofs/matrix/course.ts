import {
  atLimit,
  type Circumstances,
  type Expected,
  expectCancel,
  expectCapture,
  expectChange,
  expectMark,
  expectPaid,
  expectShip,
  type Standing,
} from "./expected";
import { expectAuthorize } from "./expected-authorization";
import { type CaseAct, type MatrixCase, totalOf } from "./matrix-case";
import type { PageCell } from "./page";

/** An act, and what has to come of it. */
export interface CaseStep {
  readonly act: CaseAct;
  readonly expected: Expected;
}

/** How an order of the case stands before anything is done. */
export function standingBefore({ order }: MatrixCase): Standing {
  const total = totalOf(order);
  return {
    state: order.payment,
    authorized: order.payment === "none" ? 0 : total,
    captured: order.payment === "captured" ? total : 0,
    refunded: 0,
    declined: false,
    total,
    marked: false,
    paid: order.paid,
    slipNumberSent: order.slipNumberSent,
    waiting: null,
    tasks: [],
  };
}

/** What has to come of a case, act by act, each computed from the state after the one before. */
export function caseCourseOf(one: MatrixCase): readonly CaseStep[] {
  const { settings, order, clocks } = one;
  const around = { settings, threeDSecure: order.threeDSecure, passed: clocks?.passed === "yes" };
  let now = standingBefore(one);
  return one.acts.map((act) => {
    const expected = expectedOf(one, act, now, around);
    const here = clocks === null ? expected : atLimit(expected, now, clocks.passed);
    now = here.after;
    return { act, expected: here };
  });
}

function expectedOf(one: MatrixCase, act: CaseAct, now: Standing, around: Circumstances): Expected {
  switch (act.does) {
    case "cancel":
      return expectCancel(cellNow(one, "cancel", now), now, around);
    case "mark":
      return expectMark(cellNow(one, "cancel", now), now, around);
    case "capture":
      return expectCapture(now);
    case "ship":
      return expectShip(now, act.report);
    case "paid":
      return expectPaid(now, act.paid);
    case "authorize":
      return expectAuthorize(one.line, now, one.settings, act.card);
    case "change": {
      const total = act.by === "to_zero" ? 0 : now.total + act.by;
      return expectChange(cellNow(one, "amount", now), now, around, { total, editChoice: act.editChoice });
    }
  }
}

function cellNow({ line }: MatrixCase, question: "cancel" | "amount", now: Standing): PageCell | null {
  return line.cells[`${question}.${now.state === "captured" ? "after" : "before"}_capture`];
}
