import type { ApiError } from './api/common.js';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** A page for whoever is not let in, or asked for what is not there. It needs nothing that only comes later. */
export const refusedPage = ({ code, what, next }: ApiError): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Not opened - Freshstart</title>
</head>
<body>
<main>
<h1>Freshstart did not open this page</h1>
<p>${escaped(what)}</p>
<p>${escaped(next)}</p>
<p>If the desk is not running, start it with <code>./freshstart desk</code>; it prints a new link.</p>
<p><small>${escaped(code)}</small></p>
</main>
</body>
</html>
`;
