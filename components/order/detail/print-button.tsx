"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ORDER_SLIP } from "@/lib/messages/order-panel";

/** The order as a sheet of paper: the same facts, without what only a screen can do. */
export function PrintButton() {
  return (
    <Button title={ORDER_SLIP.print} aria-label={ORDER_SLIP.print} onClick={() => window.print()}>
      <Printer aria-hidden="true" />
      <span className="max-[87.5rem]:hidden">{ORDER_SLIP.print}</span>
    </Button>
  );
}
