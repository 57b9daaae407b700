// Hostile web pages: depth, breadth, scripts, declarations that lie, markup that never ends.
import { MIB, SENTENCE, type Outcome, type Recipe } from './recipe.js';

const html = (kind: string, outcome: Outcome, make: () => Uint8Array | string): Recipe => ({
  kind: `html: ${kind}`,
  file: 'a.html',
  outcome,
  make,
});

const page = (body: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const GOOD = `<p>${SENTENCE}</p>`;

export const PAGES: readonly Recipe[] = [
  html('twenty thousand elements deep', 'too-complex', () => page('<div>'.repeat(20_000) + SENTENCE)),
  html('fifteen hundred open inline elements', 'too-complex', () =>
    page(`<p>${'<b>'.repeat(1500)}${SENTENCE}`),
  ),
  html('a million elements', 'too-complex', () => page(`${'<p>a'.repeat(1_000_000)}${GOOD}`)),
  html('tables in tables', 'too-complex', () => page(`${'<table><tr><td>'.repeat(2000)}${SENTENCE}`)),
  html('scripts that would run', 'read', () =>
    page(`<script>globalThis.hacked = true; while (true);</script><img src=x onerror="hacked()">${GOOD}`),
  ),
  html('nine MiB of script', 'read', () => page(`<script>${'x();'.repeat((9 * MIB) / 4)}</script>${GOOD}`)),
  html('a refresh to another place', 'read', () =>
    page(GOOD, '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">'),
  ),
  html('another base and frames', 'read', () =>
    page(
      `<iframe src="file:///etc/passwd"></iframe>${GOOD}<a href="x">x</a>`,
      '<base href="http://127.0.0.1:9/">',
    ),
  ),
  html('data addresses', 'read', () =>
    page(
      `<img src="data:image/png;base64,${'A'.repeat(MIB)}">${GOOD}<object data="data:text/html,<p>x"></object>`,
    ),
  ),
  html('a comment that never ends', 'read', () => page(`${GOOD}<!-- ${'x -- '.repeat(1000)}`)),
  html('a hundred thousand comments that never end', 'read', () => page(`${GOOD}${'<!-- '.repeat(100_000)}`)),
  html('NULs', 'binary', () => page(`<p>The\0 council</p>`)),
  html('an attribute of five MiB', 'read', () => page(`<p title="${'x'.repeat(5 * MIB)}">${SENTENCE}</p>`)),
  html('twenty thousand attributes', 'read', () =>
    page(`<p ${Array.from({ length: 20_000 }, (_, at) => `a${at}=x`).join(' ')}>${SENTENCE}</p>`),
  ),
  html(
    'entities of SVG that explode',
    'read',
    () =>
      `<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><html><body>${GOOD}<svg><text>&b;</text></svg></body></html>`,
  ),
  html('numbers of characters that do not exist', 'read', () =>
    page(`<p>${SENTENCE} &#xD800;&#x110000;&#0;&#27;&#x202E;&#99999999999;</p>`),
  ),
  html('an encoding that it is not in', 'read', () =>
    page(GOOD.replace('council', 'hội đồng'), '<meta charset="utf-16">'),
  ),
  html('an encoding that does not exist', 'read', () => page(GOOD, `<meta charset="${'x'.repeat(500)}">`)),
  html('UTF-7', 'read', () => page(`<p>${SENTENCE} +ADw-script+AD4-</p>`, '<meta charset="utf-7">')),
  html('metadata that is a bomb', 'read', () =>
    page(GOOD.repeat(9), `<script type="application/ld+json">${'['.repeat(100_000)}</script>`),
  ),
  html('metadata of a prototype', 'read', () =>
    page(
      GOOD.repeat(9),
      '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","__proto__":{"polluted":1},"headline":"x"}</script>',
    ),
  ),
  html('addresses that are no web addresses', 'read', () =>
    page(
      GOOD,
      '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="file:///etc/passwd">',
    ),
  ),
  html('a tag that never ends', 'read', () => `<p>${SENTENCE}</p><p ${'a'.repeat(MIB)}`),
  html('a row of five thousand cells', 'read', () =>
    page(`<table><tr>${'<td>a'.repeat(5000)}</table>${GOOD}`),
  ),
  html('a list that counts from infinity', 'read', () =>
    page(`<ol start="1e308"><li>${SENTENCE}</li></ol><ol start="-1"><li>${SENTENCE}</li></ol>`),
  ),
];
