import { FeedDesk, type TabWord, type WorkerWord } from "./feed-desk";

// Runs in a SharedWorker: one for all tabs of a browser that the same person is signed in to.
const desk = new FeedDesk();

addEventListener("connect", (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port === undefined) return;
  const say = (word: WorkerWord) => port.postMessage(word);
  say({ type: "here" });
  port.onmessage = ({ data }: MessageEvent<TabWord>) => desk.hear(port, data, say);
});
