import { describe, expect, it } from 'vitest';
import { type Markup, type MarkupValue, markup } from '../../../data/formats/markup.ts';

const hostile = `<script>alert(1)</script><img src=x onerror="alert(1)">&'\u0000`;

describe('a template of markup', () => {
  it.each<[string, (value: MarkupValue) => Markup, string]>([
    ['text', (value) => markup`<p>${value}</p>`, '<p>%</p>'],
    ['an attribute', (value) => markup`<p title="${value}">x</p>`, '<p title="%">x</p>'],
  ])('escapes what stands in %s', (_, make, around) => {
    const escaped =
      '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;␀';
    expect(make(hostile).toString()).toBe(around.replace('%', escaped));
  });

  it('takes markup as it is, lists in order, numbers, and nothing for null and false', () => {
    expect(markup`<p>${[markup`<b>${'<'}</b>`, 1, null, false, ' & ']}</p>`.toString()).toBe(
      '<p><b>&lt;</b>1 &amp; </p>',
    );
  });

  it('keeps the white space of an attribute', () => {
    expect(markup`<p title="${'a\n\tb\r'}"/>`.toString()).toBe('<p title="a&#10;&#9;b&#13;"/>');
  });

  it.each<[string, () => Markup]>([
    ['a script', () => markup`<script>x</script>`],
    ['a script in another hand', () => markup`< SCRIPT src="x"></SCRIPT>`],
    ['a frame', () => markup`<iframe src="x"></iframe>`],
    ['a handler', () => markup`<img alt="" onerror="x"/>`],
    ['a scripted address', () => markup`<a href="javascript:x">x</a>`],
    ['a value without quotes', () => markup`<p title=${'x'}>x</p>`],
    ['a value for a name', () => markup`<${'p'}>x</p>`],
    ['a value in a style', () => markup`<style>${'x'}</style>`],
    ['markup in an attribute', () => markup`<p title="${markup`<b/>`}">x</p>`],
    ['an address that runs', () => markup`<a href="${'javascript:alert(1)'}">x</a>`],
    ['an address with data', () => markup`<a href="${'data:text/html,x'}">x</a>`],
    ['an address with words after it', () => markup`<a href="${'https://example.org and more'}">x</a>`],
  ])('can’t be made with %s', (_, make) => {
    expect(make).toThrow(TypeError);
  });

  it('links to the web, a mailbox and a place on the page', () => {
    for (const address of ['https://example.org/?a=1&b', 'mailto:a@example.org', '#m-1']) {
      expect(() => markup`<a href="${address}">x</a>`).not.toThrow();
    }
  });
});
