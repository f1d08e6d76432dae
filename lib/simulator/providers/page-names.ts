/** As the provider calls itself over its own form. */
const PROVIDER_NAME: Readonly<Record<string, string>> = {
  "smbc-gmo": "SMBC GMO PAYMENT",
  veritrans3g: "VeriTrans3G",
  veritrans4g: "VeriTrans4G",
  "gmo-pg": "GMO Payment Gateway",
  sbps: "SB Payment Service",
  sony: "Sony Payment Services",
  yamato: "クロネコwebコレクト",
  paygent: "Paygent",
  zeus: "ZEUS",
  resona: "りそなPayResort",
  "rakuten-card": "Rakuten Card",
};

export function providerName(provider: string): string {
  return PROVIDER_NAME[provider] ?? provider;
}
