import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml, html, trusted, webLink } from "../../../src/report/page/markup.ts";

describe("html", () => {
  it("escapes every value that is not markup", () => {
    expect(html`<p title="${`"'&`}">${"<b>"}${html`<i>${">"}</i>`}${[1, undefined, "x"]}</p>`.text).toBe(
      '<p title="&quot;&#39;&amp;">&lt;b&gt;<i>&gt;</i>1x</p>',
    );
    expect(html`${trusted("<br>")}`.text).toBe("<br>");
  });

  it("leaves no character of a text that could end it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
      }),
      { seed: 1 },
    );
  });

  it("shows control and direction-turning characters as escapes", () => {
    expect(escapeHtml("a\u001b[1m\u202eb\nc")).toBe("a\\u001b[1m\\u202eb c");
  });
});

describe("webLink", () => {
  it("links to the web only", () => {
    expect(webLink("a page", "https://example.org/?a=1&b='").text).toBe(
      '<a href="https://example.org/?a=1&amp;b=%27" rel="noreferrer">a page</a>',
    );
    for (const url of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//example.org",
      "file:///etc/passwd",
      "https://",
      undefined,
    ]) {
      expect(webLink("a <b>", url).text).toBe("a &lt;b&gt;");
    }
  });
});
