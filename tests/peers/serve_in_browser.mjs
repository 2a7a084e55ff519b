// Opens the served app in a headless browser, presses keys, and prints what its screen shows after each step.
// usage: node serve_in_browser.mjs URL CHROMIUM PROFILE_FOLDER PICTURE
import { chromium } from "playwright-core";

const [url, executablePath, profile, picture] = process.argv.slice(2);
const quiet = [
  "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const context = await chromium.launchPersistentContext(profile, {
  executablePath, headless: true, args: quiet, viewport: { width: 1000, height: 640 },
});
const page = context.pages()[0] ?? (await context.newPage());
const asked = [];
page.on("request", (request) => asked.push(new URL(request.url()).host));

// The terminal is drawn on a canvas, which has no text to read: what is read is what came for it, without its codes.
let came = "";
page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => (came += payload)));
const shown = () => came.replace(/\x1b\[[0-9;?]*[a-zA-Z]/g, "").replace(/\s+/g, " ");
async function see(text) {
  for (let tries = 0; tries < 600; tries++) {
    if (shown().includes(text)) return;
    await page.waitForTimeout(100);
  }
  await page.screenshot({ path: picture });
  throw new Error(`"${text}" never came; the screen shows:\n${shown().slice(-2000)}`);
}
const keys = JSON.parse(await new Promise((resolve) => {
  let text = "";
  process.stdin.on("data", (part) => (text += part)).on("end", () => resolve(text));
}));
try {
  await page.goto(url);
  for (const [press, expected] of keys) {
    if (press === "click") await page.click("#terminal");
    else if (press) await page.keyboard.press(press);
    await see(expected);
  }
  await page.screenshot({ path: picture });
  console.log(JSON.stringify({ hosts: [...new Set(asked)], text: shown().slice(-4000) }));
} finally {
  await context.close();
}
