import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { Outcome } from "@/lib/capability/types";
import { type MethodOutlook, methodOutlook, type OutlookSettings } from "@/lib/orders/register/method-outlook";
import type { EpochMs } from "@/lib/time/epoch";

/** One thing that an order's method decides, as it is now and as it would be. Codes; words are chosen where it is drawn. */
export type ComparedRow = { readonly differs: boolean } & (
  | {
      readonly of: `${"cancel" | "amount"}.${"before_capture" | "after_capture"}`;
      readonly now: Outcome;
      readonly after: Outcome;
    }
  | { readonly of: "capture"; readonly now: MethodOutlook["capture"]; readonly after: MethodOutlook["capture"] }
  | { readonly of: "code"; readonly now: CodeDemand; readonly after: CodeDemand }
  | { readonly of: "shipment"; readonly now: boolean; readonly after: boolean }
  | { readonly of: "paid"; readonly now: MethodOutlook["beginning"]; readonly after: MethodOutlook["beginning"] }
);

type CodeDemand = NonNullable<MethodOutlook["authorization"]["securityCode"]> | "no_card";

export interface ComparedMethod {
  readonly id: MethodId;
  readonly settings: OutlookSettings;
  readonly takesShipments: boolean;
}

const STAGES = ["before_capture", "after_capture"] as const;
const QUESTIONS = ["cancel", "amount"] as const;

/** What changes with the method, before it is changed: by the page and the settings of now. */
export function compareMethods(
  present: ComparedMethod,
  chosen: ComparedMethod,
  order: { readonly now: EpochMs; readonly threeDSecure: boolean },
): readonly ComparedRow[] {
  const now = methodOutlook(present.id, present.settings, order);
  const after = methodOutlook(chosen.id, chosen.settings, order);
  const linkages = QUESTIONS.flatMap((question) =>
    STAGES.map((stage) =>
      row({ of: `${question}.${stage}`, now: now.stages[stage][question], after: after.stages[stage][question] }),
    ),
  );
  return [
    ...linkages,
    row({ of: "capture", now: now.capture, after: after.capture }),
    row({ of: "code", now: codeOf(now), after: codeOf(after) }),
    row({ of: "shipment", now: present.takesShipments, after: chosen.takesShipments }),
    row({ of: "paid", now: now.beginning, after: after.beginning }),
  ];
}

type Values = ComparedRow extends infer Row ? (Row extends ComparedRow ? Omit<Row, "differs"> : never) : never;

function row(values: Values): ComparedRow {
  return { ...values, differs: values.now !== values.after } as ComparedRow;
}

function codeOf({ authorization }: MethodOutlook): CodeDemand {
  return authorization.securityCode ?? "no_card";
}
