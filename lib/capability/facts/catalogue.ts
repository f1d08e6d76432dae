/**
 * The 23 payment service providers and 67 atomic payment methods, in the page's order and with its texts.
 * A method is provider + 決済種別 + variant: each carrier of a キャリア決済 line is a method of its own.
 */

interface ProviderEntry {
  /** As the page prints it. */
  readonly label: string;
  /** For narrow columns. */
  readonly short: string;
}

export const PROVIDERS = {
  "smbc-fs": { label: "SMBCファイナンスサービス", short: "SMBC-FS" },
  "smbc-gmo": { label: "SMBC GMO PAYMENT(SMBCマルチペイメントサービス)", short: "SMBC-GMO" },
  veritrans3g: { label: "DGフィナンシャルテクノロジー(VeriTrans3G)", short: "VeriTrans3G" },
  veritrans4g: { label: "DGフィナンシャルテクノロジー(VeriTrans4G)", short: "VeriTrans4G" },
  "gmo-pg": { label: "GMOペイメントゲートウェイ", short: "GMO-PG" },
  "gmo-ps": { label: "GMOペイメントサービス", short: "GMO-PS" },
  catchball: { label: "キャッチボール", short: "キャッチボール" },
  sbps: { label: "SBペイメントサービス", short: "SB" },
  sony: { label: "ソニーペイメントサービス(e-SCOTT Smart)", short: "ソニー" },
  "yamato-cf": { label: "ヤマトクレジットファイナンス", short: "ヤマトCF" },
  yamato: { label: "ヤマト運輸", short: "ヤマト運輸" },
  paygent: { label: "ペイジェント", short: "ペイジェント" },
  zeus: { label: "ゼウス", short: "ゼウス" },
  paidy: { label: "Paidy", short: "Paidy" },
  np: { label: "ネットプロテクションズ", short: "NP" },
  amazon: { label: "アマゾンジャパン", short: "Amazon" },
  paypal: { label: "PayPal", short: "PayPal" },
  resona: { label: "りそなPayResort", short: "りそな" },
  merpay: { label: "メルペイ", short: "メルペイ" },
  docomo: { label: "NTTドコモ", short: "NTTドコモ" },
  "rakuten-card": { label: "楽天カード", short: "楽天カード" },
  smartpay: { label: "Smartpay", short: "Smartpay" },
  komoju: { label: "KOMOJU", short: "KOMOJU" },
} as const satisfies Record<string, ProviderEntry>;

export type ProviderId = keyof typeof PROVIDERS;

interface MethodEntry {
  readonly provider: ProviderId;
  /** 決済種別 as the page prints it. */
  readonly label: string;
  /** What tells methods of one label apart (carrier, 都度課金, …), "" where there is nothing to tell apart. */
  readonly variant: string;
  /** For narrow columns; with its provider it is unique. */
  readonly short: string;
}

