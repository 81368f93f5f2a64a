import { isPlainObject } from '../../domain/plain-object.js'

const STRINGS = /"(?:[^"\\]|\\.)*"(\s*:)?/g

/** What a config that is written as JSON says, read many times faster than as YAML; null for what is not, or names a key twice. */
export function quickJson(text: string): { readonly value: unknown } | null {
  if (!/^\s*\{/.test(text)) return null
  try {
    const value: unknown = JSON.parse(text)
    return keysWritten(text) === keysKept(value) ? { value } : null
  } catch {
    return null
  }
}

/** In valid JSON, a text before a colon is a key. */
function keysWritten(text: string): number {
  let keys = 0
  for (const [, colon] of text.matchAll(STRINGS)) if (colon !== undefined) keys++
  return keys
}

/** Of a key that is written twice, JSON keeps the last. */
function keysKept(value: unknown): number {
  if (Array.isArray(value)) return sum(value)
  return isPlainObject(value) ? Object.keys(value).length + sum(Object.values(value)) : 0
}

function sum(values: readonly unknown[]): number {
  return values.reduce<number>((keys, value) => keys + keysKept(value), 0)
}
