import { expect, it } from "vitest";
import { applicationOf, Frames, textOf } from "./frames";

function message(type: string, body: string): Buffer {
  const head = Buffer.alloc(type.length + 4);
  head.write(type, "latin1");
  head.writeInt32BE(4 + Buffer.byteLength(body), type.length);
  return Buffer.concat([head, Buffer.from(body)]);
}

const STARTUP = message("", "\0\u0003\0\0user\0juchu\0application_name\0juchu-desk-money\0\0");
const STREAM = Buffer.concat([
  STARTUP,
  message("Q", "COMMIT\0"),
  message("P", "\0UPDATE 受注\0\0\0"),
  message("S", ""),
]);

it("messages are the same in whatever pieces their bytes come", () => {
  for (let size = 1; size <= STREAM.length; size += 1) {
    const frames = new Frames(true);
    const read = Array.from({ length: Math.ceil(STREAM.length / size) }, (_, index) =>
      frames.push(STREAM.subarray(index * size, (index + 1) * size)),
    ).flat();
    expect(read.map(({ type }) => type)).toEqual(["", "Q", "P", "S"]);
    expect(Buffer.concat(read.map(({ bytes }) => bytes))).toEqual(STREAM);
    expect(read.map(textOf).map((text) => text.replaceAll("\0", ""))).toEqual(["", "COMMIT", "UPDATE 受注", ""]);
  }
});

it("a connection says which of the app's it is, and is not carried where it could not be read", () => {
  const [startup] = new Frames(true).push(STARTUP);
  const [encrypted] = new Frames(true).push(message("", "\u0004\u00d2\u0016\u002f"));
  if (startup === undefined || encrypted === undefined) throw new Error("no message was read");
  expect(applicationOf(startup)).toBe("juchu-desk-money");
  expect(() => applicationOf(encrypted)).toThrow("in the clear");
});