export const METHODS = {
  "smbc-fs/deferred": { provider: "smbc-fs", label: "後払い決済", variant: "", short: "後払い決済" },
  "smbc-gmo/card": { provider: "smbc-gmo", label: "クレジットカード", variant: "都度課金", short: "カード" },
  "veritrans3g/card": { provider: "veritrans3g", label: "クレジットカード", variant: "都度課金", short: "カード" },
  "veritrans3g/carrier-docomo": { provider: "veritrans3g", label: "キャリア決済", variant: "d払い", short: "d払い" },
  "veritrans3g/carrier-softbank-a": {
    provider: "veritrans3g",
    label: "キャリア決済",
    variant: "ソフトバンクまとめて支払い(A)",
    short: "ソフトバンクまとめて(A)",
  },
  "veritrans3g/carrier-softbank-b": {
    provider: "veritrans3g",
    label: "キャリア決済",
    variant: "ソフトバンクまとめて支払い(B)",
    short: "ソフトバンクまとめて(B)",
  },
  "veritrans3g/carrier-au": {
    provider: "veritrans3g",
    label: "キャリア決済",
    variant: "auかんたん決済",
    short: "auかんたん決済",
  },
  "veritrans3g/unionpay": { provider: "veritrans3g", label: "銀聯ネット決済", variant: "", short: "銀聯ネット決済" },
  "veritrans3g/recruit": {
    provider: "veritrans3g",
    label: "リクルートかんたん支払い",
    variant: "",
    short: "リクルートかんたん支払い",
  },
  "veritrans4g/card": { provider: "veritrans4g", label: "クレジットカード", variant: "都度課金", short: "カード" },
  "veritrans4g/rakuten-pay": { provider: "veritrans4g", label: "楽天ペイ", variant: "", short: "楽天ペイ" },
  "gmo-pg/card-one-time": { provider: "gmo-pg", label: "クレジットカード", variant: "都度課金", short: "カード" },
  "gmo-pg/card-recurring": {
    provider: "gmo-pg",
    label: "クレジットカード",
    variant: "継続課金",
    short: "カード(継続)",
  },
  "gmo-pg/card-link": {
    provider: "gmo-pg",
    label: "クレジットカード",
    variant: "リンクタイプ",
    short: "カード(リンク)",
  },
  "gmo-pg/rakuten-pay": { provider: "gmo-pg", label: "楽天ペイ", variant: "", short: "楽天ペイ" },
  "gmo-pg/rakuten-pay-v2": { provider: "gmo-pg", label: "楽天ペイ V2", variant: "", short: "楽天ペイ V2" },
  "gmo-pg/recruit": {
    provider: "gmo-pg",
    label: "リクルートかんたん支払い",
    variant: "",
    short: "リクルートかんたん支払い",
  },
  "gmo-pg/line-pay": { provider: "gmo-pg", label: "LINE Pay", variant: "", short: "LINE Pay" },
  "gmo-pg/carrier-docomo": { provider: "gmo-pg", label: "キャリア決済", variant: "d払い", short: "d払い" },
  "gmo-pg/carrier-softbank-b": {
    provider: "gmo-pg",
    label: "キャリア決済",
    variant: "ソフトバンクまとめて支払い(B)",
    short: "ソフトバンクまとめて(B)",
  },
  "gmo-pg/carrier-au": {
    provider: "gmo-pg",
    label: "キャリア決済",
    variant: "auかんたん決済",
    short: "auかんたん決済",
  },
  "gmo-pg/epos": { provider: "gmo-pg", label: "エポスかんたん決済", variant: "", short: "エポスかんたん決済" },
  "gmo-pg/paypay": { provider: "gmo-pg", label: "PayPay", variant: "", short: "PayPay" },
  "gmo-pg/au-pay": { provider: "gmo-pg", label: "au PAY", variant: "", short: "au PAY" },
  "gmo-ps/deferred": { provider: "gmo-ps", label: "後払い決済", variant: "", short: "後払い決済" },
  "gmo-ps/b2b-deferred": { provider: "gmo-ps", label: "GMO掛け払い", variant: "", short: "GMO掛け払い" },
  "gmo-ps/atokara": { provider: "gmo-ps", label: "アトカラ", variant: "", short: "アトカラ" },
  "catchball/atobarai": { provider: "catchball", label: "後払い.com", variant: "", short: "後払い.com" },
  "sbps/card": { provider: "sbps", label: "クレジットカード", variant: "都度課金", short: "カード" },
  "sbps/carrier-docomo": { provider: "sbps", label: "キャリア決済", variant: "d払い", short: "d払い" },
  "sbps/carrier-softbank": {
    provider: "sbps",
    label: "キャリア決済",
    variant: "ソフトバンクケータイ支払い",
    short: "ソフトバンクケータイ支払い",
  },
  "sbps/carrier-au": { provider: "sbps", label: "キャリア決済", variant: "auかんたん決済", short: "auかんたん決済" },
  "sbps/paypay": { provider: "sbps", label: "PayPay", variant: "", short: "PayPay" },
  "sbps/au-pay": { provider: "sbps", label: "au PAY", variant: "", short: "au PAY" },
  "sbps/epos": { provider: "sbps", label: "エポスかんたん決済", variant: "", short: "エポスかんたん決済" },
  "sony/card": { provider: "sony", label: "クレジットカード", variant: "都度課金", short: "カード" },
  "yamato-cf/b2b-deferred": {
    provider: "yamato-cf",
    label: "クロネコ掛け払い",
    variant: "",
    short: "クロネコ掛け払い",
  },
  "yamato/card": {
    provider: "yamato",
    label: "クロネコwebコレクト クレジットカード",
    variant: "都度課金",
    short: "webコレクト カード",
  },
  "yamato/paypay": {
    provider: "yamato",
    label: "クロネコwebコレクト PayPay",
    variant: "",
    short: "webコレクト PayPay",
  },
  "yamato/deferred": { provider: "yamato", label: "クロネコ代金後払い", variant: "", short: "代金後払い" },
  "yamato/deferred-mobile": {
    provider: "yamato",
    label: "クロネコ代金後払いスマホタイプ",
    variant: "",
    short: "代金後払いスマホ",
  },
  "paygent/card": { provider: "paygent", label: "クレジットカード", variant: "都度課金", short: "カード" },
  "paygent/carrier-au": {
    provider: "paygent",
    label: "キャリア決済",
    variant: "auかんたん決済",
    short: "auかんたん決済",
  },
  "paygent/paidy": { provider: "paygent", label: "Paidy", variant: "", short: "Paidy" },
  "paygent/paypay": { provider: "paygent", label: "PayPay", variant: "", short: "PayPay" },
  "zeus/card": { provider: "zeus", label: "クレジットカード", variant: "都度課金", short: "カード" },
  "paidy/next-month": {
    provider: "paidy",
    label: "Paidy翌月払い(コンビニ/銀行ATM)",
    variant: "",
    short: "翌月払い(銀行ATM)",
  },
  "paidy/next-month-v2": {
    provider: "paidy",
    label: "Paidy翌月払い(コンビニ/銀行)ver.2",
    variant: "",
    short: "翌月払い ver.2",
  },
  "np/connect-pro": { provider: "np", label: "NP後払い(NPコネクトプロ)", variant: "", short: "NP後払い" },
  "np/connect-pro-instant": {
    provider: "np",
    label: "NP後払い(NPコネクトプロ/即時与信)",
    variant: "",
    short: "NP後払い(即時)",
  },
  "np/connect-pro-instant-common": {
    provider: "np",
    label: "NP後払い(NPコネクトプロ/即時与信:共通インターフェース)",
    variant: "",
    short: "NP後払い(即時・共通)",
  },
  "np/b2b-deferred": { provider: "np", label: "NP掛け払い", variant: "", short: "NP掛け払い" },
  "np/atone-next-month": { provider: "np", label: "atone 翌月後払い(コンビニ)", variant: "", short: "atone 翌月" },
  "np/atone-next-month-common": {
    provider: "np",
    label: "atone 翌月後払い(コンビニ:共通インターフェース)",
    variant: "",
    short: "atone 翌月(共通)",
  },
  "np/atone-per-use": { provider: "np", label: "atone つど後払い", variant: "", short: "atone つど" },
  "amazon/pay": { provider: "amazon", label: "Amazon Pay", variant: "", short: "Amazon Pay" },
  "amazon/pay-v2": { provider: "amazon", label: "Amazon Pay V2", variant: "", short: "Amazon Pay V2" },
  "paypal/paypal": { provider: "paypal", label: "PayPal決済", variant: "", short: "PayPal" },
  "resona/card": { provider: "resona", label: "クレジットカード", variant: "都度課金", short: "カード" },
  "resona/card-3ds": {
    provider: "resona",
    label: "クレジットカード",
    variant: "3Dセキュア対応",
    short: "カード(3DS対応)",
  },
  "merpay/online": { provider: "merpay", label: "メルペイ(オンライン決済)", variant: "", short: "メルペイ" },
  "docomo/d-barai": { provider: "docomo", label: "d払い", variant: "", short: "d払い" },
  "rakuten-card/card": { provider: "rakuten-card", label: "クレジットカード", variant: "", short: "カード" },
  "rakuten-card/konbini": { provider: "rakuten-card", label: "コンビニ決済", variant: "", short: "コンビニ決済" },
  "smartpay/smartpay": { provider: "smartpay", label: "Smartpay", variant: "", short: "Smartpay" },
  "komoju/wechat-pay": { provider: "komoju", label: "WeChat Pay", variant: "", short: "WeChat Pay" },
  "komoju/alipay": { provider: "komoju", label: "Alipay", variant: "", short: "Alipay" },
} as const satisfies Record<string, MethodEntry>;

