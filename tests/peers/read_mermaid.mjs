// Reads Mermaid charts and prints one line for each that Mermaid refuses.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

// Mermaid cleans labels with a sanitizer that wants a document; nothing is drawn.
const { window } = new JSDOM("<body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

let refused = 0;
for (const file of process.argv.slice(2)) {
  try {
    await mermaid.parse(readFileSync(file, "utf8"));
  } catch (error) {
    refused += 1;
    console.log(`${file}: ${error.message}`);
  }
}
process.exitCode = refused ? 1 : 0;
