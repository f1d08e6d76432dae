// @ts-check
// A process of its own, so that what it costs to ask is not measured as what it costs to answer: strangers who sign in, so
// many at any instant, half by the route and half by the form. `node flood.mjs URL FLIGHT ACTION` until its standard
// input ends; then it prints, as JSON, how many were answered with which status.
import { Agent, request } from "node:http";

const [url = "", flight = "0", action = ""] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(flight) });
/** @type {Record<string, number>} */
const told = {};
let over = false;
let nth = 0;

function asked() {
  nth += 1;
  const email = `stranger-${process.pid}-${nth}@example.jp`;
  if (nth % 2 === 0) {
    const body = JSON.stringify({ email, password: "not the password" });
    return { path: "/api/auth/sign-in/email", headers: { "content-type": "application/json" }, body };
  }
  // What is pointed at goes before what points at it.
  const form = [
    ["_1_email", email],
    ["_1_password", "not the password"],
    ["_1_next", "/"],
    ["0", '[{"problem":null,"email":""},"$K1"]'],
  ];
  const parts = form.map(
    ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const headers = {
    "content-type": "multipart/form-data; boundary=x",
    "next-action": action,
    accept: "text/x-component",
  };
  return { path: "/sign-in", headers, body: `${parts.join("")}--x--\r\n` };
}

/** @returns {Promise<string>} */
function signIn() {
  const { path, headers, body } = asked();
  return new Promise((resolve) => {
    const outgoing = request(url + path, { method: "POST", agent, headers: { ...headers, origin: url } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (piece) => {
        text += piece;
      });
      answer.on("end", () => resolve(path === "/sign-in" ? problemIn(text) : `route ${answer.statusCode}`));
      answer.on("error", () => resolve("cut"));
    });
    outgoing.on("error", () => resolve("cut"));
    outgoing.end(body);
  });
}

/** @param {string} text */
function problemIn(text) {
  return `form ${/"problem":"(\w+)"/.exec(text)?.[1] ?? "without a word"}`;
}

async function stranger() {
  while (!over) {
    const what = await signIn();
    told[what] = (told[what] ?? 0) + 1;
  }
}

process.stdin
  .on("end", () => {
    over = true;
  })
  .resume();
await Promise.all(Array.from({ length: Number(flight) }, stranger));
console.log(JSON.stringify(told));
process.exit(0);
