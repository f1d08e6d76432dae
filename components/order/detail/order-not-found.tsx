"use client";

import { SearchX } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { NOT_FOUND_TITLE, refusalText } from "@/lib/messages/refusals";
import { orderNumberInPage } from "@/lib/payments/model/order-number";

/** The number is repeated as it was asked, so that a slip of the finger is seen. */
export function OrderNotFound() {
  const { orderNumber: segment = "" } = useParams<{ orderNumber?: string }>();
  const asked = orderNumberInPage(segment) ?? segment;
  return (
    <>
      <PageHeader title={NOT_FOUND_TITLE} />
      <EmptyState
        icon={SearchX}
        title={refusalText("order_not_found", { orderNumber: asked, acknowledgement: "" })}
        actions={
          <Button asChild>
            <Link href="/orders">受注データ管理に戻る</Link>
          </Button>
        }
      />
    </>
  );
}
