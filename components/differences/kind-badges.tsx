import { StatusBadge } from "@/components/status/status-badge";
import type { DifferenceBrief } from "@/lib/differences/difference-list-view";
import { DIFFERENCE_KIND_STATUS } from "@/lib/messages/reconciliation";

/** The kinds of a difference. An ended difference asks for no action. */
export function KindBadges({ kinds, ended }: { readonly kinds: DifferenceBrief["kinds"]; readonly ended: boolean }) {
  return (
    <span className="flex flex-wrap gap-1">
      {kinds.map((kind) => {
        const status = DIFFERENCE_KIND_STATUS[kind];
        return <StatusBadge key={kind} status={ended ? { ...status, tint: "grey", shape: "plain" } : status} />;
      })}
    </span>
  );
}
