import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditScreen } from "@/components/order-edit/edit-screen";
import { requireStaff } from "@/lib/auth/session";
import { orderExists } from "@/lib/orders/read-order";

interface Props {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { orderNumber } = await params;
  return { title: `${decodeURIComponent(orderNumber)} 受注編集` };
}

/** The page brings nothing of the order: the router keeps pages, and what is edited comes with its version. */
export default async function EditOrderPage({ params }: Props) {
  await requireStaff("operator");
  const orderNumber = decodeURIComponent((await params).orderNumber);
  if (!(await orderExists(orderNumber))) notFound();
  return <EditScreen key={orderNumber} orderNumber={orderNumber} />;
}
