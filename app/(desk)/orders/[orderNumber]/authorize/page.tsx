import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AuthorizeScreen } from "@/components/order/authorize/authorize-screen";
import { requireStaff } from "@/lib/auth/session";
import { readOrder } from "@/lib/orders/detail/read-order";
import { orderNumberInPage } from "@/lib/payments/model/order-number";

interface Props {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const orderNumber = orderNumberInPage((await params).orderNumber);
  return orderNumber === null ? {} : { title: `${orderNumber} オーソリ` };
}

export default async function AuthorizePage({ params }: Props) {
  const readAt = Date.now();
  const staff = await requireStaff("operator");
  const orderNumber = orderNumberInPage((await params).orderNumber);
  const view = orderNumber === null ? null : await readOrder(orderNumber, staff);
  if (view === null) notFound();
  return <AuthorizeScreen key={view.orderNumber} initial={view} readAt={readAt} />;
}
