import Link from "next/link";
import { wordsOfReason } from "@/components/order/words/card-words";
import { CARD_ROW } from "@/lib/messages/cards";
import { WAY_OUT_WORD } from "@/lib/messages/reasons";
import type { CardReason, OrderView, VerdictCard } from "@/lib/orders/detail/order-view-types";
import type { EpochMs } from "@/lib/time/epoch";
import { Row } from "./card-row";

/** 連携するには: which setting or choice would turn the answer, and for staff who may turn it the way there. */
export function CardWays(props: { readonly card: VerdictCard; readonly view: OrderView; readonly now: EpochMs }) {
  const { card, view, now } = props;
  const open = card.reasons.filter((reason) => reason.ways.length > 0);
  if (open.length === 0) return null;
  const otherwiseFixed = open.length < card.reasons.length;
  return (
    <Row term={CARD_ROW.ways}>
      {otherwiseFixed
        ? WAY_OUT_WORD.otherReasons
        : open.map((reason) => (
            <span key={reason.reason} className="block">
              {wordsOfReason(reason, card, view, now).remedy}
              <WayLink reason={reason} view={view} />
            </span>
          ))}
    </Row>
  );
}

function WayLink({ reason, view }: { readonly reason: CardReason; readonly view: OrderView }) {
  const needsSetting = reason.ways.some((way) => way.kind !== "edit_choice");
  if (!needsSetting) return null;
  if (!view.viewer.mayChangeSettings) return WAY_OUT_WORD.askAdmin;
  const inShop = reason.ways.every((way) => way.kind === "shop_setting");
  return (
    <Link
      className="text-link ml-1"
      href={inShop ? "/settings/shop" : `/settings/methods#${encodeURIComponent(view.method.id)}`}
    >
      {inShop ? WAY_OUT_WORD.openShopSettings : WAY_OUT_WORD.openMethodSettings(view.method.title)}
    </Link>
  );
}
