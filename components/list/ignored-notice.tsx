import { Notice } from "@/components/ui/notice";
import { LIST_MESSAGE } from "@/lib/messages/list";

/** Names the conditions of the address that the list ignored, so that staff do not take it for a filtered one. */
export function IgnoredNotice(props: {
  readonly ignored: readonly { readonly param: string; readonly value: string }[];
}) {
  const lines = props.ignored.map(({ param, value }) =>
    param === "cursor" ? LIST_MESSAGE.ignoredCursor : LIST_MESSAGE.ignored(param, value),
  );
  if (lines.length === 0) return null;
  return (
    <Notice tint="amber" className="mb-2">
      {lines.map((line) => (
        <p key={line} className="break-id">
          {line}
        </p>
      ))}
    </Notice>
  );
}
