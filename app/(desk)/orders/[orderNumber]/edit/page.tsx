import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditScreen } from "@/components/order/edit/edit-screen";
import { requireStaff } from "@/lib/auth/session";
import { orderExists } from "@/lib/orders/detail/read-order";
import { orderNumberInPage } from "@/lib/payments/model/order-number";

interface Props {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const orderNumber = orderNumberInPage((await params).orderNumber);
  return orderNumber === null ? {} : { title: `${orderNumber} 受注編集` };
}

/** The page brings nothing of the order: the router keeps pages, and what is edited comes with its version. */
export default async function EditOrderPage({ params }: Props) {
  await requireStaff("operator");
  const orderNumber = orderNumberInPage((await params).orderNumber);
  if (orderNumber === null || !(await orderExists(orderNumber))) notFound();
  return <EditScreen key={orderNumber} orderNumber={orderNumber} />;
}
