import type { MouseEvent } from "react";
import { Button } from "@/components/ui/button";
import { DIALOG_WORD } from "@/lib/messages/dialogs";

/** Comes to stand where 送信 stood: the second half of a double click on that one is not meant for this. */
export function CloseButton({ onClose }: { readonly onClose: () => void }) {
  const press = (event: MouseEvent) => {
    if (event.detail < 2) onClose();
  };
  return (
    <Button size="large" onClick={press}>
      {DIALOG_WORD.close}
    </Button>
  );
}
