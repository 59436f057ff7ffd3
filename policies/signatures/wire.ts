/** The binary format of SSH: length-prefixed strings and numbers (RFC 4251, section 5). */

/** The bytes are not what the format promises. */
export class WireFault extends Error {}

/** Reads the fields of some bytes, one after the other. */
export class WireReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  bytes(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new WireFault("cut off");
    const part = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return part;
  }

  number(): number {
    return this.bytes(4).readUInt32BE();
  }

  byte(): number {
    return this.bytes(1).readUInt8();
  }

  string(): Buffer {
    return this.bytes(this.number());
  }

  text(): string {
    return this.string().toString("latin1");
  }

  /** A positive integer, without the zero byte that keeps its sign. */
  integer(): Buffer {
    const value = this.string();
    if ((value[0] ?? 0) >= 0x80) throw new WireFault("negative");
    if (value[0] === 0 && (value[1] ?? 0) < 0x80) throw new WireFault("not in its shortest form");
    return value[0] === 0 ? value.subarray(1) : value;
  }

  /** Ends the reading; more bytes are a fault. */
  end(): void {
    if (this.#at !== this.#bytes.length) throw new WireFault("trailing bytes");
  }
}

/** A length-prefixed string. */
export function wireString(value: string | Uint8Array): Buffer {
  const bytes = typeof value === "string" ? Buffer.from(value, "utf8") : Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Bytes of standard Base64; throws where another text would mean the same bytes. */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) throw new WireFault("not Base64");
  return bytes;
}
