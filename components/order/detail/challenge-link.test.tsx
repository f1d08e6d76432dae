// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { NOW } from "@/lib/payments/testing/order-records";
import { ChallengeLink } from "./challenge-link";

afterEach(cleanup);

const HOUR = 3_600_000;

it.each([
  ["today", NOW + HOUR / 4, "リンクの有効期限 15:55まで"],
  ["tomorrow", NOW + 24 * HOUR, "リンクの有効期限 11/24(火) 15:40まで"],
])("a link that is good until %s says until when, with the day where it is another one", (_day, until, words) => {
  render(<ChallengeLink waitsFor={{ for: "buyer", url: "https://acs.example/c/1", until }} now={NOW} />);
  expect(screen.getByText(words)).toBeTruthy();
});
