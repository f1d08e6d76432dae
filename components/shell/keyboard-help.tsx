"use client";

import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useShortcuts } from "@/components/ui/shortcuts";
import { Switch } from "@/components/ui/switch";
import type { Destination } from "./destinations";

interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

interface KeyGroup {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

const ACTS: readonly KeyGroup[] = [
  {
    title: "どの画面でも",
    lines: [
      { keys: ["/"], does: "受注を検索" },
      { keys: ["Esc"], does: "入力欄を出る・開いている画面を閉じる" },
      { keys: ["?"], does: "この一覧を開く" },
    ],
  },
  {
    title: "受注データ管理",
    lines: [
      { keys: ["j", "k"], does: "次の行・前の行" },
      { keys: ["Enter"], does: "選んだ受注を開く" },
    ],
  },
  {
    title: "受注詳細",
    lines: [
      { keys: ["[", "]"], does: "前の受注・次の受注" },
      { keys: ["e"], does: "受注の編集を開く" },
      { keys: ["c"], does: "受注の取消の確認を開く" },
      { keys: ["f"], does: "オーソリ確定の確認を開く" },
    ],
  },
];

function waysOf(destinations: readonly Destination[]): KeyGroup {
  const lines = destinations.map(({ key, label }) => ({ keys: ["g", key], does: label }));
  return { title: "移動(gに続けて押す)", lines: [...lines, { keys: ["g", "d"], does: "本日期限の受注" }] };
}

export interface KeyboardHelpProps {
  /** Those that the staff member's role reaches. */
  readonly destinations: readonly Destination[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** What the keyboard does. No key ever sends: sending is Tab to the button and Enter. */
export function KeyboardHelp({ destinations, open, onOpenChange }: KeyboardHelpProps) {
  const { singleKeys, setSingleKeys } = useShortcuts();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="キーボード操作" wide>
        <DialogBody>
          <Switch label="1文字のショートカットを使う" checked={singleKeys} onCheckedChange={setSingleKeys} />
          <p className="mt-1 text-muted text-sm">
            このブラウザーでの設定です。決済代行会社への送信は、ショートカットでは行われません。
          </p>
          <div className="mt-4 grid gap-x-8 gap-y-4 desk:grid-cols-2">
            <div className="flex flex-col gap-4">
              {ACTS.map((group) => (
                <Keys key={group.title} group={group} />
              ))}
            </div>
            <Keys group={waysOf(destinations)} />
          </div>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}

function Keys({ group }: { readonly group: KeyGroup }) {
  return (
    <section>
      <h3 className="mb-1 text-base">{group.title}</h3>
      <dl className="grid grid-cols-[4rem_minmax(0,1fr)] items-center gap-y-1">
        {group.lines.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
