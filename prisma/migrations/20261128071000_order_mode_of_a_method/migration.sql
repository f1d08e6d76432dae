-- 決済方式 is a setting of the method whose line names it, not of the shop. That method keeps what the shop had set.
ALTER TABLE "method_settings" ADD COLUMN "order_mode" "OrderMode" NOT NULL DEFAULT 'normal';
INSERT INTO "method_settings" ("method_id", "order_mode")
  SELECT 'smartpay/smartpay', "order_mode" FROM "shop_settings" WHERE "order_mode" <> 'normal'
  ON CONFLICT ("method_id") DO UPDATE SET "order_mode" = EXCLUDED."order_mode";
ALTER TABLE "shop_settings" DROP COLUMN "order_mode";
