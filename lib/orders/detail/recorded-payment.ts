import type { EpochMs } from "@/lib/time/epoch";
import type { OrderView } from "./order-view-types";

/** Who last said of an order's money that it had arrived, or had not; `by` null: the provider reported it. */
export interface MoneyWord {
  readonly arrived: boolean;
  readonly at: EpochMs;
  readonly by: string | null;
}

const ARRIVED: Readonly<Record<string, boolean>> = {
  payment_recorded: true,
  payment_reported: true,
  payment_taken_back: false,
};

/** null: nothing was said of it yet, or it came with the authorization. */
export function lastMoneyWord({ history }: Pick<OrderView, "history">): MoneyWord | null {
  const said = history.flatMap((entry) => {
    const arrived = entry.type === "event" ? ARRIVED[entry.kind] : undefined;
    return arrived === undefined ? [] : [{ arrived, at: entry.at, by: entry.by }];
  });
  return said.reduce<MoneyWord | null>((last, one) => (last === null || one.at > last.at ? one : last), null);
}
