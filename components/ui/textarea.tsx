import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { controlStyle } from "./input";

/** From how much of its limit on a text is counted under it. */
const COUNTED_FROM = 0.9;

/** The browser takes no more than `maxLength`, also of a text that is pasted, and says nothing: this does. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const { value, maxLength } = rest;
  const length = typeof value === "string" ? value.length : 0;
  return (
    <>
      <textarea rows={rows} className={cn(controlStyle, "py-1.5", className)} {...rest} />
      {maxLength === undefined || length < maxLength * COUNTED_FROM ? null : length < maxLength ? (
        <p className="text-right text-muted text-sm">あと{(maxLength - length).toLocaleString("ja-JP")}文字</p>
      ) : (
        // Read out once: the count before it would be, with every letter.
        <p role="status" className="text-right text-amber text-sm">
          {`上限の${maxLength.toLocaleString("ja-JP")}文字です。これより後の文字は入りません。`}
        </p>
      )}
    </>
  );
}
