"use client";

import { useQuery } from "@tanstack/react-query";
import { ProviderBeside } from "@/components/status/provider-beside";
import { StatusBadge } from "@/components/status/status-badge";
import { cn } from "@/components/ui/class-names";
import { type MethodId, methodShort } from "@/lib/capability/facts/catalogue";
import { METHOD_COMPARISON_WORD } from "@/lib/messages/method-comparison";
import { BEGINNING_WORD, CAPTURE_WORD, CODE_WORD } from "@/lib/messages/register";
import { OUTCOME_STATUS } from "@/lib/messages/statuses";
import { type ComparedRow, compareMethods } from "@/lib/orders/detail/compare-methods";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { methodSettingsQuery } from "@/lib/queries/method-settings";
import { shopSettingsQuery } from "@/lib/queries/shop-settings";

/** What changes with the method, row by row; what differs is tinted and says so in a word. */
export function MethodComparison({ view, chosen }: { readonly view: OrderView; readonly chosen: MethodId }) {
  const rows = useComparison(view, chosen);
  if (rows === null) return <p className="text-muted">{METHOD_COMPARISON_WORD.unread}</p>;
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{METHOD_COMPARISON_WORD.title}</caption>
      <thead className="bg-sunken text-left">
        <tr>
          <td className="px-2 py-1" />
          <Column title={METHOD_COMPARISON_WORD.now} method={view.method.id} />
          <Column title={METHOD_COMPARISON_WORD.after} method={chosen} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.of} className="border-line border-b">
            <th scope="row" className="px-2 py-1.5 text-left font-normal text-muted">
              {METHOD_COMPARISON_WORD.compared[row.of]}
            </th>
            <td className="px-2 py-1.5">
              <Value row={row} of="now" />
            </td>
            <td className={cn("px-2 py-1.5", row.differs && "bg-amber-tint")}>
              <span className="flex flex-wrap items-center justify-between gap-x-2">
                <Value row={row} of="after" />
                {row.differs ? <span className="text-amber text-xs">{METHOD_COMPARISON_WORD.changes}</span> : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Column({ title, method }: { readonly title: string; readonly method: MethodId }) {
  const names = methodShort(method);
  return (
    <th scope="col" className="px-2 py-1">
      {title}
      <span className="block font-normal text-muted">
        {names.method} <ProviderBeside name={names.method} provider={names.provider} className="" />
      </span>
    </th>
  );
}

function Value({ row, of }: { readonly row: ComparedRow; readonly of: "now" | "after" }) {
  switch (row.of) {
    case "capture":
      return CAPTURE_WORD[row[of]].short;
    case "code":
      return CODE_WORD[row[of]];
    case "shipment":
      return METHOD_COMPARISON_WORD.shipment[`${row[of]}`];
    case "paid":
      return BEGINNING_WORD[row[of]];
    default:
      return <StatusBadge status={OUTCOME_STATUS[row[of]]} />;
  }
}

/** By the settings as they are; null where they could not be read. */
function useComparison(view: OrderView, chosen: MethodId): readonly ComparedRow[] | null {
  const settings = useQuery(methodSettingsQuery());
  const shop = useQuery(shopSettingsQuery());
  const of = (method: MethodId) => settings.data?.find(({ methodId }) => methodId === method);
  const [now, after] = [of(view.method.id), of(chosen)];
  if (now === undefined || after === undefined || shop.data === undefined) return null;
  const { pciDss } = shop.data;
  return compareMethods(
    { ...now, id: view.method.id, settings: { flags: now.flags, pciDss } },
    { ...after, id: chosen, settings: { flags: after.flags, pciDss } },
    { now: view.serverNow, threeDSecure: view.order.threeDSecure },
  );
}
