// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { Button } from "./button";

afterEach(cleanup);

test("a blocked button can be reached with Tab, names its reason, and does nothing", async () => {
  const press = vi.fn();
  const submit = vi.fn((event: SubmitEvent) => event.preventDefault());
  render(
    <form onSubmit={(event) => submit(event.nativeEvent as SubmitEvent)}>
      <p id="why">期限が終了しました。</p>
      <Button type="submit" blockedBy="why" onClick={press}>
        受注を取り消す
      </Button>
    </form>,
  );
  const button = screen.getByRole("button", { name: "受注を取り消す", description: "期限が終了しました。" });
  await userEvent.tab();
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard("{Enter} ");
  await userEvent.click(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(press).not.toHaveBeenCalled();
  expect(submit).not.toHaveBeenCalled();
});

test("a busy button is pressed once", async () => {
  const press = vi.fn();
  const { rerender } = render(<Button onClick={press}>保存</Button>);
  await userEvent.click(screen.getByRole("button"));
  rerender(
    <Button onClick={press} busy>
      保存中
    </Button>,
  );
  await userEvent.click(screen.getByRole("button", { name: "保存中" }));
  expect(press).toHaveBeenCalledTimes(1);
});

test("a button in a form does not send it unless it says so", () => {
  render(<Button>開く</Button>);
  expect(screen.getByRole("button").getAttribute("type")).toBe("button");
});
