import { Plus } from "lucide-react";
import { Button, type ButtonProps } from "@/components/ui/button";

export function FilterButton(props: ButtonProps) {
  return (
    <Button size="small" {...props}>
      <Plus aria-hidden="true" />
      絞り込み
    </Button>
  );
}
