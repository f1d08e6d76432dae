// @ts-check
// The yardstick: nothing but Node's http and pg. It asks the database what the shop's screens ask, in the same shape,
// and answers with the rows as JSON; no session, no rules, no framework.
//   DATABASE_URL=… node proofs/bench/bare-server.mjs   prints the port it listens on, ends with its standard input
import { createServer } from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

/** A page of orders with their payments, as the list shows them. @param {string} where @param {string} order */
const page = (where, order) => `
  WITH page AS (SELECT o.* FROM orders o WHERE ${where} ORDER BY ${order} LIMIT 51)
  SELECT o.id, o.order_number, o.version, o.ordered_at, o.customer_name, o.method_id, o.stage, o.status, o.total, o.paid,
    o.three_d_secure, o.slip_number_sent, o.cancellation_mark, o.cancel_deadline, o.nearest_deadline, p.payment_at,
    p.captured_at, p.waiting_amount, p.authorized, p.captured, p.refunded
  FROM page o LEFT JOIN payments p ON p.order_id = o.id ORDER BY ${order}`;

const NEWEST = "o.ordered_at DESC, o.id DESC";

/** @type {Readonly<Record<string, string>>} */
const QUERIES = {
  list: page("TRUE", NEWEST),
  stage: page(`o.stage = ANY(string_to_array($1, ',')::"Stage"[])`, NEWEST),
  deadline: page("o.nearest_deadline >= now()", "o.nearest_deadline, o.id"),
  after: page("(o.ordered_at, o.id) < (SELECT ordered_at, id FROM orders WHERE order_number = $1)", NEWEST),
  text: page("o.search_text LIKE '%' || $1 || '%'", NEWEST),
  gram: page("o.search_text LIKE '%' || $1 || '%' AND order_grams(o.search_text) @> ARRAY[$1]", NEWEST),
  detail: `
    SELECT to_jsonb(o) AS "order", to_jsonb(p) AS payment,
      (SELECT jsonb_agg(l ORDER BY l.position) FROM order_lines l WHERE l.order_id = o.id) AS lines,
      (SELECT jsonb_agg(c) FROM operations c WHERE c.order_id = o.id) AS operations,
      (SELECT jsonb_agg(t) FROM console_tasks t WHERE t.order_id = o.id) AS tasks,
      (SELECT jsonb_agg(e) FROM audit_events e WHERE e.order_id = o.id) AS events
    FROM orders o LEFT JOIN payments p ON p.order_id = o.id WHERE o.order_number = $1`,
};

/** @param {URL} url */
async function rowsFor(url) {
  const sql = QUERIES[url.pathname.slice(1)];
  if (sql === undefined) return null;
  const value = url.searchParams.get("value");
  const { rows } = await pool.query(sql, value === null ? [] : [value]);
  return rows;
}

const server = createServer((request, response) => {
  rowsFor(new URL(request.url ?? "/", "http://bare")).then(
    (rows) => {
      response.writeHead(rows === null ? 404 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify(rows));
    },
    (error) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") console.log(address.port);
});
process.stdin.on("end", () => process.exit(0)).resume();
