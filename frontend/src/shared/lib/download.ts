/** Hands a file to the person, under a name. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Prints a page in a window of its own. The window is opened before the page is asked for, because a browser lets only
 * a press of the person open one. What is parsed this way runs no scripts.
 */
export async function printPage(page: () => Promise<string>): Promise<void> {
  const target = globalThis.open('', '_blank');
  try {
    const parsed = new DOMParser().parseFromString(await page(), 'text/html');
    if (!target) return;
    target.document.replaceChild(
      target.document.adoptNode(parsed.documentElement),
      target.document.documentElement,
    );
    target.setTimeout(() => target.print(), 100);
  } catch (error) {
    target?.close();
    throw error;
  }
}
