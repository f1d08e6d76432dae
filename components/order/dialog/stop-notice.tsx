import { ResultFocus } from "@/components/decision/result-focus";
import type { stopWords } from "@/components/order/words/dialog-words";
import { Notice } from "@/components/ui/notice";

/** Says first whether nothing was sent or the outcome is unknown. */
export function StopNotice({ words }: { readonly words: ReturnType<typeof stopWords> }) {
  return (
    <ResultFocus>
      <Notice
        tint={words.doubtful ? "violet" : "grey"}
        dashed={words.doubtful}
        role="alert"
        {...(words.title === "" ? {} : { title: words.title })}
      >
        {words.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Notice>
    </ResultFocus>
  );
}
