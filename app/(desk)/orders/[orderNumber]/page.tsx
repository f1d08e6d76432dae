import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderScreen } from "@/components/order/detail/order-screen";
import { requireStaff } from "@/lib/auth/session";
import { readOrder } from "@/lib/orders/detail/read-order";
import { orderNumberInPage } from "@/lib/payments/model/order-number";

interface Props {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const orderNumber = orderNumberInPage((await params).orderNumber);
  return orderNumber === null ? {} : { title: `${orderNumber} 受注詳細` };
}

export default async function OrderPage({ params }: Props) {
  const readAt = Date.now();
  const staff = await requireStaff();
  const orderNumber = orderNumberInPage((await params).orderNumber);
  const view = orderNumber === null ? null : await readOrder(orderNumber, staff);
  if (view === null) notFound();
  return <OrderScreen initial={view} readAt={readAt} staffName={staff.name} />;
}
