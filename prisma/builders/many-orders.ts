import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import type { Database } from "@/lib/db/client";
import { searchTextOf } from "@/lib/search/search-text";

/**
 * A shop of many orders for tests of plans and speed, made inside the database. Its limits and verdicts are spread
 * rather than true: a test about verdicts builds its orders with ./orders.
 */
export async function buildManyOrders(db: Database, count: number): Promise<void> {
  for (const statement of [
    ...WITHOUT_SEARCH,
    ordersSql(count),
    PAYMENTS,
    OPERATIONS,
    TASKS,
    DIFFERENCES,
    ...WITH_SEARCH,
    "ANALYZE",
  ]) {
    await db.$transaction(async (tx) => {
      await tx.$executeRawUnsafe("SET LOCAL statement_timeout = 0");
      await tx.$executeRawUnsafe("SET LOCAL maintenance_work_mem = '128MB'");
      await tx.$executeRawUnsafe(statement);
    }, LONG);
  }
}

const LONG = { timeout: 180_000, maxWait: 10_000 };

/** Filling the two search indexes at once takes a third of the time of filling them row by row. */
const WITHOUT_SEARCH = ["DROP INDEX orders_search_grams", "DROP INDEX orders_search_trigrams"];
const WITH_SEARCH = [
  "CREATE INDEX orders_search_grams ON orders USING gin (order_grams(search_text))",
  "CREATE INDEX orders_search_trigrams ON orders USING gin (search_text gin_trgm_ops)",
];

const FAMILY = ["佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田"];
const GIVEN = ["美咲", "健一", "由紀", "浩", "さくら", "大輔", "直子", "翔", "葵", "涼"];
const GOODS = [
  "リネンシャツ 白 M",
  "ほうじ茶 100g",
  "急須 黒",
  "オーガニックコットンタオル",
  "有田焼 湯呑",
  "檜の椅子",
];

function textsOf(parts: readonly string[]): string {
  const normalised = parts.map((part) =>
    searchTextOf({
      orderNumber: part,
      customerName: "",
      customerKana: "",
      customerEmail: "",
      customerPhone: "",
      slipNumber: null,
      providerPaymentId: null,
      lines: [],
    }),
  );
  return `(ARRAY['${normalised.join("','")}'])`;
}

function pick(parts: string, step: number, of: number): string {
  return `${parts}[1 + (i * ${step}) % ${of}]`;
}

/** Every 997th customer lives in 渋谷: a word that few orders have. One in ten is not authorized, one in ten canceled. */
function ordersSql(count: number): string {
  const methods = `(ARRAY['${METHOD_IDS.join("','")}'])`;
  const name = `${pick(textsOf(FAMILY), 13, FAMILY.length)} || ${pick(textsOf(GIVEN), 17, GIVEN.length)}`;
  return `
  INSERT INTO orders (order_number, ordered_at, method_id, status, customer_name, customer_kana, customer_email,
    customer_phone, subtotal, shipping_fee, discount, points, total, paid, three_d_secure, slip_number, slip_number_sent, stage,
    cancel_deadline, amount_deadline, nearest_deadline, search_text)
  SELECT number, at, ${pick(methods, 1, METHOD_IDS.length)}, (enum_range(NULL::"OrderStatus"))[1 + (i * 7) % 8], name,
    'サトウ', mail, phone, yen, 500, 0, 0, yen + 500, i % 5 <> 0, i % 9 = 0, CASE WHEN i % 11 = 0 THEN lpad(i::text, 12, '0') END, i % 11 = 0, stage,
    CASE WHEN limited THEN until END, CASE WHEN limited AND i % 4 = 0 THEN until END, CASE WHEN limited THEN until END,
    concat_ws(E'\\n', replace(number, '-', ''), name || CASE WHEN i % 997 = 0 THEN '渋谷' ELSE '' END, 'さとう', mail,
      replace(phone, '-', ''), ${pick(textsOf(GOODS), 3, GOODS.length)}, 'pay' || substr(md5(i::text), 1, 12))
  FROM (SELECT i, clock_timestamp() - i * interval '5 minutes' AS at, 100 * (1 + (i * 37) % 900) AS yen,
      ${name} AS name, 'user' || i || '@example.jp' AS mail, '090-0000-' || lpad((i % 10000)::text, 4, '0') AS phone,
      lpad((i % 1000000)::text, 6, '0') || '-' || lpad((i % 10000)::text, 4, '0') AS number,
      (ARRAY['unauthorized','before_capture','before_capture','before_capture','after_capture','after_capture',
        'after_capture','after_capture','after_capture','canceled']::"Stage"[])[1 + (i * 3) % 10] AS stage,
      (i * 3) % 10 BETWEEN 1 AND 8 AND i % 3 = 0 AS limited,
      clock_timestamp() + ((i % 40000) - 30000) * interval '3 minutes' AS until
    FROM generate_series(1, ${count}) AS i) made`;
}

