import {
  Ban,
  CircleCheck,
  CircleQuestionMark,
  CircleX,
  Clock,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import { Badge, type BadgeShape, type Tint } from "@/components/ui/badge";
import { OPERATION_STATE_WORD, type OperationStateCode } from "@/lib/messages/operations";

const LOOK: Record<OperationStateCode, { readonly tint: Tint; readonly shape: BadgeShape; readonly icon: LucideIcon }> =
  {
    requested: { tint: "blue", shape: "plain", icon: Clock },
    sending: { tint: "blue", shape: "dashed", icon: LoaderCircle },
    unknown: { tint: "violet", shape: "dashed", icon: CircleQuestionMark },
    needs_person: { tint: "violet", shape: "solid", icon: TriangleAlert },
    succeeded: { tint: "green", shape: "plain", icon: CircleCheck },
    failed: { tint: "red", shape: "plain", icon: CircleX },
    not_sent: { tint: "grey", shape: "plain", icon: Ban },
  };

/** 連携状況: dashed is not settled, solid needs a person. */
export function OperationStateBadge({ state }: { readonly state: OperationStateCode }) {
  const { tint, shape, icon } = LOOK[state];
  return (
    <Badge tint={tint} shape={shape} icon={icon}>
      {OPERATION_STATE_WORD[state]}
    </Badge>
  );
}
