/** A text as it may stand between tags and in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** A whole page in the providers' own look. `host` is told in its bar, as a browser would tell it. */
export function page(host: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<div class="shell">
<header class="bar"><span>http://<b>${escaped(host)}</b></span><em>シミュレーター</em></header>
<main>
${body}
</main>
</div>
</body>
</html>
`;
}
