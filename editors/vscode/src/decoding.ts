//! A saved file as text: pages name their encoding, and the oldest do not.

/** How much of a page is searched for the name of its encoding. */
const HEAD = 2048;
/** What a browser takes a page for that names no encoding and is no UTF-8. */
const FALLBACK = 'windows-1252';

/** The text of a file: by its byte order mark, as UTF-8, by the encoding that the page names, or as browsers take it. */
export function decode(bytes: Uint8Array): string {
  const marked = byMark(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(named(bytes) ?? FALLBACK).decode(bytes);
  }
}

function byMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function named(bytes: Uint8Array): string | undefined {
  const name = /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(latin(bytes.subarray(0, HEAD)))?.[1];
  try {
    return name && new TextDecoder(name).encoding;
  } catch {
    // nobody knows that name
    return undefined;
  }
}

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