const PAYMENTS = `
  INSERT INTO payments (order_id, method_id, provider_payment_id, state, authorized, captured, payment_at, captured_at, canceled_at)
  SELECT id, method_id, CASE WHEN stage <> 'unauthorized' THEN 'pay-' || id END,
    (CASE stage WHEN 'unauthorized' THEN 'awaiting' WHEN 'before_capture' THEN 'authorized' WHEN 'after_capture' THEN 'captured'
      ELSE 'voided' END)::"PaymentState",
    CASE WHEN stage = 'unauthorized' THEN 0 ELSE total END, CASE WHEN stage = 'after_capture' THEN total ELSE 0 END,
    CASE WHEN stage <> 'unauthorized' THEN ordered_at END, CASE WHEN stage = 'after_capture' THEN ordered_at END,
    CASE WHEN stage = 'canceled' THEN ordered_at END
  FROM orders`;

/** A call on two thirds of the orders; a handful is still open. */
const OPERATIONS = `
  INSERT INTO operations (id, order_id, payment_id, kind, state, method_id, provider_operation, amount_before, amount,
    decision, expires_at, provider_code, created_at, settled_at)
  SELECT gen_random_uuid(), o.id, p.id, 'change_amount', (CASE WHEN open THEN CASE o.id % 2 WHEN 0 THEN 'unknown' ELSE
      'needs_person' END WHEN o.id % 100 = 1 THEN 'failed' ELSE 'succeeded' END)::"OperationState", o.method_id, 'Change',
    o.total, o.total, '{}', o.ordered_at, CASE WHEN o.id % 100 = 1 THEN 'E' || o.id % 7 ELSE 'OK' END, o.ordered_at,
    CASE WHEN open THEN NULL ELSE o.ordered_at END
  FROM orders o JOIN payments p ON p.order_id = o.id, LATERAL (SELECT o.id % 9973 < 3 AS open) which
  WHERE o.stage IN ('before_capture', 'after_capture')`;

/** One order in fifty had work in a console; one in five hundred still has. */
const TASKS = `
  INSERT INTO console_tasks (order_id, kind, state, method_id, amount_before, amount_after, reasons, opened_at, closed_at)
  SELECT id, 'cancel', (CASE WHEN open THEN 'open' ELSE 'done' END)::"ConsoleTaskState", method_id, total, 0, '{flag_off}',
    ordered_at, CASE WHEN open THEN NULL ELSE ordered_at END
  FROM orders, LATERAL (SELECT id % 500 = 0 AS open) which WHERE id % 50 = 0`;

/** One order in ten once differed from the provider's ledger; one in five thousand still does. */
const DIFFERENCES = `
  INSERT INTO differences (provider_payment_id, provider, method_id, order_id, order_number, kinds, fingerprint, ours, theirs,
    found_at, seen_at, "end", ended_at)
  SELECT 'pay-' || id, split_part(method_id, '/', 1), method_id, id, order_number, '{amount_differs}', 'seen', '{}', '{}',
    ordered_at, ordered_at, CASE WHEN open THEN NULL ELSE 'gone' END::"DifferenceEnd", CASE WHEN open THEN NULL ELSE ordered_at END
  FROM orders, LATERAL (SELECT id % 5000 = 1 AS open) which WHERE id % 10 = 1`;