export type MethodId = keyof typeof METHODS;

// Object.keys keeps the order of the literal, but knows only strings.
export const PROVIDER_IDS = Object.keys(PROVIDERS) as readonly ProviderId[];
export const METHOD_IDS = Object.keys(METHODS) as readonly MethodId[];

/** Whether a text is the id of a method; the names that every object inherits are not. */
export function isMethodId(text: string): text is MethodId {
  return Object.hasOwn(METHODS, text);
}

/** Whether a text is the id of a provider. */
export function isProviderId(text: string): text is ProviderId {
  return Object.hasOwn(PROVIDERS, text);
}

/** The provider of a method. */
export function providerOf(method: MethodId): ProviderId {
  return METHODS[method].provider;
}

/** A method as people read it: 「クレジットカード(都度課金)」, 「PayPay」. */
export function methodTitle(method: MethodId): string {
  const { label, variant }: MethodEntry = METHODS[method];
  return variant === "" ? label : `${label}(${variant})`;
}

/** The two parts of a narrow column: 「カード」 and 「楽天カード」. */
export function methodShort(method: MethodId): { readonly method: string; readonly provider: string } {
  const { short, provider }: MethodEntry = METHODS[method];
  return { method: short, provider: PROVIDERS[provider].short };
}

/** A method with its provider, for a narrow column: 「カード(楽天カード)」. */
export function methodInList(method: MethodId): string {
  const { method: short, provider } = methodShort(method);
  return withProvider(short, provider);
}

/** A method with its provider in one line: 「PayPay GMOペイメントゲートウェイ」, 「Smartpay」. */
export function methodAndProvider(method: MethodId): string {
  const title = methodTitle(method);
  const provider = providerBeside(title, PROVIDERS[providerOf(method)].label);
  return provider === null ? title : `${title} ${provider}`;
}

/** A method's name with its provider behind it: 「カード(楽天カード)」, 「Smartpay」. */
export function withProvider(name: string, provider: string): string {
  return providerBeside(name, provider) === null ? name : `${name}(${provider})`;
}

/** The provider to write beside a method's name; null where the name says it already, as 「PayPal決済」 does. */
export function providerBeside(name: string, provider: string): string | null {
  return name.includes(provider) ? null : provider;
}
