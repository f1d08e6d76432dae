-- The page names two notices of such a provider, one for cancels and one for amount changes. The one address served both.
ALTER TABLE "shop_settings" RENAME COLUMN "external_notice_url" TO "cancel_notice_url";
ALTER TABLE "shop_settings" ADD COLUMN "amount_notice_url" TEXT NOT NULL DEFAULT '';
-- Nobody's change: the row keeps its version.
UPDATE "shop_settings" SET "amount_notice_url" = "cancel_notice_url";
