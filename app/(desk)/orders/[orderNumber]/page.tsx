import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderScreen } from "@/components/order-detail/order-screen";
import { requireStaff } from "@/lib/auth/session";
import { readOrder } from "@/lib/orders/read-order";

interface Props {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { orderNumber } = await params;
  return { title: `${decodeURIComponent(orderNumber)} 受注詳細` };
}

export default async function OrderPage({ params }: Props) {
  const staff = await requireStaff();
  const { orderNumber } = await params;
  const view = await readOrder(decodeURIComponent(orderNumber), staff);
  if (view === null) notFound();
  return <OrderScreen initial={view} />;
}
