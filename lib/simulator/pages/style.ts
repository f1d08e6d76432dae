/** The providers' look. It shares nothing with the shop's, so that a person tells the two apart. */
export const STYLE = `
* { box-sizing: border-box; }
body { margin: 0; background: #f4efe6; color: #2a2118;
  font: 15px/22px "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", sans-serif; }
.shell { border: 2px solid #24313a; border-radius: 12px; overflow: hidden; background: #f4efe6; min-height: 100vh; }
[hidden] { display: none !important; }
p { margin: 0; }
.bar { display: flex; align-items: center; gap: 8px; background: #24313a; color: #e9edf0; padding: 8px 14px;
  font-size: 13px; line-height: 18px; }
.bar em { margin-left: auto; font-style: normal; border: 1px solid #8aa0ad; border-radius: 10px; padding: 0 8px;
  font-size: 12px; white-space: nowrap; }
main { padding: 18px 22px 20px; display: grid; gap: 14px; max-width: 680px; margin: 0 auto; }
h1 { margin: 0; font-size: 16px; line-height: 22px; color: #1f4d4a; border-bottom: 2px solid #1f4d4a;
  padding-bottom: 8px; display: flex; justify-content: space-between; align-items: baseline; gap: 12px; }
h1 small { font-size: 13px; font-weight: 400; color: #5c4f40; }
form { display: grid; gap: 14px; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; align-items: start; }
label { display: block; font-size: 13px; line-height: 18px; color: #4a3f33; }
label u { text-decoration: none; font-size: 12px; padding: 0 6px; border-radius: 8px; background: #e3dac9;
  color: #4a3f33; margin-left: 4px; }
label u.must { background: #9a2a1c; color: #fff; }
.field { position: relative; margin-top: 5px; }
input { width: 100%; height: 40px; padding: 0 14px; border: 1px solid #9a8c78; border-radius: 20px;
  background: #fffdf9; color: #1c150d; font: inherit; }
input:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid #2f8a83; outline-offset: 1px; }
input[aria-invalid="true"] { border: 2px solid #9a2a1c; }
#brand { position: absolute; right: 16px; top: 9px; font-size: 13px; font-weight: 700; color: #1f4d4a; }
.error { font-size: 13px; line-height: 18px; color: #9a2a1c; margin-top: 4px; }
.hint { font-size: 13px; line-height: 18px; color: #5c4f40; margin-top: 4px; }
.error:empty, .hint:empty { display: none; }
.row { display: flex; align-items: center; gap: 18px; margin-top: 2px; flex-wrap: wrap; }
button { font: inherit; cursor: pointer; }
.go { min-height: 44px; padding: 0 28px; border: 0; border-radius: 22px; background: #1f4d4a; color: #fff;
  font-weight: 700; }
.go[disabled] { background: #7d8f8d; cursor: default; }
.plain { min-height: 44px; padding: 0 4px; border: 0; background: none; color: #4a3f33; font-size: 13px;
  text-decoration: underline; }
.no { min-height: 44px; padding: 0 28px; border: 1px solid #4a3f33; border-radius: 22px; background: #fffdf9;
  color: #2a2118; font-weight: 700; }
.done { border: 1px solid #1f4d4a; border-radius: 12px; background: #fffdf9; padding: 14px 16px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 6px 18px; margin: 0; }
dt { color: #5c4f40; font-size: 13px; } dd { margin: 0; }
details { font-size: 13px; line-height: 20px; color: #4a3f33; }
details ul { margin: 6px 0 0; padding-left: 18px; }
details code { font-family: ui-monospace, monospace; }
@media (max-width: 420px) { .two { grid-template-columns: 1fr; } main { padding: 14px 14px 18px; } }
`;
