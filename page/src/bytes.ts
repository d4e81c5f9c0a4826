// Bytes as SCALE lays them out: little-endian integers, compact lengths, and their text in hexadecimal.

const UTF8 = new TextEncoder();

/** Returns the parts one after the other. */
export function concat(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Returns the text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return UTF8.encode(text);
}

/** Returns `0x` and two digits for each byte. */
export function toHex(bytes: Uint8Array): string {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Returns the bytes that `0x…` names. Fails unless it is that, and of `length` bytes where a length is given. */
export function fromHex(text: string, length?: number): Uint8Array {
  if (!/^0x([0-9a-f]{2})*$/i.test(text)) throw new Error(`"${text.slice(0, 20)}" is not hexadecimal`);
  const bytes = new Uint8Array((text.length - 2) / 2);
  if (length !== undefined && bytes.length !== length) throw new Error(`${bytes.length} bytes instead of ${length}`);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(text.slice(2 + 2 * at, 4 + 2 * at), 16);
  return bytes;
}

/** Returns an unsigned integer of 32 bits. Fails outside its range. */
export function u32(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) throw new Error(`${value} is not a u32`);
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** Returns an unsigned integer of 64 bits. Fails outside its range. */
export function u64(value: bigint): Uint8Array {
  if (BigInt.asUintN(64, value) !== value) throw new Error(`${value} is not a u64`);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

/** Returns a signed integer of 64 bits. Fails outside its range. */
export function i64(value: bigint): Uint8Array {
  if (BigInt.asIntN(64, value) !== value) throw new Error(`${value} is not an i64`);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, value, true);
  return bytes;
}

/** Returns the compact form of a length below 2^30. Fails at a greater one. */
export function compact(length: number): Uint8Array {
  if (!Number.isInteger(length) || length < 0 || length >= 2 ** 30) throw new Error(`${length} is no length`);
  if (length < 64) return Uint8Array.of(length << 2);
  if (length < 2 ** 14) return Uint8Array.of(((length << 2) & 0xff) | 1, length >> 6);
  return u32(length * 4 + 2);
}
