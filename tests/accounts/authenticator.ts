/** A passkey in software, which can be told to answer as a dishonest page or device would. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { ORIGIN } from '../municipality.ts';

export interface Dishonest {
  readonly origin?: string;
  readonly challenge?: string;
  readonly rpId?: string;
  /** The device did not ask who holds it. */
  readonly unverified?: boolean;
  readonly counter?: number;
}

interface Question {
  readonly challenge: string;
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

export class Authenticator {
  private readonly id = randomBytes(16);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private counter = 0;

  register(question: Question, dishonest: Dishonest = {}): string {
    const clientData = this.clientData('webauthn.create', question, dishonest);
    const authData = Buffer.concat([
      this.head(HAS_KEY, dishonest),
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      this.publicKey(),
    ]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    const attestationObject = Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url');
    return this.answer({ clientDataJSON: clientData.toString('base64url'), attestationObject });
  }

  signIn(question: Question, dishonest: Dishonest = {}): string {
    const clientData = this.clientData('webauthn.get', question, dishonest);
    const authData = this.head(0, dishonest);
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.keys.privateKey);
    return this.answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  private answer(response: Readonly<Record<string, string>>): string {
    const id = this.id.toString('base64url');
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }

  private clientData(type: string, question: Question, { origin, challenge }: Dishonest): Buffer {
    const said = {
      type,
      challenge: challenge ?? question.challenge,
      origin: origin ?? ORIGIN,
      crossOrigin: false,
    };
    return Buffer.from(JSON.stringify(said));
  }

  private head(more: number, { rpId, unverified, counter }: Dishonest): Buffer {
    this.counter = counter ?? this.counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    const flags = PRESENT | (unverified ? 0 : VERIFIED) | more;
    return Buffer.concat([sha256(rpId ?? new URL(ORIGIN).hostname), Buffer.from([flags]), count]);
  }

  /** COSE: EC2, ES256, P-256. */
  private publicKey(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]);
    return Buffer.from(isoCBOR.encode(key as never));
  }
}
