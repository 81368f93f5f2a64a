/** An address that is safe to put into a message; null for anything but http(s). */
export function safeUrl(url: string | null): string | null {
  return url !== null && url.length <= 1000 && /^https?:\/\/[^\s<>"'`|\\]+$/i.test(url) ? url : null
}
