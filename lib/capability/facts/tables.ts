import type { Capability, Cell } from "../types";
import { AMOUNT_AFTER_CAPTURE } from "./amount-after-capture";
import { AMOUNT_BEFORE_CAPTURE } from "./amount-before-capture";
import { CANCEL_AFTER_CAPTURE } from "./cancel-after-capture";
import { CANCEL_BEFORE_CAPTURE } from "./cancel-before-capture";
import { CAPTURE_ON_AUTHORIZATION } from "./capture-on-authorization";
import type { MethodId } from "./catalogue";
import { SECURITY_CODE } from "./security-code";
import type { PageTable } from "./table";

/** The six tables as printed. */
export const TABLES: Readonly<Record<Capability, PageTable>> = {
  "cancel.before_capture": CANCEL_BEFORE_CAPTURE,
  "cancel.after_capture": CANCEL_AFTER_CAPTURE,
  "amount.before_capture": AMOUNT_BEFORE_CAPTURE,
  "amount.after_capture": AMOUNT_AFTER_CAPTURE,
  capture_on_authorization: CAPTURE_ON_AUTHORIZATION,
  security_code: SECURITY_CODE,
};

function byMethod(table: PageTable): ReadonlyMap<MethodId, Cell> {
  return new Map(table.flatMap((line) => line.methods.map((method) => [method, line] as const)));
}

const CELLS: Readonly<Record<Capability, ReadonlyMap<MethodId, Cell>>> = {
  "cancel.before_capture": byMethod(CANCEL_BEFORE_CAPTURE),
  "cancel.after_capture": byMethod(CANCEL_AFTER_CAPTURE),
  "amount.before_capture": byMethod(AMOUNT_BEFORE_CAPTURE),
  "amount.after_capture": byMethod(AMOUNT_AFTER_CAPTURE),
  capture_on_authorization: byMethod(CAPTURE_ON_AUTHORIZATION),
  security_code: byMethod(SECURITY_CODE),
};

/** What the page says of a method and a capability; null where the method is not in that table. */
export function cellOf(method: MethodId, capability: Capability): Cell | null {
  return CELLS[capability].get(method) ?? null;
}
