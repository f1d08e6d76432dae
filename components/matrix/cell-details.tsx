import { X } from "lucide-react";
import Link from "next/link";
import { Description, DescriptionList } from "@/components/ui/description-list";
import { PopoverClose } from "@/components/ui/popover";
import type { Capability } from "@/lib/capability/types";
import type { MatrixCell, MatrixRow } from "@/lib/matrix/matrix-view";
import { CAPABILITY_WORD } from "@/lib/messages/capabilities";
import { deadlineWord, GATE_WORD, TRAIT_WORD, traitsOf } from "@/lib/messages/facts";
import { MATRIX_TEXT } from "@/lib/messages/matrix";
import { pageWordsText } from "@/lib/messages/quotation";

export interface CellDetailsProps {
  readonly row: MatrixRow;
  readonly capability: Capability;
  readonly cell: MatrixCell;
  readonly titleId: string;
}

/** All that the page says of one cell, in words, and how the shop has set it. */
export function CellDetails({ row, capability, cell, titleId }: CellDetailsProps) {
  const { facts, flags, onNow } = cell;
  const words = pageWordsText(cell);
  const deadline = deadlineWord(facts);
  const traits = traitsOf(facts);
  const stage = capability.endsWith(".before_capture")
    ? "&stage=before_capture"
    : capability.endsWith(".after_capture")
      ? "&stage=after_capture"
      : "";
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <h2 id={titleId} className="min-w-0 flex-1 text-base">
          {row.title}
          <span className="block font-normal text-muted text-sm">
            {row.providerLabel}・{CAPABILITY_WORD[capability].long}
          </span>
        </h2>
        <PopoverClose
          aria-label="閉じる"
          className="-mt-1 -mr-1 inline-flex size-8 items-center justify-center rounded-control text-muted hover:bg-sunken"
        >
          <X className="size-4" aria-hidden="true" />
        </PopoverClose>
      </div>
      <DescriptionList>
        <Description term="条件">{GATE_WORD[facts.gate]}</Description>
        {deadline === null ? null : <Description term="期限">{deadline}</Description>}
        {traits.length === 0 ? null : (
          <Description term="内容">
            {traits.map((trait) => (
              <span key={trait} className="block">
                {TRAIT_WORD[trait].long}
              </span>
            ))}
          </Description>
        )}
        {words === null ? null : <Description term="対応表の記載">{words}</Description>}
        {flags.length === 0 ? null : (
          <Description term="現在の設定">
            {flags.map(({ name, choice }) => (
              <span key={name} className="block">
                {name} {choice}
              </span>
            ))}
          </Description>
        )}
      </DescriptionList>
      <p className={onNow ? "text-green" : "text-amber"}>{onNow ? MATRIX_TEXT.onNow : MATRIX_TEXT.offNow}</p>
      <p className="flex flex-wrap gap-x-4">
        <Link className="text-link" href={`/orders?method=${row.methodId}${stage}`}>
          この条件の受注を見る
        </Link>
        {flags.length === 0 ? null : (
          <Link className="text-link" href={`/settings/methods#${row.methodId}`}>
            フラグの設定を開く
          </Link>
        )}
      </p>
    </div>
  );
}
