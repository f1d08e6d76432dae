import { Notice } from "@/components/ui/notice";

/** Why a change was not made, where that is about no single field. */
export function Refused({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <Notice tint="red" role="alert">
      {text}
    </Notice>
  );
}
