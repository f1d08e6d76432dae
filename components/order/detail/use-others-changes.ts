import { useState } from "react";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { ChangedField } from "@/lib/payments/model/contract";
import { othersChanges, othersFields } from "./others-changes";

export interface OthersChanges {
  /** In sentences, oldest first. */
  readonly lines: readonly string[];
  readonly fields: ReadonlySet<ChangedField["field"]>;
  /** The person has read them: later changes are told against the order as it is now. */
  readonly close: () => void;
}

/** What others did since the order was opened, or since the notice was closed. The shown order is up to date already. */
export function useOthersChanges(view: OrderView, ownName: string): OthersChanges {
  const [seen, setSeen] = useState(view);
  return {
    lines: othersChanges(seen, view, ownName),
    fields: othersFields(seen, view, ownName),
    close: () => setSeen(view),
  };
}
