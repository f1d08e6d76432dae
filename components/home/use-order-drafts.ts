"use client";

import { useEffect, useState } from "react";
import { useDrafts } from "@/components/drafts/draft-owner";
import { HOME_HREF } from "@/lib/home/home-links";
import type { HomeDraftForm } from "@/lib/messages/home";
import type { EpochMs } from "@/lib/time/epoch";

export interface OrderDraft {
  /** "" of an order that has no number yet. */
  readonly orderNumber: string;
  readonly form: HomeDraftForm;
  readonly href: string;
  readonly at: EpochMs;
}

/** The forms whose subject is an order, by their name without the number of its shape, and where they are found again. */
const HREF: Readonly<Record<HomeDraftForm, (orderNumber: string) => string>> = {
  "order-edit": HOME_HREF.edit,
  "order-register": () => HOME_HREF.register,
  memo: HOME_HREF.order,
};

function isOrderForm(form: string): form is HomeDraftForm {
  return Object.hasOwn(HREF, form);
}

/** What this person has typed about orders on this device and not saved; none on the server, which has no drafts. */
export function useOrderDrafts(): readonly OrderDraft[] {
  const store = useDrafts();
  const [drafts, setDrafts] = useState<readonly OrderDraft[]>([]);
  useEffect(() => {
    const read = () => {
      const found = store?.list(Date.now()) ?? [];
      setDrafts(
        found.flatMap(({ form: shape, subject, at }) => {
          const form = shape.slice(0, shape.lastIndexOf("."));
          return isOrderForm(form)
            ? [{ orderNumber: form === "order-register" ? "" : subject, form, href: HREF[form](subject), at }]
            : [];
        }),
      );
    };
    read();
    window.addEventListener("storage", read);
    return () => window.removeEventListener("storage", read);
  }, [store]);
  return drafts;
}
