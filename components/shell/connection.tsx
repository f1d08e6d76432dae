import { Plug } from "lucide-react";
import type { Connection } from "@/lib/gateway/connection";

/** What stands behind the wire, always in sight, so that staff do not practise on the real one. */
export function ConnectionLabel({ connection }: { readonly connection: Connection }) {
  const label = connection === "simulator" ? "シミュレーター" : "本番";
  return (
    <p className="inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap" title={`接続先: ${label}`}>
      <Plug className="size-4 shrink-0" aria-hidden="true" />
      <span className="sr-only desk:not-sr-only">接続先: </span>
      <span className="truncate max-tablet:text-xs">{label}</span>
    </p>
  );
}
