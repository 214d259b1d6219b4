/** Secrets that are found again wherever they come out: in clear, and as a header or an address would carry them. */
import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';

const CANARIES = {
  'a password of an account': 'canaryADMINpassword01',
  'a password of a user': 'canaryUSERpassword02',
  'the password that replaces it': 'canaryUSERpassword03',
  'a value under ansible-vault': 'canaryVAULTEDvalue04',
  'the password of ansible-vault': 'canaryVAULTpassword05',
  'the password of sudo': 'canarySUDOpassword06',
  'a password in an address of the inventory': 'canaryINVENTORYurl07',
  'the one that replaces it': 'canaryINVENTORYurl08',
  'a password in a connection string': 'canaryCONNECTION09',
  'a password in an HBA option': 'canaryHBAoption10',
  "a password in origin's address": 'canaryORIGINurl11',
  "the job's token": 'canaryJOBtoken12',
  "the token of an action's input": 'canaryINPUTtoken13',
  "the token of the job's services": 'canarySERVICEtoken14',
  "a cloud's key": 'canaryCLOUDkey15',
  'the password of libpq': 'canaryLIBPQpassword16',
  "git's header": 'canaryGITheader17',
  'a password in what a task says': 'canaryTASKwords18',
} as const;

type Canary = keyof typeof CANARIES;

export const ALL = Object.keys(CANARIES) as readonly Canary[];

export function secret(canary: Canary): string {
  return CANARIES[canary];
}

/** Those that the text holds, in any of the ways to write them. */
export function findCanaries(text: string): readonly Canary[] {
  const decoded = (text.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? []).map((word) => decode(word)).join('\n');
  return ALL.filter((canary) => text.includes(secret(canary)) || decoded.includes(secret(canary)));
}

function decode(word: string): string {
  return Buffer.from(word, 'base64').toString('latin1');
}

/** As ansible-vault writes it. Another salt is another text of the same value. */
export function encrypt(clear: string, password: string, seed: number): string {
  const salt = Buffer.alloc(32, seed);
  const keys = pbkdf2Sync(password, salt, 10_000, 80, 'sha256');
  const padding = 16 - (Buffer.byteLength(clear) % 16);
  const padded = Buffer.concat([Buffer.from(clear), Buffer.alloc(padding, padding)]);
  const ciphertext = createCipheriv('aes-256-ctr', keys.subarray(0, 32), keys.subarray(64)).update(padded);
  const digest = createHmac('sha256', keys.subarray(32, 64)).update(ciphertext).digest();
  const parts = [salt, digest, ciphertext].map((part) => part.toString('hex')).join('\n');
  const lines =
    Buffer.from(parts)
      .toString('hex')
      .match(/.{1,80}/g) ?? [];
  return ['$ANSIBLE_VAULT;1.1;AES256', ...lines].join('\n');
}
