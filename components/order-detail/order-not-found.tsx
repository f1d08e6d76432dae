"use client";

import { SearchX } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { refusalText } from "@/lib/messages/refusals";

/** The number is repeated as it was asked, so that a slip of the finger is seen. */
export function OrderNotFound() {
  const { orderNumber } = useParams<{ orderNumber?: string }>();
  const asked = decodeURIComponent(orderNumber ?? "");
  return (
    <EmptyState
      icon={SearchX}
      title={<h1>{refusalText("order_not_found", { orderNumber: asked, acknowledgement: "" })}</h1>}
      actions={
        <Button asChild>
          <Link href="/orders">受注データ管理に戻る</Link>
        </Button>
      }
    />
  );
}
