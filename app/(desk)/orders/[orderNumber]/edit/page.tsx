import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EditScreen } from "@/components/order-edit/edit-screen";
import { requireStaff } from "@/lib/auth/session";
import { readOrderEdit } from "@/lib/orders/read-order";

interface Props {
  readonly params: Promise<{ readonly orderNumber: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { orderNumber } = await params;
  return { title: `${decodeURIComponent(orderNumber)} 受注編集` };
}

export default async function EditOrderPage({ params }: Props) {
  const staff = await requireStaff("operator");
  const { orderNumber } = await params;
  const opened = await readOrderEdit(decodeURIComponent(orderNumber), staff);
  if (opened === null) notFound();
  return <EditScreen opened={opened} />;
}
