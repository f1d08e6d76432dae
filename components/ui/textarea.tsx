import type { ComponentProps } from "react";
import { lengthOf } from "@/lib/text/length";
import { cn } from "./class-names";
import { controlStyle } from "./input";

/** From how much of its limit on a text is counted under it. */
const COUNTED_FROM = 0.9;

export interface TextareaProps extends Omit<ComponentProps<"textarea">, "maxLength"> {
  /**
   * How many characters may be saved, as people count them. A longer text can be typed and pasted, and the field says
   * so. The browser's own limit counts an emoji as several and silently cuts what is pasted.
   */
  readonly limit?: number;
}

export function Textarea({ className, rows = 3, limit, ...rest }: TextareaProps) {
  return (
    <>
      <textarea rows={rows} className={cn(controlStyle, "py-1.5", className)} {...rest} />
      {limit === undefined || typeof rest.value !== "string" ? null : <Room text={rest.value} limit={limit} />}
    </>
  );
}

function Room({ text, limit }: { readonly text: string; readonly limit: number }) {
  if (text.length < limit * COUNTED_FROM) return null;
  const room = limit - lengthOf(text);
  if (room > limit * (1 - COUNTED_FROM)) return null;
  if (room >= 0) return <p className="text-right text-muted text-sm">あと{room.toLocaleString("ja-JP")}文字</p>;
  return (
    // Read out once, when the limit is passed: the count would be, with every letter.
    <p className="text-right text-amber text-sm">
      <span role="status">{`${limit.toLocaleString("ja-JP")}文字を超えています。`}</span>
      <span>{`${(-room).toLocaleString("ja-JP")}文字減らしてください。`}</span>
    </p>
  );
}
