/**
 * What the card form runs in the browser. It sends what was typed to the provider's own address. It hands the answer to
 * the window that opened it, at the shop's origin and no other.
 */
export const CARD_FORM_SCRIPT = `"use strict";
const form = document.getElementById("card");
const fields = ["number", "expiry", "holder", "code"].map((name) => document.getElementById(name)).filter(Boolean);
const brands = JSON.parse(form.dataset.brands).map(([name, begins]) => [name, new RegExp(begins)]);
const opener = window.parent !== window ? window.parent : window.opener;

function digitsOf(text) {
  return text.normalize("NFKC").replace(/[^0-9]/g, "");
}

function tell(name, sentence) {
  const input = document.getElementById(name);
  document.getElementById(name + "-error").textContent = sentence;
  if (sentence === "") input.removeAttribute("aria-invalid");
  else input.setAttribute("aria-invalid", "true");
}

const number = document.getElementById("number");
number.addEventListener("input", () => {
  const digits = digitsOf(number.value);
  const found = brands.find(([, begins]) => begins.test(digits));
  document.getElementById("brand").textContent = found === undefined ? "" : found[0];
  if (number.selectionStart !== number.value.length) return;
  const groups = /^3[47]/.test(digits) ? /^(.{1,4})(.{1,6})?(.{1,5})?/ : /.{1,4}/g;
  const parts = digits.match(groups);
  if (parts === null) return;
  number.value = (groups.global ? parts : parts.slice(1).filter(Boolean)).join(" ");
});

const expiry = document.getElementById("expiry");
expiry.addEventListener("input", (event) => {
  if (event.inputType === "insertText" && /^[0-9]{3}$/.test(expiry.value)) {
    expiry.value = expiry.value.slice(0, 2) + " / " + expiry.value.slice(2);
  }
});

for (const field of fields) field.addEventListener("input", () => tell(field.name, ""));

form.addEventListener("reset", () => {
  for (const field of fields) tell(field.name, "");
  document.getElementById("brand").textContent = "";
  document.getElementById("form-error").textContent = "";
  if (window.parent === window) window.close();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  document.getElementById("form-error").textContent = "";
  const typed = Object.fromEntries(fields.map((field) => [field.name, field.value]));
  const told = await send(typed);
  button.disabled = false;
  if (told.errors !== undefined) {
    for (const field of fields) tell(field.name, told.errors[field.name] || "");
    const first = fields.find((field) => told.errors[field.name]);
    if (first) first.focus();
    return;
  }
  if (told.given === undefined) {
    document.getElementById("form-error").textContent = told.sentence;
    return;
  }
  if (!opener || opener.closed) {
    document.getElementById("form-error").textContent =
      "受注デスクの画面が閉じられています。受注デスクからもう一度開いてください。";
    return;
  }
  opener.postMessage(told.given, form.dataset.shopOrigin);
  for (const field of fields) field.value = "";
  const { brand, last4 } = told.given;
  form.hidden = true;
  const done = document.getElementById("done");
  done.textContent = brand + " •••• " + last4 + " を登録しました。" +
    (window.parent === window ? "この画面を閉じて、受注デスクに戻ってください。" : "受注デスクの画面に戻ってください。");
  done.hidden = false;
  done.focus();
});

async function send(typed) {
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(typed),
    });
    if (answer.status === 200 || answer.status === 422) return await answer.json();
    if (answer.status === 410) return { sentence: "この画面の有効期限が切れました。受注デスクからもう一度開いてください。" };
  } catch (error) {
    return { sentence: "送信できませんでした。通信を確かめて、もう一度押してください。" };
  }
  return { sentence: "登録できませんでした。もう一度押してください。" };
}

if (opener) opener.postMessage({ type: "card-form-open" }, form.dataset.shopOrigin);
number.focus();
`;
