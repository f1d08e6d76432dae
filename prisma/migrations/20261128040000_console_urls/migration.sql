-- Where each provider's own console is opened, by the provider's id: {"<provider>": "https://…"}. A provider without one is left out.
ALTER TABLE "shop_settings" ADD COLUMN "console_urls" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "shop_settings" ADD CONSTRAINT "shop_settings_console_urls_object" CHECK (jsonb_typeof("console_urls") = 'object');
