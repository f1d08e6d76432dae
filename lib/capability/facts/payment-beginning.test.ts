import { expect, test } from "vitest";
import { METHOD_IDS, METHODS } from "./catalogue";
import { PAYMENT_BEGINNING, paymentBeginningOf } from "./payment-beginning";

test("every method of the catalogue stands in the table, once, in the page's order", () => {
  expect(PAYMENT_BEGINNING.flatMap(({ methods }) => methods)).toEqual(METHOD_IDS);
});

// By the words of the page, not by the table's own: who pays later is named so.
const LATER = /後払い|掛け払い|翌月払い|Paidy|アトカラ/;

test("what the customer pays after the goods waits for a person's word, コンビニ for the provider's, all else pays at once", () => {
  for (const method of METHOD_IDS) {
    const { label } = METHODS[method];
    const expected = label.startsWith("コンビニ") ? "reported" : LATER.test(label) ? "recorded" : "with_authorization";
    expect([method, paymentBeginningOf(method)]).toEqual([method, expected]);
  }
});
