/** Asks ClamAV whether a file is harmful, over its INSTREAM protocol. */
import { connect } from 'node:net';

export interface ScannerSettings {
  readonly host: string;
  readonly port: number;
}

export interface Scanner {
  /** Rejects when the scanner does not answer with a verdict: the file is not taken then. */
  scan(bytes: Uint8Array): Promise<'clean' | 'harmful'>;
}

const TIMEOUT_MS = 60_000;
const CHUNK = 64 * 1024;

export const openScanner = (settings: ScannerSettings, timeoutMs = TIMEOUT_MS): Scanner => ({
  async scan(bytes) {
    const answer = await ask(settings, bytes, timeoutMs);
    if (/: OK$/.test(answer)) return 'clean';
    if (/ FOUND$/.test(answer)) return 'harmful';
    throw new Error(`Virusskyddet svarade inte med ett utslag: ${answer.slice(0, 80)}`);
  },
});

function ask({ host, port }: ScannerSettings, bytes: Uint8Array, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host);
    const answer: Buffer[] = [];
    const timer = setTimeout(() => socket.destroy(new Error('Virusskyddet svarade inte i tid.')), timeoutMs);
    const text = () => Buffer.concat(answer).toString('utf8').replace(/\0.*$/s, '').trim();
    socket.on('connect', () => {
      for (const part of streamed(bytes)) socket.write(part);
    });
    socket.on('data', (piece) => {
      answer.push(piece);
      if (piece.includes(0)) socket.destroy();
    });
    // A scanner that breaks off in the middle of the file may have said why.
    socket.on('error', (error) => (answer.length > 0 ? resolve(text()) : reject(error)));
    socket.on('close', () => {
      clearTimeout(timer);
      if (answer.length > 0) resolve(text());
      else reject(new Error('Virusskyddet bröt utan att svara.'));
    });
  });
}

function* streamed(bytes: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const part = bytes.subarray(at, at + CHUNK);
    yield length(part.length);
    yield part;
  }
  yield length(0);
}

function length(size: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(size);
  return four;
}
