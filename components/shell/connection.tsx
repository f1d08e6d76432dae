import { Plug } from "lucide-react";
import type { Connection } from "@/lib/gateway/connection";

/** What stands behind the wire, always in sight: nobody should practise on the real one. */
export function ConnectionLabel({ connection }: { readonly connection: Connection }) {
  const label = connection === "simulator" ? "シミュレーター" : "本番";
  return (
    <p className="inline-flex items-center gap-1 text-muted text-sm whitespace-nowrap" title={`接続先:${label}`}>
      <Plug className="hidden size-3.5 desk:block" aria-hidden="true" />
      <span className="sr-only wide:not-sr-only">接続先:</span>
      {label}
    </p>
  );
}
