// The first that fits: most browsers name others beside themselves.
const browsers: [name: string, sign: RegExp][] = [
  ['WeChat', /MicroMessenger\//],
  ['DingTalk', /DingTalk\//],
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['QQ', /QQBrowser\//],
  ['Firefox', /(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|Chromium|CriOS)\//],
  ['Safari', /Safari\//],
];
const systems: [name: string, sign: RegExp][] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux/],
];

const named = (list: [string, RegExp][], text: string) => list.find(([, sign]) => sign.test(text))?.[0];

/** A browser's long signature as a person knows the device: `Edge · Windows`; undefined where nothing is known of it. */
export function deviceName(userAgent: string | undefined): string | undefined {
  const text = userAgent ?? '';
  return [named(browsers, text), named(systems, text)].filter(Boolean).join(' · ') || undefined;
}
