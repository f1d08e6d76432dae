import { dehydrate } from "@tanstack/react-query";
import type { Metadata } from "next";
import { OrderListScreen } from "@/components/order-list/order-list-screen";
import { requireStaff } from "@/lib/auth/session";
import { database } from "@/lib/db/client";
import { mayAs } from "@/lib/identity/role";
import { DEFAULT_SORT } from "@/lib/orders/list/list-filter";
import { countOrders, listOrders } from "@/lib/orders/list/list-orders";
import { ORDER_LIST_PARAMS, orderListParams, parseOrderListUrl, writeOrderListUrl } from "@/lib/orders/list/list-url";
import { HandOver } from "@/lib/queries/hand-over";
import { orderCountQuery, orderListQuery } from "@/lib/queries/order-list";
import { getQueryClient } from "@/lib/queries/query-client";

export const metadata: Metadata = { title: "受注データ管理" };

interface OrdersPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The first rows come with the page, verdicts included; how many there are follows. */
export default async function OrdersPage({ searchParams }: OrdersPageProps) {
  const readAt = Date.now();
  const staff = await requireStaff();
  const { state } = parseOrderListUrl(onlyTexts(await searchParams));
  const countState = { filter: state.filter, sort: DEFAULT_SORT, cursor: null };
  const client = getQueryClient();
  // Not awaited: the browser takes the count over when it is there.
  void client.prefetchQuery({
    ...orderCountQuery(writeOrderListUrl(countState)),
    queryFn: () => countOrders(database(), orderListParams(countState)),
  });
  // What fails here is asked again by the browser, whose answer says why in the place of the rows.
  await client.prefetchQuery({
    ...orderListQuery(writeOrderListUrl(state)),
    queryFn: () => listOrders(database(), orderListParams(state)),
  });
  return (
    <HandOver state={dehydrate(client)} readAt={readAt}>
      <OrderListScreen mayRegister={mayAs(staff.role, "operator")} />
    </HandOver>
  );
}

/** A parameter that stands twice counts once: the browser's own reading takes the first, too. */
function onlyTexts(params: Record<string, string | string[] | undefined>) {
  return Object.fromEntries(
    ORDER_LIST_PARAMS.map((param) => [param, Array.isArray(params[param]) ? params[param][0] : params[param]]),
  );
}
