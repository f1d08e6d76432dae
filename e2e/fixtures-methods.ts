import { type APIRequestContext, expect } from "@playwright/test";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import type { Capability, Facts, Flags, Gate } from "@/lib/capability/types";
import type { MethodSettings } from "@/lib/method-settings/contract";

interface MethodNow {
  readonly flags: Flags;
  /** What links its cancel before the capture; null: nothing does. */
  readonly gate: Gate | null;
}

/** The methods that the shop has set so, as signed-in staff read them; at least one. */
export async function methodsWhere(
  request: APIRequestContext,
  fits: (method: MethodNow) => boolean,
): Promise<[MethodId, ...MethodId[]]> {
  const answer = await request.get("/api/settings/methods");
  expect(answer.status()).toBe(200);
  const settings: readonly MethodSettings[] = await answer.json();
  return atLeastOne(
    settings
      .filter(({ methodId, flags }) =>
        fits({ flags, gate: cellOf(methodId, "cancel.before_capture")?.facts.gate ?? null }),
      )
      .map(({ methodId }) => methodId),
  );
}

/** The methods whose cell of the page says so; at least one. */
export function methodsWithCell(capability: Capability, fits: (facts: Facts) => boolean): [MethodId, ...MethodId[]] {
  return atLeastOne(
    METHOD_IDS.filter((method) => {
      const cell = cellOf(method, capability);
      return cell !== null && fits(cell.facts);
    }),
  );
}

function atLeastOne(methods: readonly MethodId[]): [MethodId, ...MethodId[]] {
  const [first, ...others] = methods;
  if (first === undefined) throw new Error("no method is like that");
  return [first, ...others];
}
